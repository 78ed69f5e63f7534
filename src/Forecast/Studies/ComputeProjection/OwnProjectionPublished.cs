using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Studies.ComputeProjection;

/// <summary>
/// The published growth of frontier models' training compute (Sevilla and Roldán, May 2024) beside ours on the tables before and after
/// it.
/// </summary>
internal sealed class OwnProjectionPublished
{
    private const string Source = "Sevilla and Roldán (May 2024), Training compute of frontier AI models, Epoch AI (web page)";

    private static readonly DateOnly _end = new(2024, 5, 31);

    private static readonly Row[] _rows =
    [
        new("notable-2010", "Notable models since 2010", "all", null, new(2010, 1, 1), "4.1", ("3.7", "4.6"), 0.9),
        new("frontier-2010", "Frontier (top 10 at release) since 2010", "top-10", null, new(2010, 1, 1), "5.3", ("4.9", "5.7"), 0.9),
        new("frontier-2018", "Frontier (top 10 at release) since 2018", "top-10", null, new(2018, 1, 1), "4.2", ("3.6", "4.9"), 0.9),
        new("language-2017", "Notable language models since June 2017", "all", "Language", new(2017, 6, 1), "9", null, 0.9),
        new("language-2020", "Top language models (top 10 at release) since mid-2020", "top-10", "Language", new(2020, 7, 1), "5.0",
            ("3.1",
            "7.3"), 0.8),
    ];

    private static readonly string[] _tables = ["2024-02-05", "2025-08-07"];

    private readonly List<Finding> _findings = [];
    private readonly List<IReadOnlyList<string>> _lines = [];

    public OwnProjectionPublished(DataFolder data)
    {
        Dataset[] tables = [.. _tables.Select(data.Read)];
        foreach (Row row in _rows)
        {
            foreach (Dataset table in tables)
            {
                Add(row, table);
            }
        }
    }

    public IReadOnlyList<Finding> Findings => _findings;

    public string Sentence
    {
        get
        {
            Finding[] growths = [.. _findings.Where(finding => finding.Id.EndsWith("/growth", StringComparison.Ordinal))];
            int inside = growths.Count(finding => finding.Interval!.Value.Contains(Printed.Parse(finding.Published!.Text).Value));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Of {growths.Length} comparisons with the growth published in May 2024 (five rows, on the tables before and after it), "
                    + $"our "
                    + $"interval holds the published estimate in {inside}; its own table is in no public copy.");
        }
    }

    public Table Table => new(
        "own-published-growth",
        "Growth of training compute published in May 2024, and ours",
        [
            new Column("Rows"), new Column("Published (times a year)"), new Column("Vintage"), new Column("n", Alignment.Right),
                new Column("Ours"), new Column("Level"), new Column("Verdict of the estimate"),
        ],
        _lines,
        $"{Source}; headline of the page: 4 to 5 times a year. Ours: least squares on log10 FLOP up to {_end:yyyy-MM-dd} at the latest, "
            + $"normal intervals; the page's n is not printed. "
            + "The rule for \"top language models\" is not printed: ours is the top 10 at release among language systems.");

    private void Add(Row row, Dataset table)
    {
        Series all = Series.Of(
            table.Systems.Where(system => system.Notability.Count > 0 && (row.Domain is null
                || system.Domains.Contains(row.Domain, StringComparer.Ordinal))),
            Measure.Find("training-compute"),
            Chronology.Gregorian);
        Series frontier = FrontierRule.Parse(row.Rule).Apply(all);
        Series series = frontier.Where(i => frontier.Systems[i].Published >= row.From && frontier.Systems[i].Published <= _end);
        Estimate growth = LogLinearTrend.Fit(series.Years, series.Log10Values).GrowthFactor(row.Level);
        var evidence = new RowEvidence(0, 0)
        {
            MissingInput = $"the page's table of May 2024 is in no public copy and its n is not printed; ours rests on vintage "
                + $"{table.Vintage.Id} (n = {series.Count.ToString(CultureInfo.InvariantCulture)})",
        };
        string id = $"{OwnProjection.Prefix}/published/{row.Id}/{table.Vintage.Id}", text = NumberText.WithInterval(growth.Value,
            growth.Interval);
        Verdict verdict = Add(row, table, series, $"{id}/growth", $"{row.Label}: growth", growth.Value, growth.Interval, row.Factor,
            evidence);
        if (row.Ends is { } ends)
        {
            string percent = NumberText.Percent(row.Level);
            Add(row, table, series, $"{id}/low", $"{row.Label}: lower end of the growth's {percent} interval", growth.Interval.Low, null,
                ends.Low, evidence);
            Add(row, table, series, $"{id}/high", $"{row.Label}: upper end of the growth's {percent} interval", growth.Interval.High,
                null,
                ends.High, evidence);
        }

        _lines.Add(
        [
            row.Label,
            row.Ends is { } printed ? $"{row.Factor} [{printed.Low}; {printed.High}]" : $"about {row.Factor}",
            table.Vintage.Id,
            series.Count.ToString(CultureInfo.InvariantCulture),
            text,
            NumberText.Percent(row.Level),
            verdict.Text(),
        ]);
    }

    private Verdict Add(
        Row row, Dataset table, Series series, string id, string label, double value, Interval? interval, string digits,
            RowEvidence evidence)
    {
        Finding ours = new Finding
        {
            Id = id,
            Label = label,
            Value = value,
            Text = interval is { } ends ? NumberText.Fixed(value, NumberText.Decimals(ends, value)) : NumberText.Like(value, digits),
            Unit = "times/year",
            Interval = interval,
            N = series.Count,
            Rule = $"notable systems{(row.Domain is null ? "" : $", domain {row.Domain}")}, {FrontierRule.Parse(row.Rule).Description}, "
                + $"published {row.From:yyyy-MM-dd} to {_end:yyyy-MM-dd}",
            Vintage = table.Vintage.Id,
        }.Beside(new Published(digits, Source), evidence);
        _findings.Add(ours);
        return ours.Verdict!.Value;
    }

    private sealed record Row(
        string Id, string Label, string Rule, string? Domain, DateOnly From, string Factor, (string Low, string High)? Ends,
            double Level);
}
