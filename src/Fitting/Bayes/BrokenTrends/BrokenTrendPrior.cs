using Forecast.Fitting.Breaks;

namespace Forecast.Fitting.Bayes.BrokenTrends;

/// <summary>What is believed of a trend's breaks, slopes and errors before the rows are seen.</summary>
/// <remarks>
/// Number: the weights of <see cref="Numbers"/>, so far as the rows have room. Dates, given their number: uniform over all ordered dates
/// that leave <see cref="MinimumRows"/> rows, of two different times, to each segment. Level and slope of the first segment: flat, they are
/// common to all numbers. Changes δ, given dates and error: N(0, g σ² (Z'Z)⁻¹) with g = n / <see cref="Rows"/>, where Z are the hinges
/// (and steps) less their projection on the straight line: Zellner's prior, which by default weighs as much as one row (unit information;
/// Kass and Wasserman 1995, J. Am. Stat. Assoc. 90, 928; Liang, Paulo, Molina, Clyde and Berger 2008, same journal 103, 410). It needs no
/// unit, moves with the scale of times and values, and says nothing of where a break is likelier. Error: σ² is inverse gamma of
/// <see cref="ErrorShape"/> and <see cref="ErrorScale"/>, whose default is Jeffreys' 1/σ².
/// </remarks>
public sealed record BrokenTrendPrior
{
    /// <summary>Weights of 0, 1, 2, … breaks, not negative, the positive ones without a gap; up to five breaks.</summary>
    /// <remarks>
    /// By default those of a Poisson distribution of mean 1, 1 / k!. Equal weights suit a comparison of few numbers; on rows with two kinks
    /// they leave a third a probability of some 0.4, since it may stand anywhere.
    /// </remarks>
    public IReadOnlyList<double> Numbers { get; init; } = [1, 1, 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120];

    /// <summary>What happens at a break.</summary>
    public BreakShape Shape { get; init; } = BreakShape.Kink;

    /// <summary>Rows that each segment holds at least; 2 or more.</summary>
    public int MinimumRows { get; init; } = 5;

    /// <summary>
    /// How many rows the belief about the changes weighs as much as; positive. Fewer rows spread it wider, and cost a break more.
    /// </summary>
    public double Rows { get; init; } = 1;

    /// <summary>Shape of the inverse gamma distribution of the error variance; 0 with a scale of 0 for Jeffreys' prior.</summary>
    public double ErrorShape { get; init; }

    /// <summary>Scale of the inverse gamma distribution of the error variance, in the squared unit of the values.</summary>
    public double ErrorScale { get; init; }

    /// <summary>The prior with a Poisson number of breaks, cut off.</summary>
    /// <param name="mean">Mean of the Poisson distribution; positive.</param>
    /// <param name="most">Most breaks, 0 to 5.</param>
    public BrokenTrendPrior WithPoisson(double mean, int most)
    {
        if (!(mean > 0 && double.IsFinite(mean)))
        {
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "A mean number of breaks is positive.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(most);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, BrokenTrend.MostBreaks);
        var weights = new double[most + 1];
        weights[0] = 1;
        for (int k = 1; k <= most; k++)
        {
            weights[k] = weights[k - 1] * mean / k;
        }

        return this with { Numbers = weights };
    }

    /// <summary>The prior with equal weights of 0 up to the most breaks.</summary>
    /// <param name="most">Most breaks, 0 to 5.</param>
    public BrokenTrendPrior WithUpTo(int most) => this with { Numbers = [.. Enumerable.Repeat(1.0, most + 1)] };

    /// <summary>The prior with a known number of breaks.</summary>
    /// <param name="breaks">Number of breaks, 0 to 5.</param>
    public BrokenTrendPrior WithExactly(int breaks) => this with { Numbers = [.. Enumerable.Repeat(0.0, breaks), 1] };

    internal void Check()
    {
        if (Numbers.Count == 0 || Numbers.Count > BrokenTrend.MostBreaks + 1 || Numbers.Any(w => !(w >= 0 && double.IsFinite(w))))
        {
            throw new ArgumentException($"Weights are given to 0 and up to {BrokenTrend.MostBreaks} breaks, none of them negative.");
        }

        int first = Numbers.ToList().FindIndex(w => w > 0), last = Numbers.ToList().FindLastIndex(w => w > 0);
        if (first < 0 || Numbers.Skip(first).Take(last - first + 1).Any(w => w == 0))
        {
            throw new ArgumentException("Some number of breaks has a weight above 0, and so have all numbers between two that have.");
        }

        if (!(MinimumRows >= 2 && Rows > 0 && double.IsFinite(Rows)))
        {
            throw new ArgumentException(
                $"A segment has 2 rows or more, and a prior weighs more than none: {MinimumRows} and {Rows} were given.");
        }

        if (!(ErrorShape >= 0 && ErrorScale >= 0 && double.IsFinite(ErrorShape + ErrorScale)))
        {
            throw new ArgumentException(
                $"Shape and scale of the error variance are not negative; {ErrorShape} and {ErrorScale} were given.");
        }
    }
}
