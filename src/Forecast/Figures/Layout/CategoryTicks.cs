namespace Forecast.Figures.Layout;

/// <summary>Ticks that are names; where they are too many, every second, third … is printed.</summary>
internal static class CategoryTicks
{
    public static IEnumerable<TickSet> Candidates(IReadOnlyList<string> names) =>
        from step in Enumerable.Range(1, Math.Max(1, names.Count))
        select new TickSet(
            [.. Enumerable.Range(0, names.Count).Where(i => i % step == 0).Select(i => new Tick(i, names[i]))],
            []);
}
