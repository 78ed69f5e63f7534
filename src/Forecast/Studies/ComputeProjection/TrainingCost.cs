using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Results;

namespace Forecast.Studies.ComputeProjection;

/// <summary>How fast the cost of the dearest training runs grows, and when one costs a billion dollars.</summary>
internal static class TrainingCost
{
    /// <summary>First day of the paper's growth.</summary>
    public static readonly DateOnly Since = new(2016, 1, 1);

    // The newest day of the systems that the paper, of May 2024, can have used: the vintage of 5 February 2024 lies in its repository.
    private static readonly DateOnly PaperEnd = new(2024, 2, 5);

    internal const string Section = "cost";
    private const double Level = 0.9, OtherLevel = 0.95;
    private const double Billion = 1e9;
    internal const int PublishedN = 45;
    internal const string Paper = "Cottier et al. (2024), arXiv 2405.21015";

    /// <summary>Fits, carries forward, compares.</summary>
    public static StudySection Run(DataFolder data, StudyPlan plan, CancellationToken cancellation)
    {
        var costs = new ModelCosts(data);
        Dataset newest = data.ReadLatest();
        var rows = new List<CostRow>();
        foreach ((string, string) way in ModelCosts.Ways)
        {
            rows.Add(
                CostRow.Of(
                    $"{Slug(way)}-2024",
                    $"top 10 in compute at release, {Since.Year} to Feb 2024",
                    ModelCosts.File,
                    costs.Series(way, true, Since, PaperEnd),
                    Level));
        }

        foreach ((string, string) way in ModelCosts.Ways)
        {
            rows.Add(
                CostRow.Of(
                    Slug(way),
                    $"top 10 in compute at release, since {Since.Year}",
                    ModelCosts.File,
                    costs.Series(way, true, Since, DateOnly.MaxValue),
                    Level));
        }

        rows.Add(
            CostRow.Of(
                "amortised-all",
                $"all models of the table, since {Since.Year}",
                ModelCosts.File,
                costs.Series(ModelCosts.Ways[0], false, Since, DateOnly.MaxValue),
                Level));
        rows.Add(
            CostRow.Of("newest-vintage", $"top 10 in compute at release, since {Since.Year}", newest.Vintage.Id, Newest(newest), Level));
        cancellation.ThrowIfCancellationRequested();
        CostRow paper = rows[0], now = rows[3];
        LargestRun then = new(paper.Trend, plan), dearest = new(now.Trend, plan), cluster = new(rows[5].Trend, plan);
        Estimate thenDate = then.Reaches(Billion), date = dearest.Reaches(Billion);
        PowerTrend power = PowerTrend.Of(newest, plan);
        return new StudySection
        {
            Summary =
            [
                $"The amortised cost of hardware and energy of the dearest runs (top 10 in compute at release) grew {paper.Text} times a "
                + $"year from {Since.Year} to February 2024 (90 %, n = {paper.N}), where the paper has 2.4 [2.0; 2.9] on 45 models, and "
                + $"{now.Text} times a year to 2025 (n = {now.N}).",
                $"At that growth the dearest run known in February 2024, {then.System.Name}, is followed by one of a billion dollars in "
                + $"{BillionDollars.Dates(thenDate)}; from the dearest known now, {dearest.System.Name} at "
                + $"${NumberText.Significant(dearest.Value / 1e6, 2)} million, in {BillionDollars.Dates(date)} (90 %). "
                + "The paper says by 2027.",
                power.Sentence,
            ],
            Numbers =
            [
                .. rows.SelectMany(row => Numbers(row, row == paper)),
                .. BillionDollars.Numbers(paper, now, thenDate, date, plan),
                .. power.Numbers
            ],
            Tables = [Table(rows), power.Table],
            Figures = [CostFigure(now), power.Figure],
            Warnings =
            [
                "The interval of a date holds the error of the growth alone, not whether the dearest run known was ahead of its time.",
                "The dollars of the cost table are those of its source, which does not state their year; the newest vintage's costs are "
                + "in dollars of 2023.",
                $"Counted by the price of the whole cluster a run has passed a billion dollars already: {cluster.System.Name} "
                + $"({cluster.System.Published?.Year}), ${NumberText.Significant(cluster.Value / 1e9, 2)} billion.",
                $"The cost table was extended after the paper: {costs.Count} models where the paper has {PublishedN}. Costs of the newest "
                + $"models rest on fewer disclosed facts.",
                .. power.Warnings,
            ],
            NotVerified =
            [
                "Training cost: the split of the cost (hardware 47–67 %, R&D staff 29–49 %, energy 2–6 %; servers 15–22 %, interconnect "
                + "9–13 %) rests on staff and energy figures that are in no table at hand.",
                "Training cost: the list of the paper's 45 models is in no table at hand; ours are those of the top ten in compute at "
                + "release whose cost the extended table gives.",
                "Scaling through 2030: 2e29 FLOP by 2030, campuses of 1–5 GW (1e28–3e29 FLOP), distributed training with 2–45 GW, 100 "
                + "million H100-equivalents (20–400 million) and 4e14 to 2e16 tokens are judgements of supply that no table at hand can "
                + "check; the range of the latency wall was not verified.",
            ],
            DataFiles = [ModelCosts.File],
        };
    }

    private static string Slug((string Column, string Title) way) => way.Column.Replace("_cost", "", StringComparison.Ordinal);

    private static Series Newest(Dataset dataset)
    {
        Series compute = Series.Of(dataset.Systems, Measure.Find("training-compute"), Chronology.Gregorian);
        return Series.Of(
            FrontierRule.Parse("top-10").Apply(compute).Systems.Where(s => s.Published >= Since),
            Measure.Find("cost"),
            Chronology.Gregorian);
    }

    private static IEnumerable<Finding> Numbers(CostRow row, bool isPapers)
    {
        Basis basis = new(Section, row.N, row.Rule, row.Vintage);
        string label = $"Growth of training cost, {row.Trend.Series.Measure.Title.ToLowerInvariant()}, {row.Rule}";
        if (!isPapers)
        {
            return [basis.Number($"growth/{row.Id}", label, row.Growth.Value, "times/year", row.Growth.Interval)];
        }

        var evidence = new RowEvidence(PublishedN, row.N) { Noun = "models" };
        Estimate wide = row.Trend.Trend.GrowthFactor(OtherLevel);
        return
        [
            .. basis.Beside(
                $"growth/{row.Id}",
                label,
                row.Growth,
                "times/year",
                new PublishedRange($"{Paper}, abstract: 2.4x a year, 90 % interval", "2.4", "2.0", "2.9"),
                evidence),
            .. basis.Beside(
                $"growth/{row.Id}/95",
                $"{label}, 95 %",
                wide,
                "times/year",
                new PublishedRange($"{Paper} v1 and its web page: 2.4x a year, 95 % interval", "2.4", "2.0", "3.1"),
                evidence),
        ];
    }

    private static Table Table(List<CostRow> rows) => new(
        "training-cost",
        "Growth of the cost of training",
 [
            new Column("Cost"),
            new Column("Rows"),
            new Column("n", Alignment.Right),
            new Column("Times a year [90 %]"),
            new Column("Doubling time (months)"),
            new Column("Table")
        ],
        [
            ["as published: amortised hardware and energy", "top 10 at release, since 2016", "45", "2.4 [2.0; 2.9]", "", Paper],
            .. rows.Select(row => (IReadOnlyList<string>)
            [
                row.Trend.Series.Measure.Title, row.Rule, row.N.ToString(CultureInfo.InvariantCulture), row.Text,
                NumberText.WithInterval(row.Trend.DoublingMonths), row.Vintage,
            ]),
        ],
        "Least squares on log10 cost. The paper's interval is 90 % in its abstract; version 1 prints 2.0–3.1 at 95 %.");

    private static NamedFigure CostFigure(CostRow row)
    {
        Figures.Figure figure = TrendFigure.Of(
            row.Trend,
            row.Trend.Series,
            "Top 10 in compute at release",
            "Amortised cost of the dearest training runs",
            "Data: Epoch AI (CC BY 4.0), model-costs.csv; dates of vintage 2025-08-07");
        return new NamedFigure(
            "training-cost",
            figure with { Layers = [.. figure.Layers, new Figures.HorizontalRule(9, "1 billion dollars")] });
    }
}
