using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>The growth of training datasets in the model of 2022, in closed form, beside the published percentiles.</summary>
internal sealed class Stock2022Datasets
{
    private const string Source = "epoch-research/data-stock, v1/projections, percentiles of the pointset";
    private const string Rule = "(i) datasets grow at one normal rate X from 2022 on, closed form";

    private static readonly string[] _ends = ["low", "median", "high"];
    private static readonly string[] _percentiles = ["5 %", "50 %", "95 %"];
    private static readonly double[] _z = [.. new[] { 0.05, 0.5, 0.95 }.Select(new Normal(0, 1).Quantile)];

    private readonly PublishedPercentiles _published;
    private readonly Stock2022Findings _make;

    public Stock2022Datasets(PublishedPercentiles published, Stock2022Findings make)
    {
        (_published, _make) = (published, make);
        Findings =
        [
            .. Rates(),
            .. Sizes("language-datasets", DatasetGrowth2022.Language, Stock2022Component.Words, 2023, 3),
            .. Sizes("language-datasets", DatasetGrowth2022.Language, Stock2022Component.Words, 2030, 2),
            .. Sizes("vision-datasets", DatasetGrowth2022.Vision, Stock2022Component.Images, 2030, 2),
            Growth("language-datasets", DatasetGrowth2022.Language, "113"),
            Growth("vision-datasets", DatasetGrowth2022.Vision, "46"),
            .. Largest("language-datasets", DatasetGrowth2022.Language, 1951, 2100),
            .. Largest("vision-datasets", DatasetGrowth2022.Vision, 1951, 2100),
        ];
    }

    public IReadOnlyList<Finding> Findings { get; }

    public Table Table()
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach ((string series, DatasetGrowth2022 growth, int[] years) in new[]
        {
            ("language-datasets", DatasetGrowth2022.Language, new[] { 2023, 2030, 2040, 2060, 2100 }),
            ("vision-datasets", DatasetGrowth2022.Vision, [2023, 2030, 2040, 2060, 2100]),
            ("vision-datasets", DatasetGrowth2022.VisionIntended, [2023, 2030, 2040, 2060, 2100]),
        })
        {
            foreach (int year in years)
            {
                string name = growth.Name;
                string published = Stock2022Components.Range(Published(series, year));
                rows.Add([name, $"{year}", published, Stock2022Components.Range(Ours(growth, year))]);
            }
        }

        return new Table(
            "stock-2022-datasets",
            "2022 model: largest training dataset by historical growth",
            [new Column("Datasets"), new Column("Year"), new Column("Published: median [5 %; 95 %]"),
                new Column("Ours: median [5 %; 95 %]")],
            rows,
            "The code takes the second entry of the images' growth paths, their median, for the first, their 95 %: X then has 95 % "
                + "at 0.233 and not 0.287 orders of magnitude a year. "
                + "The published percentiles have the quirk; the last rows are what was meant.")
        {
            GroupStarts = [0, 5, 10],
        };
    }

    private static double[] Ours(DatasetGrowth2022 growth, double year)
    {
        TwoPieceNormal at = growth.At(year);
        return [.. _z.Select(z => at.Median + z * (z < 0 ? at.Below : at.Above))];
    }

    private double[] Published(string series, double year) => _published.At(series, year) is var row ? [row[0], row[2], row[4]] : [];

    private IEnumerable<Finding> Rates()
    {
        DatasetGrowth2022[] all = [DatasetGrowth2022.Language, DatasetGrowth2022.Vision, DatasetGrowth2022.VisionIntended];
        foreach (DatasetGrowth2022 growth in all)
        {
            var interval = new Interval(growth.Low, growth.High, 0.9);
            yield return _make.Certain(
                $"{growth.Name.Replace(' ', '-')}-datasets/rate",
                $"Growth of training datasets: {growth.Name}",
                growth.Rate.Mean,
                $"{NumberText.Fixed(growth.Rate.Mean, 3)} [{NumberText.Fixed(growth.Low, 3)}; {NumberText.Fixed(growth.High, 3)}]",
                "OOM/year",
                Rule,
                2,
                PublishedPercentiles.File,
                interval);
        }
    }

    private IEnumerable<Finding> Sizes(string series, DatasetGrowth2022 growth, string unit, int year, int digits)
    {
        double[] published = Published(series, year), ours = Ours(growth, year);
        for (int p = 0; p < 3; p++)
        {
            Finding finding = _make.Certain(
                $"{series}/{year}/{_ends[p]}",
                $"Largest dataset of {growth.Name}, {year}, {_percentiles[p]}",
                Elementary.Exp10(ours[p]),
                NumberText.FromLog10(ours[p], digits),
                unit,
                Rule,
                2,
                PublishedPercentiles.File);
            yield return Stock2022Findings.Within(
                finding,
                (Elementary.Exp10(ours[p] - Stock2022Program.Rounding), Elementary.Exp10(ours[p] + Stock2022Program.Rounding)),
                "the rounding of the published place to five digits",
                new Published(NumberText.FromLog10(published[p], digits), $"{Source}, {year}"));
        }
    }

    private Finding Growth(string series, DatasetGrowth2022 growth, string text)
    {
        double percent = 100 * (Elementary.Exp10(growth.Rate.Mean) - 1);
        Finding finding = _make.Certain(
            $"{series}/growth", $"Growth of the median dataset of {growth.Name}", percent, NumberText.Like(percent, text),
            "%/year", Rule, 2, PublishedPercentiles.File);
        return finding.Beside(new Published(text, "growth of the median of the published pointsets"), RowEvidence.Formula);
    }

    private IEnumerable<Finding> Largest(string series, DatasetGrowth2022 growth, int first, int last)
    {
        for (int p = 0; p < 3; p++)
        {
            IEnumerable<int> years = Enumerable.Range(first, last - first + 1);
            double largest = years.Max(year => Math.Abs(Ours(growth, year)[p] - Published(series, year)[p]));
            yield return _make.Certain(
                $"{series}/largest-difference/{_ends[p]}",
                $"Largest dataset of {growth.Name}: largest difference of the {_percentiles[p]} from the published one in any year",
                largest,
                NumberText.Fixed(largest, 3),
                "dex",
                $"{Rule}; every year from {first} to {last}",
                last - first + 1,
                PublishedPercentiles.File);
        }
    }
}
