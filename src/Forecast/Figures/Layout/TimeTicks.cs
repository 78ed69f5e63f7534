namespace Forecast.Figures.Layout;

/// <summary>Ticks on an axis of decimal years: months, then years, then decades.</summary>
internal static class TimeTicks
{
    private const double MonthsUpTo = 2.5;

    private const int MostMinor = 40;

    private static readonly string[] MonthNames =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private static readonly (double Step, double Minor)[] YearSteps =
        [(1, 0), (2, 1), (5, 1), (10, 5), (20, 10), (50, 10), (100, 50), (200, 100), (500, 100), (1000, 500)];

    public static IEnumerable<TickSet> Candidates(Span span)
    {
        if (span.Length < MonthsUpTo)
        {
            foreach (int step in new[] { 1, 2, 3, 6 })
            {
                yield return Months(span, step);
            }
        }

        foreach (var (step, minor) in YearSteps)
        {
            yield return Years(span, step, minor);
        }

        foreach (var set in LinearTicks.Candidates(span, grouped: false))
        {
            yield return set;
        }
    }

    private static TickSet Months(Span span, int step)
    {
        var all = TickSet.Multiples(new Span(span.Low * 12, span.High * 12), 1, MostMinor);
        var labelled = TickSet.Multiples(new Span(span.Low * 12, span.High * 12), step, TickSet.Most);
        return new TickSet([.. labelled.Select(Month)], [.. all.Except(labelled).Select(month => month / 12)]);
    }

    private static Tick Month(double month)
    {
        double year = Math.Floor(month / 12);
        return new Tick(month / 12, $"{MonthNames[(int)(month - 12 * year)]} {LinearTicks.Plain(year, 0, false)}");
    }

    private static TickSet Years(Span span, double step, double minor)
    {
        var labelled = TickSet.Multiples(span, step, TickSet.Most);
        IReadOnlyList<double> between = minor == 0 ? [] : TickSet.Multiples(span, minor, MostMinor);
        return new TickSet(
            [.. labelled.Select(year => new Tick(year, LinearTicks.Plain(year, 0, false)))],
            [.. between.Except(labelled)]);
    }
}
