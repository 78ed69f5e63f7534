using Forecast.Figures;
using Forecast.Fitting.Results;
using Forecast.Reports;
using Forecast.Studies;

namespace Forecast.Tests.Reports;

/// <summary>Findings for tests: one study in plain words, and one with hostile text in every field.</summary>
internal static class Sample
{
    public const string Hostile = "<script>alert(1)</script> | \"a\" & 'b' 5% x_y {z} $1$ #2 \\n ~ ^\nsecond `line` [link](http://x) ]]> \u001b[31m";

    public static Finding Finding(string id, Verdict? verdict = Verdict.Reproduced, string? code = null) => new()
    {
        Id = $"sample/{id}",
        Label = $"Doubling time, {id}",
        Value = 10.668,
        Text = "10.7",
        Unit = "months",
        Interval = new Interval(7.71, 24.1, 0.95),
        N = 19,
        Rule = "systems of 2016 to 2022",
        Vintage = "2022-02",
        Seed = 20220209,
        Published = verdict is null ? null : new Published("10.6", "arXiv 2202.05924, Table 4", code),
        Verdict = verdict,
        Evidence = "The printed digits agree.",
    };

    public static Table Table(string id = "table-4") => new(
        id,
        "Table 4. Trends",
        [new Column("Period"), new Column("Source"), new Column("n", Alignment.Right), new Column("Doubling time (months)", Alignment.Right)],
        [
            ["2016–2022 large", "paper", "19", "10.7 [7.9; 10.6; 25.6]"],
            ["", "ours", "19", "10.67 [7.7; 10.6; 24.1]"],
            ["Games", "paper", "13", "-4.1"],
        ],
        "Brackets hold quantiles.")
    {
        GroupStarts = [0, 2],
    };

    public static Findings Study(params Finding[] numbers) => new()
    {
        StudyId = "sample",
        Title = "A sample study",
        Citation = "Somebody (2022)",
        Summary = ["One sentence.", "Another."],
        Numbers = numbers,
        Tables = [Table()],
        Figures = [new NamedFigure("eras", Picture("Eras", "Three lines."))],
        Warnings = ["The class was chosen after looking."],
    };

    private static Figure Picture(string title, string altText) => new()
    {
        Title = title,
        AltText = altText,
        X = new Axis(title, Scale.Time),
        Y = new Axis(altText, Scale.Log10),
        Layers = [new Points(altText, [new Point(2012.5, 17, altText, altText)])],
    };

    public static Findings HostileStudy(string id = "hostile") => new()
    {
        StudyId = id,
        Title = Hostile,
        Citation = Hostile,
        Summary = [Hostile, "=1+2"],
        Numbers =
        [
            new Finding
            {
                Id = Hostile,
                Label = Hostile,
                Value = double.NaN,
                Text = Hostile,
                Unit = Hostile,
                Interval = new Interval(double.NegativeInfinity, double.PositiveInfinity, 0.9),
                N = 1,
                Rule = Hostile,
                Vintage = Hostile,
                Published = new Published(Hostile, Hostile, Hostile),
                Verdict = Verdict.Differs,
                Evidence = Hostile,
            },
        ],
        Tables = [new Table("t", Hostile, [new Column(Hostile), new Column(Hostile, Alignment.Right)], [[Hostile, Hostile], ["=cmd()", "-5"]], Hostile)],
        Figures = [new NamedFigure("f", Picture("Eras & <more>", Hostile))],
        Warnings = [Hostile],
    };

    public static Report Report(params Findings[] studies) =>
        new(studies, new RunInfo("0.1.0", 20220209, 10_000, [new VintageInfo("2022-02", "Milestones", "9f86d081")], "forecast reproduce --seed 20220209"));

    public static Report HostileReport() =>
        new([HostileStudy(), HostileStudy("other")], new RunInfo(Hostile, 1, 100, [new VintageInfo(Hostile, Hostile, Hostile)], Hostile));
}
