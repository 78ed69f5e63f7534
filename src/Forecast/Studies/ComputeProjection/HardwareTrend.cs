using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Results;

namespace Forecast.Studies.ComputeProjection;

/// <summary>How fast the price-performance, performance, energy efficiency, memory and bandwidth of chips doubled.</summary>
internal static class HardwareTrend
{
    private const string Section = "hardware";
    private const double Level = 0.95;
    private const string Published = "As published", Then = "Ours, chips known then", Now = "Ours, all chips";

    /// <summary>Fits every question, as of its publication and on all chips.</summary>
    public static StudySection Run(DataFolder data)
    {
        var chips = new ChipTable(data);
        List<HardwareRow> rows = [.. HardwareQuestions.All.Select(question => HardwareRow.Of(chips, question, Level))];
        HardwareRow price = Row("price-performance"), energy = Row("energy-efficiency"), performance = Row("performance");
        return new StudySection
        {
            Summary =
            [
                $"Over all chips with a price the FP32 performance a dollar doubled in {price.NowText} years (95 %, n = "
                + $"{price.Now.Series.Count}), FP32 performance in {performance.NowText} years, performance a watt in {energy.NowText} "
                + $"years; "
                + $"the report of 2023 has 2.1, 2.3 and 3.0. In the tensor formats that models are trained in, performance doubled in "
                + $"{Row("tensor-performance").NowText} years and performance a watt in {Row("tensor-energy-efficiency").NowText}.",
            ],
            Numbers = [.. rows.SelectMany(Numbers)],
            Tables = [Table(rows)],
            Figures = [Compared(rows)],
            Warnings =
            [
                "The GPU report of 2022 rests on 470 graphics processors, most of them for games; the table at hand holds chips used for "
                + "machine learning, so that its rows are another sample and not an earlier or later one.",
                "The table's FP16 column is the rate without tensor units, which consumer chips of 2016 and 2017 run at a 64th of FP32: "
                + "the FP16 row mixes those with chips made for it, and its doubling time of about a year says little.",
                "Prices at release are list prices; what large buyers paid is not public.",
            ],
            NotVerified =
            [
                "Hardware: the 470 GPUs of the report of 2022 and the chips of the report of 2023 are in no table at hand; their level of "
                + "confidence is not printed where their numbers were read, and ours is 95 %.",
                "Hardware: which GPUs count as top performing, and as used for machine learning, is not printed where the numbers were "
                + "read; ours are the 5 best at release, and those on which the table names a model trained.",
            ],
            DataFiles = [ChipTable.File, ChipTable.PriceFile, ChipTable.IndexFile],
        };

        HardwareRow Row(string id) => rows.Single(row => row.Question.Id == id);
    }

    private static IEnumerable<Finding> Numbers(HardwareRow row)
    {
        HardwareQuestion question = row.Question;
        string unit = question.AsFactor ? "times/year" : "years";
        string label = $"{(question.AsFactor ? "Growth" : "Doubling time")}: {question.Quantity.ToLowerInvariant()}, {question.Chips}";
        if (question.Published is { } published)
        {
            string until = question.AsOf.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
            int n = row.Then.Series.Count;
            RowEvidence evidence = question.PublishedN > 0
                ? new RowEvidence(question.PublishedN, n) { Noun = "chips" }
                : new RowEvidence(n, n)
                {
                    Noun = "chips",
                    MissingInput = "the publication's chips are in no public copy at hand; "
                        + $"ours are the {n} chips of the table of July 2026 released up to {until}",
                };
            var basis = new Basis(Section, n, $"{question.Chips}, released up to {until}", ChipTable.File);
            foreach (Finding finding in basis.Beside(question.Id, label, row.Number(row.Then), unit, published, evidence))
            {
                yield return finding;
            }
        }

        Estimate now = row.Number(row.Now);
        yield return new Basis(Section, row.Now.Series.Count, question.Chips, ChipTable.File).Number(
            $"{question.Id}/now",
            label,
            now.Value,
            unit,
            now.Interval,
            row.NowText);
    }

    private static Table Table(List<HardwareRow> rows) => new(
        "hardware",
        "Doubling times of hardware, in years",
        [
            new Column("Quantity"), new Column("Chips"), new Column("As published"), new Column("n", Alignment.Right),
            new Column("Ours, chips known then"), new Column("n", Alignment.Right),
            new Column("Ours, to March 2026"), new Column("n", Alignment.Right),
        ],
        [.. rows.Select(row => (IReadOnlyList<string>)
        [
            row.Question.Quantity + (row.Question.AsFactor ? " (times a year)" : ""),
            row.Question.Chips,
            row.Question.Published?.Text ?? "",
            row.Question.PublishedN > 0 ? $"{row.Question.PublishedN}" : "",
            row.Question.Published is null ? "" : row.ThenText,
            row.Question.Published is null ? "" : $"{row.Then.Series.Count}",
            row.NowText,
            $"{row.Now.Series.Count}",
        ])],
        "Least squares on log10, 95 % interval; ∞: the growth's interval reaches zero. Chips known then: released up to June 2022, "
        + "November 2023 or August 2024, when the number was published.")
    {
        GroupStarts = HardwareQuestions.GroupStarts,
    };

    private static NamedFigure Compared(List<HardwareRow> rows)
    {
        List<HardwareRow> shown = [.. rows.Where(row => !row.Question.AsFactor)];
        string[] names = [.. shown.Select(row => row.Question.ShortName)];
        IEnumerable<Point> Dots(Func<HardwareRow, Estimate?> number, double offset) => shown
            .Select((row, i) => (Number: number(row), Y: i + offset))
            .Where(dot => dot.Number is not null)
            .Select(
                dot => new Point(
                    dot.Number!.Value.Value,
                    dot.Y,
                    null,
                    null,
                    XLow: dot.Number.Value.Interval.Low,
                    XHigh: Math.Min(dot.Number.Value.Interval.High, 12)));
        return new NamedFigure("hardware", new Figure
        {
            Title = "Doubling times of hardware for machine learning",
            Subtitle = "95 % intervals where they are known, cut off at 12 years; ours from n = "
                + $"{shown.Min(row => row.Then.Series.Count)} to {shown.Max(row => row.Now.Series.Count)} chips with the quantity",
            Source = "Data: Epoch AI (CC BY 4.0), Data on Machine Learning Hardware, July 2026; published numbers: Epoch AI 2022 and 2023",
            AltText = "Dots with error bars, one row for each quantity: the published doubling time, ours on the chips known when it was "
                + "published, and ours on all chips.",
            X = new Axis("Doubling time (years)", Scale.Linear, 0),
            Y = new Axis("", Scale.Category) { Categories = names },
            Groups = [new Group(Published), new Group(Then), new Group(Now)],
            Layers =
            [
                new Points(Published, [.. Dots(row => row.Printed, -0.22)]),
                new Points(Then, [.. Dots(row => row.Question.Published is null ? null : row.Number(row.Then), 0)]),
                new Points(Now, [.. Dots(row => row.Number(row.Now), 0.22)]),
            ],
            Width = 900,
            Height = 760,
        });
    }
}
