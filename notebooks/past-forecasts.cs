#:project ../src/Forecast/Forecast.csproj
#:property PublishAot=false

// %% How far were past forecasts off?
//
// Each earlier vintage of the table is what an analyst knew on its date. Fit the frontier's trend to it alone, look at the frontier
// systems that came later, and score the trend on them. Run it from the root of the repository:
//
//     dotnet run notebooks/past-forecasts.cs
//
// It prints its tables and draws out/past-forecasts.svg.

using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Forecast.Fitting.Scoring;
using Forecast.Reports;
using Forecast.Studies;

const double Level = 0.9;
var from = new DateOnly(2010, 1, 1);
FrontierRule rule = FrontierRule.Parse("top-10");
Measure compute = Measure.Find("training-compute");
DataFolder folder = DataFolder.Open();

// %% What came: the frontier as the newest table knows it
Dataset newest = folder.ReadLatest();
Series came = Frontier(newest);
Console.WriteLine($"Vintage {newest.Vintage.Id}: {came.Count} systems were in the top 10 at release since {from.Year}.");

// %% What was foreseen
//
// The naive forecast says that a later system will lie where the last ten lay. A forecast is worth having if it beats that: the
// continuous ranked probability score (CRPS, in orders of magnitude) is the distance between forecast and outcome, smaller is better.
var rows = new List<IReadOnlyList<string>>();
var layers = new List<Layer> { new Points("Frontier systems", [.. Enumerable.Range(0, came.Count).Select(i => new Point(came.Years[i], came.Log10Values[i], came.Systems[i].Name))]) };
foreach (Vintage vintage in folder.Vintages.Where(v => v.Id != newest.Vintage.Id))
{
    Series then = Frontier(folder.Read(vintage.Id));
    double cut = then.Years[^1];
    Series later = came.Where(i => came.Years[i] > cut);
    if (then.Count < 10 || later.Count < 5)
    {
        Console.WriteLine($"Vintage {vintage.Id} is left out: {then.Count} systems fitted and {later.Count} later ones are too few.");
        continue;
    }

    LinearTrend trend = LogLinearTrend.Fit(then.Years, then.Log10Values).Line;
    double[] lastTen = [.. then.Log10Values.ToArray().TakeLast(10)];
    double[] errors = new double[later.Count], scores = new double[later.Count], naive = new double[later.Count];
    double[] low = new double[later.Count], high = new double[later.Count];
    for (int i = 0; i < later.Count; i++)
    {
        Prediction p = trend.Predict(later.Years[i], Level);
        (low[i], high[i]) = (p.Predictive.Low, p.Predictive.High);
        errors[i] = later.Log10Values[i] - p.Mean;
        double scale = (p.Predictive.High - p.Predictive.Low) / 2 / new StudentT(then.Count - 2).Quantile(0.5 + Level / 2);
        scores[i] = Crps.Of(new StudentT(then.Count - 2, p.Mean, scale), later.Log10Values[i]);
        naive[i] = Crps.OfDraws(lastTen, later.Log10Values[i]);
    }

    var coverage = Coverage.Of(Level, low, high, later.Log10Values);
    rows.Add(
    [
        vintage.Id,
        NumberText.Fixed(cut, 1),
        $"{then.Count}",
        $"{later.Count}",
        $"{NumberText.Percent(Math.Round(coverage.Held.Share, 2))} [{NumberText.Fixed(100 * coverage.Held.Interval.Low, 0)}; {NumberText.Fixed(100 * coverage.Held.Interval.High, 0)}]",
        NumberText.Fixed(errors.Average(), 2),
        NumberText.Fixed(scores.Average(), 2),
        NumberText.Fixed(naive.Average(), 2),
    ]);
    layers.Add(new Line($"Trend of {vintage.Id}", [.. new[] { cut, came.Years[^1] }.Select(year => (year, trend.At(year)))], LineStyle.Dashed));
}

var table = new Table(
    "past",
    "Trends of earlier vintages, scored on the frontier systems that came later",
    [
        new Column("Vintage"),
        new Column("Last system", Alignment.Right),
        new Column("n fitted", Alignment.Right),
        new Column("n later", Alignment.Right),
        new Column("Inside the 90 % band", Alignment.Right),
        new Column("Mean error (OOM)", Alignment.Right),
        new Column("CRPS", Alignment.Right),
        new Column("CRPS, naive", Alignment.Right),
    ],
    rows,
    "Share inside with its 90 % interval as if systems were independent, which those of one year are not. A mean error below zero: growth was slower than foreseen.");
Console.WriteLine();
Console.WriteLine(TextTable.Render(table, 110));

// %% The figure
var figure = new Figure
{
    Title = "What earlier vintages foresaw, and what came",
    Subtitle = "systems in the top 10 at release, and the trend of each vintage from its last system on",
    Source = newest.Vintage.Credit,
    AltText = "Frontier systems' training compute against date with the trends that earlier vintages would have drawn.",
    X = new Axis("Publication date", Scale.Time, 2018),
    Y = new Axis("Training compute (FLOP)", Scale.Log10, 20),
    Groups = [new Group("Frontier systems", Tone.Muted)],
    Layers = layers,
};
AtomicFile.WriteAllText("out/past-forecasts.svg", SvgRenderer.Render(figure));
Console.WriteLine("Drawn to out/past-forecasts.svg.");

Series Frontier(Dataset dataset)
{
    Series all = rule.Apply(Series.Of(dataset.Systems, compute, Chronology.Gregorian));
    return all.Where(i => all.Systems[i].Published >= from);
}
