using Forecast.Figures;

namespace Forecast.Tests.Figures;

/// <summary>Made-up figures that use every layer, scale and layout.</summary>
internal static class Samples
{
    public static readonly Axis Date = new("Publication date", Scale.Time);

    public static readonly Axis Compute = new("Training compute (FLOP)", Scale.Log10);

    private static readonly string[] Names = ["Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliett"];

    public static readonly IReadOnlyDictionary<string, Figure> All = new Dictionary<string, Figure>
    {
        ["eras"] = Eras(),
        ["domains"] = Domains(),
        ["vintages"] = Vintages(),
        ["projection"] = Projection(),
        ["prices"] = Prices(),
        ["groups"] = Groups(),
        ["choices"] = Choices(),
        ["empty"] = Blank([]),
        ["hostile"] = Hostile(),
    };

    public static Figure Blank(IReadOnlyList<Layer> layers) => new()
    {
        Title = "Nothing measured yet",
        AltText = "Two empty axes.",
        X = Date,
        Y = Compute,
        Layers = layers,
    };

    /// <summary>A scatter about a trend, the same on every machine: noise from the golden ratio.</summary>
    public static IReadOnlyList<Point> Scatter(double from, double to, double low, double rise, int count, double noise, int labels = 0) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            double x = from + (to - from) * (i + 0.5) / count;
            double y = low + rise * (x - from) + noise * ((i * 0.6180339887 % 1) + (i * 0.3247179572 % 1) - 1);
            bool named = labels > 0 && i % Math.Max(1, count / labels) == 0;
            return new Point(x, y, $"system {i}", named ? Names[i % Names.Length] + " " + i : null);
        }),
    ];

    private static IEnumerable<Layer> Trend(string group, double from, double to, double low, double rise, int count, double noise, int labels)
    {
        yield return new Points(group, Scatter(from, to, low, rise, count, noise, labels));
        yield return new Line(group, [(from, low), (to, low + rise * (to - from))], LineStyle.Solid, $"×{Math.Pow(10, rise):F1} a year");
        yield return new Band(group, [new(from, low - 0.8, low + 0.8), new((from + to) / 2, low + rise * (to - from) / 2 - 0.3, low + rise * (to - from) / 2 + 0.3), new(to, low + rise * (to - from) - 0.8, low + rise * (to - from) + 0.8)]);
    }

    private static Figure Eras() => new()
    {
        Title = "Training compute grew in three eras",
        Subtitle = "120 made-up systems, 1952–2024, with trends and 95 % bands",
        Source = "Data: made up (CC0), vintage 2026-07",
        AltText = "Points rise slowly until 2010 and fast after.",
        X = Date,
        Y = Compute,
        Layers =
        [
            .. Trend("Pre deep learning", 1952, 2010, 4, 0.17, 40, 3, 4),
            .. Trend("Deep learning", 2010, 2016, 15, 0.65, 30, 2, 2),
            .. Trend("Large scale", 2016, 2024, 20, 0.6, 50, 2.5, 5),
        ],
    };

    private static Figure Domains() => new()
    {
        Title = "Trends by domain",
        Subtitle = "Each panel: one domain; the others in grey",
        AltText = "Four panels with rising points.",
        X = Date,
        Y = Compute,
        Groups = [new Group("Others", Tone.Muted)],
        Layers = [new Points("Others", Scatter(2010, 2024, 15, 0.6, 60, 5))],
        Panels = [.. new[] { "Language", "Vision", "Games", "Biology" }.Select((name, i) =>
            new Panel(name, [.. Trend(name, 2011 + i, 2023, 16, 0.5 + 0.05 * i, 12 + 4 * i, 2, 1)]))],
    };

    private static Figure Vintages() => new()
    {
        Title = "The doubling time by vintage of the data",
        AltText = "Five dots with whiskers near 6 months.",
        X = new Axis("Doubling time (months)", Scale.Linear),
        Y = new Axis("Vintage", Scale.Category) { Categories = ["2022-02", "2023-03", "2024-02", "2025-08", "2026-07, with every system"] },
        Height = 300,
        Layers =
        [
            new Points("Doubling time", [.. new[] { 5.7, 6.1, 6.3, 5.9, 5.4 }.Select((months, i) =>
                new Point(months, i, Label: $"{months:F1}", XLow: months - 0.5 - 0.1 * i, XHigh: months + 0.7))]),
            new VerticalRule(5.6, "published: 5.6"),
        ],
    };

    private static Figure Projection() => new()
    {
        Title = "The largest training run to 2030",
        AltText = "A fan that opens from 2025 to 2030.",
        X = Date,
        Y = Compute,
        Groups = [new Group("Projection"), new Group("Observed", Tone.Muted)],
        Layers =
        [
            new Points("Observed", Scatter(2018, 2025, 22, 0.6, 30, 1)),
            new Band("Projection", [new(2025, 26.2, 26.2), new(2030, 27, 31)], "90 % interval"),
            new Band("Projection", [new(2025, 26.2, 26.2), new(2030, 28, 29.5)], "50 % interval"),
            new Line("Projection", [(2025, 26.2), (2030, 28.8)], LineStyle.Dashed, "median"),
            new Line("Bound", [(2025, 26.2), (2030, 30)], LineStyle.Dotted),
            new HorizontalRule(28, "10 000 times GPT"),
            new VerticalRule(2025, "data end"),
        ],
    };

    private static Figure Prices() => new()
    {
        Title = "Prices over eighteen months, with error bars and an open band",
        AltText = "Prices fall.",
        X = new Axis("Date", Scale.Time, 2024, 2025.5),
        Y = new Axis("Price ($ per million tokens)", Scale.Log10, null, 1.2),
        Width = 420,
        Layers =
        [
            new Points("Price", [.. Enumerable.Range(0, 7).Select(i => new Point(2024.1 + 0.2 * i, 1 - 0.15 * i, Low: 0.8 - 0.15 * i, High: i == 3 ? double.PositiveInfinity : 1.1 - 0.15 * i))]),
            new Band("Price", [new(2024, 0.9, double.PositiveInfinity), new(2025.5, double.NegativeInfinity, 0.2)]),
        ],
    };

    private static Figure Groups() => new()
    {
        Title = "More groups than colours",
        AltText = "Nine groups on lines of their own.",
        X = new Axis("x", Scale.Linear),
        Y = new Axis("y", Scale.Linear),
        Layers = [.. Enumerable.Range(0, 9).Select(g => new Points($"Group {g}", [.. Enumerable.Range(0, 5).Select(i => new Point(i, g + 0.1 * i))]))],
    };

    /// <summary>A curve of 60 cases, and below it which of them take which choice.</summary>
    private static Figure Choices() => new()
    {
        Title = "Sixty cases, sorted, and the choices behind each",
        AltText = "A rising line over rows of marks.",
        X = new Axis("Cases, sorted", Scale.Linear, 0, 61),
        Y = new Axis("Months", Scale.Linear),
        Height = 500,
        Layers = [new VerticalRule(20)],
        Panels =
        [
            new Panel("All cases", [new Line("Case", [.. Enumerable.Range(1, 60).Select(i => ((double)i, 4 + 0.002 * i * i))])]),
            new Panel("Domain", [.. Rows(3)]) { Y = new Axis("", Scale.Category) { Categories = ["language", "vision", "other domains"] } },
            new Panel("What is done with outliers and with rows that have no date", [.. Rows(2)])
            {
                Y = new Axis("", Scale.Category) { Categories = ["all kept", "low outliers and large-scale systems dropped"] },
            },
        ],
    };

    private static IEnumerable<Layer> Rows(int count) => Enumerable.Range(0, count).Select(row =>
        new Rug("Case", row, [.. Enumerable.Range(1, 60).Where(i => i * i % 7 % count == row).Select(i => (double)i)]));

    private static Figure Hostile() => new()
    {
        Title = "Hostile <script>alert(\"x\")</script> & 'quotes' \u0001\u0002 日本語 😀 " + new string('w', 150),
        Subtitle = "a stray \uD800 surrogate",
        Source = "line\nbreak\tand tab",
        AltText = "]]> <!-- -->",
        X = new Axis("x & <y>", Scale.Linear),
        Y = new Axis("‰", Scale.Linear),
        Layers =
        [
            new Points("<b>one</b>", [new Point(3, 7, "</title><script>", "a label far too long for the plot " + new string('l', 200))]),
            new Line(new string('L', 200), [(1, 2), (3, 4)]),
        ],
    };
}
