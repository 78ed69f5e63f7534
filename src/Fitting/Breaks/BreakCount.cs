using Forecast.Fitting.Random;

namespace Forecast.Fitting.Breaks;

/// <summary>How many breaks a trend has: the fits with none up to the most, side by side.</summary>
public sealed class BreakCount
{
    private BreakCount(IReadOnlyList<BrokenTrend> fits)
    {
        Fits = fits;
    }

    /// <summary>The fits: number of breaks is place in the list. It ends early where the rows do not suffice for more.</summary>
    public IReadOnlyList<BrokenTrend> Fits { get; }

    /// <summary>The number of breaks with the least <see cref="BrokenTrend.Bic"/>.</summary>
    public int ByBic => Least(fit => fit.Bic);

    /// <summary>The number of breaks with the least <see cref="BrokenTrend.Lwz"/>: more cautious than BIC.</summary>
    public int ByLwz => Least(fit => fit.Lwz);

    /// <summary>What a reader should doubt about a fit with a given number of breaks, the criteria's objections included.</summary>
    /// <param name="breaks">Number of breaks.</param>
    public IReadOnlyList<string> Warnings(int breaks)
    {
        BrokenTrend fit = Fits[breaks];
        string[] objections =
        [
            .. breaks > ByBic ? [$"BIC supports {Breaks(ByBic)}, not {breaks}."] : Array.Empty<string>(),
            .. breaks > ByLwz ? [$"LWZ supports {Breaks(ByLwz)}, not {breaks}."] : Array.Empty<string>(),
        ];
        return [.. fit.Warnings, .. objections];
    }

    /// <summary>Fits a trend with none up to the most breaks.</summary>
    /// <param name="times">Times, in any unit and order.</param>
    /// <param name="values">The values, one a time.</param>
    /// <param name="most">Most breaks, 0 to 5.</param>
    /// <param name="shape">What happens at a break.</param>
    /// <param name="minimumRows">Rows of each segment, at least.</param>
    /// <exception cref="ArgumentException">What <see cref="BrokenTrend.Fit"/> refuses without breaks.</exception>
    public static BreakCount Fit(
        ReadOnlySpan<double> times,
        ReadOnlySpan<double> values,
        int most = BrokenTrend.MostBreaks,
        BreakShape shape = BreakShape.Kink,
        int minimumRows = BrokenTrend.DefaultMinimumRows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, BrokenTrend.MostBreaks);
        var fits = new List<BrokenTrend> { BrokenTrend.Fit(times, values, 0, shape, minimumRows) };
        while (fits.Count <= most && BrokenTrend.TryFit(times, values, fits.Count, shape, minimumRows) is { } next)
        {
            fits.Add(next);
        }

        return new BreakCount(fits);
    }

    /// <summary>The number of breaks by tests of sup F(l + 1 | l) in sequence, of kinks or jumps as fitted.</summary>
    /// <param name="significance">Probability above which a test is silent and the sequence ends, between 0 and 1.</param>
    /// <param name="simulations">Simulations of each test; at least 19 and enough to reach the significance.</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">A significance out of range, or one that so few simulations cannot reach.</exception>
    public SequentialSupF BySequentialSupF(double significance, int simulations, StreamKey key)
    {
        if (!(significance > 0 && significance < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(significance), significance, "A significance lies between 0 and 1.");
        }

        if (1.0 / (simulations + 1) > significance)
        {
            throw new ArgumentOutOfRangeException(
                nameof(simulations), simulations, $"A probability of {significance} asks for {Math.Ceiling(1 / significance) - 1} simulations or more.");
        }

        var tests = new List<SupFTest>();
        int breaks = 0;
        while (breaks + 1 < Fits.Count)
        {
            tests.Add(SupFTest.Run(Fits[breaks], simulations, key.Child((ulong)breaks)));
            if (tests[^1].PValue > significance)
            {
                break;
            }

            breaks++;
        }

        return new SequentialSupF(breaks, significance, tests);
    }

    private static string Breaks(int count) => count switch
    {
        0 => "no break",
        1 => "1 break",
        _ => $"{count} breaks",
    };

    private int Least(Func<BrokenTrend, double> criterion) =>
        Enumerable.Range(0, Fits.Count).Where(m => !double.IsNaN(criterion(Fits[m]))).MinBy(m => criterion(Fits[m]));
}
