using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>What internet users write: Table 2 of the paper.</summary>
internal sealed class Stock2024Writing
{
    private const string Table2 = Stock2024Numbers.Paper + ", Table 2";

    // Table 2 as printed: tokens a year, share of traffic in percent, extrapolated.
    private static readonly PrintedPlatform[] _printed =
    [
        new("Facebook", PlatformText.Facebook, "1e14", "3.6", "3e15"),
        new("Instagram", PlatformText.Instagram, "8e12", "1.5", "5.8e14"),
        new("Twitter", PlatformText.Twitter, "1.7e13", "1.3", "1.37e15"),
        new("Reddit", PlatformText.Reddit, "6e11", ".44", "1.4e14"),
    ];

    private readonly StudyPlan _plan;
    private readonly double _personYears;
    private readonly Samples _samples;
    private readonly Finding[] _tokens;
    private readonly Finding[] _extrapolated;

    public Stock2024Writing(StudyPlan plan, double personYears, CancellationToken cancellation)
    {
        (_plan, _personYears) = (plan, personYears);
        Quantity product = 1;
        foreach (PlatformText platform in OfYear.Platforms)
        {
            product *= platform.Extrapolated;
        }

        var program = Gpu.Program.Compile(
        [
            .. _printed.Select(row => (row.Name, row.Platform.Tokens)),
            ("Reddit of the text", PlatformText.RedditOfText.Tokens),
            ("messages", OfCode.Messages),
            ("yearly", OfCode.Yearly),
            ("yearly, 12 months", OfYear.Yearly),
            ("written, 12 months", OfYear.WrittenBy2024(personYears)),
            ("geometric", Quantity.Pow(product, 1.0 / OfYear.Platforms.Count)),
        ]);
        _samples = MonteCarlo.Run(
            program,
            new DrawPlan(Stock2024Stock.DrawsTimes * (long)plan.Draws, plan.Seed),
            cancellation: cancellation);
        _tokens = [.. _printed.Select(Tokens)];
        _extrapolated = [.. _printed.Select(Extrapolated)];
    }

    /// <summary>The model as the code has it: of Facebook's text a month in place of a year.</summary>
    public static UserWriting OfCode { get; } =
        new("writing as coded", PlatformText.Twitter, PlatformText.FacebookOfOneMonth, PlatformText.Instagram, PlatformText.Reddit);

    /// <summary>The model with the twelve months.</summary>
    public static UserWriting OfYear { get; } = new(
        "writing",
        PlatformText.Twitter,
        PlatformText.Facebook,
        PlatformText.Instagram,
        PlatformText.Reddit);

    public StudySection Section => new()
    {
        Numbers = [.. _tokens, .. _extrapolated, Mean, Messages, .. new Stock2024Users(_samples, _personYears, _plan).Numbers],
        Tables = [Table],
        Warnings =
        [
            "Table 2 of the 2024 paper: the printed tokens a year of the platforms are not what its inputs give; they are "
            + $"{string.Join(", ", _printed.Select((row, i) => $"{NumberText.Significant(Ratio(i), 2)} times as much for {row.Name}"))}. "
            + "What Table 1 and the text print for all users rests on the code, not on this table.",
            "The code leaves out the twelve months of Facebook's monthly posts, which lowers all users' text: "
            + $"{Stock2024Numbers.Range(_samples["yearly"], 0.95, "tokens")} tokens a year as coded, "
            + $"{Stock2024Numbers.Range(_samples["yearly, 12 months"], 0.95, "tokens")} with them. "
            + "For Reddit the text has a tenth of the code's posts and comments: "
            + $"{Stock2024Numbers.Range(_samples["Reddit of the text"], 0.95, "tokens")} tokens a year.",
        ],
        DataFiles = ["stock/population.csv"],
    };

    /// <summary>Person-years with internet by 2024, from the curated population.</summary>
    public static double PersonYears(DataFolder data)
    {
        UserTable table = UserTable.Read(Path.Combine(data.Path, "stock", "population.csv"), "year", "people");
        double[] years = table.Numbers("year"), people = table.Numbers("people");
        return UserWriting.PersonYears(years.Zip(people).ToDictionary(pair => (int)pair.First, pair => pair.Second));
    }

    private static Finding Mean
    {
        get
        {
            double log = _printed.Sum(row => Elementary.Log10(Printed.Parse(row.Extrapolated).Value)) / _printed.Length;
            return Stock2024Numbers.Formula(
                "table-2/geometric-mean",
                "Geometric mean of the printed extrapolations",
                Elementary.Exp10(log),
                "tokens/year",
                3,
                "of the four printed numbers")
                .Beside(new Published("7.6e14", Table2), RowEvidence.Formula);
        }
    }

    private Finding Messages => Stock2024Numbers.Quantile(
            "table-2/messages",
            "Instant messages",
            _samples["messages"],
            0.5,
            "tokens/year",
            "1e11 to 2e11 messages a day of 4 to 6 tokens (90 %), times 365",
            _plan)
        .BesideDraws(new Published("1.65e14", Table2), RowEvidence.Formula, Quantiles.Sorted(_samples["messages"].Draws.Span), 0.5);

    private Table Table => new(
        "writing-2024",
        "What internet users write (tokens a year, 2024)",
        [
            new("Platform"),
            new("Printed"),
            new("By its inputs", Alignment.Right),
            new("Verdict"),
            new("Printed / ours", Alignment.Right),
            new("Scaled up, printed"),
            new("From the row", Alignment.Right),
            new("Verdict"),
        ],
        [
            .. _printed.Select((row, i) => (IReadOnlyList<string>)
            [
                row.Name,
                row.Tokens,
                _tokens[i].Text,
                _tokens[i].Verdict!.Value.Text(),
                NumberText.Significant(Ratio(i), 2),
                row.Extrapolated,
                _extrapolated[i].Text,
                _extrapolated[i].Verdict!.Value.Text(),
            ]),
            [
                "messages",
                "1.65e14",
                Messages.Text,
                Messages.Verdict!.Value.Text(),
                NumberText.Significant(1.65e14 / Messages.Value, 2),
                "",
                "",
                "",
            ],
            ["geometric mean", "", "", "", "", "7.6e14", Mean.Text, Mean.Verdict!.Value.Text()],
        ],
        $"By its inputs: median [95 %] of {_samples.Count:#,0} draws of the code's formula, Facebook with twelve months. From the row: "
        + "printed tokens over the printed share of traffic.");

    private double Ratio(int i) => Printed.Parse(_printed[i].Tokens).Value / _tokens[i].Value;

    private Finding Tokens(PrintedPlatform row) => Stock2024Numbers.Quantile(
            $"table-2/{row.Id}/tokens",
            $"{row.Name}: tokens a year",
            _samples[row.Name],
            0.5,
            "tokens/year",
            "posts and tokens of the code, over a whole year",
            _plan)
        .BesideDraws(new Published(row.Tokens, Table2), RowEvidence.Formula, Quantiles.Sorted(_samples[row.Name].Draws.Span), 0.5);

    // A row's quotient is known only as well as its two printed numbers are rounded.
    private static Finding Extrapolated(PrintedPlatform row)
    {
        (Printed tokens, Printed share) = (Printed.Parse(row.Tokens), Printed.Parse(row.Share));
        double value = 100 * tokens.Value / share.Value;
        double most = 100 * (tokens.Value + tokens.Unit / 2) / (share.Value - share.Unit / 2);
        var rounding = new Tolerance(Math.Round((most - value) / value, 3), true, "the rounding of the row's two printed numbers");
        return Stock2024Numbers.Formula(
            $"table-2/{row.Id}/extrapolated",
            $"{row.Name}: scaled up by its traffic",
            value,
            "tokens/year",
            3,
            "printed tokens over the printed share")
            .Beside(new Published(row.Extrapolated, Table2), RowEvidence.Formula with { Tolerance = rounding });
    }

    private sealed record PrintedPlatform(string Name, PlatformText Platform, string Tokens, string Share, string Extrapolated)
    {
        public string Id => Name.ToLowerInvariant();
    }
}
