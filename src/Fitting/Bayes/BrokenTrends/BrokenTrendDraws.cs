using Forecast.Fitting.Breaks;

namespace Forecast.Fitting.Bayes.BrokenTrends;

/// <summary>The draws of one chain, in the time and the value of the rows given, side by side in one array.</summary>
internal sealed class BrokenTrendDraws
{
    private const int Level = 0, Slope = 1, Sigma = 2, First = 3;
    private const int Date = 0, Step = 1, Bend = 2, Each = 3;

    private readonly double[] _values;
    private readonly int _stride;

    public BrokenTrendDraws(int draws, int most, double start)
    {
        (_stride, Start, Breaks) = (First + Each * most, start, new int[draws]);
        _values = new double[draws * _stride];
    }

    /// <summary>Time of the first row.</summary>
    public double Start { get; }

    /// <summary>Number of breaks of each draw.</summary>
    public int[] Breaks { get; }

    /// <summary>Draws the coefficients for the chain's breaks and keeps them.</summary>
    public void Keep(int draw, BrokenTrendChain chain, CollapsedTrend trend, TrendRows rows, double mean, ChainNoise noise)
    {
        const int Capacity = BrokenTrend.MostBreaks;
        Span<double> steps = stackalloc double[Capacity], bends = stackalloc double[Capacity];
        (double level, double slope, double sigma) = trend.Draw(chain.Dates, chain.Splits, noise, steps, bends);
        Span<double> row = Row(draw);
        Breaks[draw] = chain.Breaks;

        // From times of -1 to 1 less their mean to times.
        double half = 0.5 * (rows.Times[^1] - rows.Times[0]);
        (row[Level], row[Slope], row[Sigma]) = (level + slope * (-1 - mean), slope / half, sigma);
        for (int j = 0; j < chain.Breaks; j++)
        {
            Span<double> at = row[(First + Each * j)..];
            (at[Date], at[Step], at[Bend]) = (rows.Time(chain.Dates[j] + mean), steps[j], bends[j] / half);
        }
    }

    public double LevelAtStart(int draw) => Row(draw)[Level];

    public double FirstSlope(int draw) => Row(draw)[Slope];

    public double Error(int draw) => Row(draw)[Sigma];

    public double BreakDate(int draw, int index) => Row(draw)[First + Each * index + Date];

    public double StepAt(int draw, int index) => Row(draw)[First + Each * index + Step];

    public double BendAt(int draw, int index) => Row(draw)[First + Each * index + Bend];

    /// <summary>Slope of a segment.</summary>
    public double SegmentSlope(int draw, int segment)
    {
        double slope = Row(draw)[Slope];
        for (int j = 0; j < segment; j++)
        {
            slope += BendAt(draw, j);
        }

        return slope;
    }

    /// <summary>Value of the trend at a time.</summary>
    public double At(int draw, double time)
    {
        ReadOnlySpan<double> row = Row(draw);
        double value = row[Level] + row[Slope] * (time - Start);
        for (int j = 0; j < Breaks[draw]; j++)
        {
            ReadOnlySpan<double> at = row.Slice(First + Each * j, Each);
            if (!(time > at[Date]))
            {
                break;
            }

            value += at[Step] + at[Bend] * (time - at[Date]);
        }

        return value;
    }

    private Span<double> Row(int draw) => _values.AsSpan(draw * _stride, _stride);
}
