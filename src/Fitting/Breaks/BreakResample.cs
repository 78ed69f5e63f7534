using Forecast.Fitting.Random;

namespace Forecast.Fitting.Breaks;

/// <summary>Draws a resample and searches its breaks, over and over in the same working memory. One for each thread.</summary>
/// <remarks>
/// A resample of rows is a count of each row as they stand in the order of time, so nothing is sorted again. Word w of block i of the
/// resample's stream picks the row of draw w · blocks + i. A draw on which the breaks cannot be placed is drawn again.
/// </remarks>
internal sealed class BreakResample
{
    private const int BlocksTogether = 8;

    // Sets of gaps a search of several kinks may look at in each resample; beyond it the best so far is taken.
    internal const int Allowance = 2_000;

    private readonly BrokenTrend _fit;
    private readonly bool _drawsRows;
    private readonly SuffixSums _sums;
    private readonly ulong[] _words;
    private readonly int[] _counts;
    private readonly double[] _fitted;
    private readonly double[] _residuals;
    private readonly double[] _y;
    private readonly int[] _splits;

    public BreakResample(BrokenTrend fit, ResamplingScheme scheme)
    {
        int n = fit.Rows.Count;
        _fit = fit;
        _drawsRows = scheme == ResamplingScheme.Rows;
        _sums = new SuffixSums(fit.Rows.X);
        int blocks = (n + 3) / 4;
        _words = new ulong[4 * ((blocks + BlocksTogether - 1) / BlocksTogether * BlocksTogether)];
        _counts = new int[n];

        // Residuals are smaller than errors by the coefficients that were fitted to them.
        double scale = Math.Sqrt(n / (double)Math.Max(1, fit.Quality.DegreesOfFreedom));
        double[] residuals = [.. fit.Rows.Order.Select(i => fit.Points[i].Residual)];
        double mean = residuals.Average();
        _residuals = [.. residuals.Select(r => scale * (r - mean))];
        _fitted = [.. fit.Rows.Y.Select((y, i) => y - residuals[i])];
        _splits = new int[fit.Breaks.Count];
        _y = _drawsRows ? fit.Rows.Y : new double[n];
    }

    /// <summary>The places of the breaks in one resample.</summary>
    public void Refit(StreamKey key, double[] places)
    {
        for (ulong position = 0; ; position += (ulong)(_words.Length / 4))
        {
            Philox.Blocks(key.Seed, position, key.Stream, _words);
            Draw();
            if (BreakSearch.Find(_sums, _fit.Shape, _fit.MinimumRows, Allowance, places, _splits, out _))
            {
                return;
            }
        }
    }

    private void Draw()
    {
        int n = _counts.Length;
        if (_drawsRows)
        {
            Array.Clear(_counts);
            for (int i = 0; i < n; i++)
            {
                _counts[(int)((_words[i] * (ulong)n) >> 32)]++;
            }

            _sums.Take(_y, _counts);
            return;
        }

        for (int i = 0; i < n; i++)
        {
            _y[i] = _fitted[i] + _residuals[(int)((_words[i] * (ulong)n) >> 32)];
        }

        _sums.Take(_y);
    }
}
