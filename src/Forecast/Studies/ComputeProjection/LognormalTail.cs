using Forecast.Data;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;

namespace Forecast.Studies.ComputeProjection;

/// <summary>
/// A check on the counts by other means: the share of systems that a log-normal scatter about the trend of compute puts above a threshold.
/// </summary>
/// <remarks>
/// Share = 1 - Φ((T - μ(t)) / σ), log10 compute ~ N(μ(t), σ²), μ a line by least squares. Level, slope and σ are drawn from their joint
/// posterior under the flat prior; one draw is used for all years.
/// </remarks>
internal sealed class LognormalTail
{
    private static readonly Normal Standard = new(0, 1);

    private readonly double[] _level, _slope, _sigma;
    private readonly LinearTrend _line;

    public LognormalTail(YearlyCounts counts, StreamKey key)
    {
        Series series = Series.Of(counts.KnownSystems, Measure.Find("training-compute"), Chronology.Gregorian);
        _line = LogLinearTrend.Fit(series.Years, series.Log10Values).Line;
        N = series.Count;
        var random = new RandomSequence(key.Child("tail"));
        double nu = _line.Quality.DegreesOfFreedom, s = _line.Quality.ResidualStandardDeviation;
        var chi = new Gamma(nu / 2, 2);
        double levelError = _line.Terms[0].StandardError / s, slopeError = _line.SlopeStandardError / s;
        (_level, _slope) = (SystemNumbers.Deviates(random), SystemNumbers.Deviates(random));
        _sigma = new double[SystemNumbers.Draws];
        for (int i = 0; i < _sigma.Length; i++)
        {
            _sigma[i] = s * Math.Sqrt(nu / chi.Quantile(random.NextUniform()));
            _level[i] = Math.FusedMultiplyAdd(_sigma[i] * levelError, _level[i], _line.Level);
            _slope[i] = Math.FusedMultiplyAdd(_sigma[i] * slopeError, _slope[i], _line.Slope);
        }
    }

    /// <summary>Systems behind the trend of compute.</summary>
    public int N { get; }

    /// <summary>Draws of the share of a year's systems above a threshold.</summary>
    /// <param name="year">The year.</param>
    /// <param name="log10Threshold">log10 FLOP.</param>
    public double[] At(int year, double log10Threshold)
    {
        var shares = new double[SystemNumbers.Draws];
        for (int i = 0; i < shares.Length; i++)
        {
            double centre = Math.FusedMultiplyAdd(_slope[i], year + 0.5 - _line.Centre, _level[i]);
            shares[i] = Standard.Cdf((centre - log10Threshold) / _sigma[i]);
        }

        return shares;
    }
}
