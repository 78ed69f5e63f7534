using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>The sufficient statistics of a line with normal errors, beside its priors.</summary>
internal sealed class NormalTrendFrame(CentredRows rows, TrendPriors priors)
{
    private readonly double _logDeviation = Natural.Log(rows.Deviation), _step = 1 / Math.Sqrt(2 * (rows.Count - 1));

    public ConjugateMean Level { get; } = new(rows.ValueMean, rows.Count, priors.LevelMean, priors.LevelDeviation);

    public ConjugateMean Slope { get; } = new(rows.Slope, rows.SumOfSquares, priors.SlopeMean, priors.SlopeDeviation);

    public double Residuals { get; } = rows.Residuals;

    /// <summary>Rows less the two coefficients.</summary>
    public int Degrees { get; } = rows.Count - 2;

    /// <summary>One over the prior mean of σ.</summary>
    public double Rate { get; } = 1 / priors.ScatterMean;

    /// <summary>d ln σ / d coordinate.</summary>
    public double Step => _step;

    /// <summary>ln σ at a coordinate.</summary>
    public double LogSigma(double coordinate) => Math.FusedMultiplyAdd(_step, coordinate, _logDeviation);
}
