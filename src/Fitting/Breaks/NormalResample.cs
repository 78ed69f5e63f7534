using Forecast.Fitting.Bayes.Sampling;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Breaks;

/// <summary>Draws sets of normal errors around a fit and finds their breaks, over and over in the same working memory. One for each thread.</summary>
internal sealed class NormalResample
{
    private readonly BrokenTrend _fit;
    private readonly double[] _fitted;
    private readonly double[] _y;
    private readonly double _deviation;

    public NormalResample(BrokenTrend fit)
    {
        _fit = fit;
        _fitted = [.. fit.Rows.Y.Select((y, i) => y - fit.Points[fit.Rows.Order[i]].Residual)];
        _y = new double[fit.Rows.Count];

        // Without breaks the straight line is of no consequence, and neither is the size of the errors.
        _deviation = fit.Breaks.Count == 0 ? 1 : fit.Quality.ResidualStandardDeviation;
        Sums = new SuffixSums(fit.Rows.X);
        (Places, Splits) = (new double[fit.Breaks.Count], new int[fit.Breaks.Count]);
    }

    /// <summary>The set drawn last.</summary>
    public SuffixSums Sums { get; }

    /// <summary>Places of its breaks.</summary>
    public double[] Places { get; }

    /// <summary>For jumps, the first row after each.</summary>
    public int[] Splits { get; }

    /// <summary>Draws a set and finds its breaks.</summary>
    public void Refit(StreamKey key)
    {
        var sequence = new RandomSequence(key);
        for (int i = 0; i < _y.Length; i++)
        {
            _y[i] = _fitted[i] + _deviation * StandardNormal.Next(sequence);
        }

        Sums.Take(_y);
        _ = BreakSearch.Find(Sums, _fit.Shape, _fit.MinimumRows, BreakResample.Allowance, Places, Splits, out _);
    }
}
