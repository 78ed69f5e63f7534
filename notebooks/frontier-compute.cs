#:project ../src/Forecast/Forecast.csproj
#:property PublishAot=false

// How much compute will a frontier training run use in 2030?
//
// Run it from the root of the repository:
//
//     dotnet run notebooks/frontier-compute.cs
//
// It prints a table and writes a figure. Change a line and run it again: every step below is one method of the library, and each
// takes what the step before it returned.

using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Forecast.Projections;
using Forecast.Reports;
using Forecast.Studies;

const double Level = 0.9;       // coverage of every interval
const int LastYear = 2030;      // how far the trend is carried
var from = new DateOnly(2010, 1, 1);

// 1. The data. Without an argument, Open finds the folder 'data' at or above the current folder. A vintage is one dated download
//    of the public table; ReadLatest takes the newest, Read("2022-02") the one behind the paper of 2022.
DataFolder folder = DataFolder.Open();
Dataset dataset = folder.ReadLatest();
Console.WriteLine($"Vintage {dataset.Vintage.Id}: {dataset.Systems.Count} systems, {dataset.Vintage.Scope}.");

// 2. A series: the systems whose date and training compute are both known, oldest first, as decimal years and log10 FLOP.
Series known = Series.Of(dataset.Systems, Measure.Find("training-compute"), Chronology.Gregorian);

// 3. The frontier. A system is in the top 10 at release when fewer than ten systems before it used more compute. The rule looks at
//    all earlier systems, so it comes before the cut at 2010: the other way round, the first ten systems of 2010 would all pass.
FrontierRule rule = FrontierRule.Parse("top-10");
Series frontier = rule.Apply(known);
Series fitted = frontier.Where(i => frontier.Systems[i].Published >= from);
Console.WriteLine($"{known.Count} have a date and known compute; {fitted.Count} of them are {rule.Description}, since {from.Year}.");

// 4. The fit: a straight line through log10 compute, which is exponential growth, carried to 1 January of each year ahead.
TrendForecast forecast = TrendForecast.Of(fitted, rule, Level, LastYear);
Console.WriteLine();
Console.WriteLine($"Growth: {NumberText.WithInterval(forecast.GrowthFactor.Value, forecast.GrowthFactor.Interval)} times a year.");
Console.WriteLine($"Doubling time: {NumberText.WithInterval(forecast.DoublingMonths.Value, forecast.DoublingMonths.Interval)} months.");

// 5. The projection. Two intervals: where the line may run, and where one new frontier system may lie. The second is the wider one,
//    and the one to quote for "how large will a frontier run be".
IEnumerable<IReadOnlyList<string>> rows = forecast.Projection.Points.Select(p => new[]
{
    forecast.Series.Chronology.Date(p.X).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    NumberText.FromLog10(p.Mean, 2),
    Ends(p.Confidence),
    Ends(p.Predictive),
});
var table = new Table(
    "frontier-compute",
    "Training compute of a frontier system (FLOP)",
    [new Column("Date"), new Column("Trend", Alignment.Right), new Column($"{NumberText.Percent(Level)} of the line"), new Column($"{NumberText.Percent(Level)} of a new system")],
    [.. rows],
    $"Vintage {dataset.Vintage.Id}, {rule.Description} since {from.Year}, n = {fitted.Count}.");
Console.WriteLine();
Console.WriteLine(TextTable.Render(table, 100));

// 6. What to doubt. The library says it in sentences; leaving them out of a report is a choice, not a default.
foreach (string warning in forecast.Warnings)
{
    Console.WriteLine($"Doubt: {warning}");
}

// 7. How much hangs on the rule? The same fit under other meanings of "frontier".
Console.WriteLine();
Console.WriteLine("Growth a year under other rules:");
foreach (string other in new[] { "record", "top-5", "top-10", "top-20", "all" })
{
    Series chosen = FrontierRule.Parse(other).Apply(known);
    Series since = chosen.Where(i => chosen.Systems[i].Published >= from);
    Estimate growth = LogLinearTrend.Fit(since.Years, since.Log10Values).GrowthFactor(Level);
    Console.WriteLine($"  {other,-7} {NumberText.WithInterval(growth.Value, growth.Interval),-22} n = {since.Count}");
}

// 8. The figure, as SVG that any browser or word processor shows.
Figure figure = TrendFigure.Of(
    forecast,
    known,
    "Top 10 at release",
    $"Training compute of frontier systems, carried to {LastYear}",
    dataset.Vintage.Credit);
const string Picture = "out/frontier-compute.svg";
AtomicFile.WriteAllText(Picture, SvgRenderer.Render(figure));
Console.WriteLine();
Console.WriteLine($"Drawn to {Picture}.");

static string Ends(Interval log10) => $"{NumberText.FromLog10(log10.Low, 2)} to {NumberText.FromLog10(log10.High, 2)}";
