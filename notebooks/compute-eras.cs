#:project ../src/Forecast/Forecast.csproj
#:property PublishAot=false

// %% How fast does compute grow?
//
// Training compute of notable systems since 1952: where the trend broke, how sure that is, how fast it doubled in each era, and where the
// frontier stands in 2030. Run it from the root of the repository:
//
//     dotnet run notebooks/compute-eras.cs
//
// It prints its tables and draws out/compute-eras.svg.

using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Bayes.BrokenTrends;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Forecast.Projections;
using Forecast.Reports;
using Forecast.Studies;

const double Level = 0.9;       // coverage of every interval
const int LastYear = 2030;      // how far the frontier is carried
const int MostBreaks = 4;
var frontierFrom = new DateOnly(2010, 1, 1);

// %% The rows
//
// A vintage is one dated download of the public table; ReadLatest takes the newest, Read("2022-02") the one behind the paper of 2022.
// A series keeps the systems whose date and training compute are both known, as decimal years and log10 FLOP.
DataFolder folder = DataFolder.Open();
Dataset dataset = folder.ReadLatest();
Series notable = Series.Of(new SystemFilter { Notable = true }.Apply(dataset.Systems), Measure.Find("training-compute"), Chronology.Gregorian);
Console.WriteLine($"Vintage {dataset.Vintage.Id}: {dataset.Systems.Count} systems, {notable.Count} of them notable with known date and compute.");

// %% Eras
//
// A straight line that may bend, at dates and as often as the data say: number, dates and slopes are uncertain together.
BrokenTrendPosterior eras = BayesianBrokenTrend.Sample(
    notable.Years, notable.Log10Values, new BrokenTrendPrior().WithPoisson(1, MostBreaks), new BrokenTrendPlan(), new StreamKey(1).Child("compute eras"));
IEnumerable<string> numbers = eras.Probabilities.Select((p, breaks) => (p, breaks)).Where(one => one.p >= 0.005)
    .Select(one => $"{one.breaks} with {NumberText.Percent(Math.Round(one.p, 2))}");
Console.WriteLine($"Number of bends: {string.Join(", ", numbers)}. {eras.Diagnosis.Verdict}");
int most = eras.MostProbable;
BrokenTrendEras given = eras.Given(most);
var rows = new List<IReadOnlyList<string>>();
for (int era = 0; era <= most; era++)
{
    Estimate slope = given.Slope(era, Level);
    Estimate doubling = LogLinearTrend.DoublingTimeOf(slope);
    string start = era == 0 ? "the first system" : Date(given.Date(era - 1, Level));
    rows.Add(
    [
        start,
        NumberText.WithInterval(slope.Value, slope.Interval),
        NumberText.WithInterval(12 * doubling.Value, doubling.Interval.Map(years => 12 * years)),
    ]);
}

Show(new Table(
    "eras",
    $"Eras of the training compute of notable systems, given {most} bends",
    [new Column("From"), new Column("Growth (OOM/year)", Alignment.Right), new Column("Doubling time (months)", Alignment.Right)],
    rows,
    $"Vintage {dataset.Vintage.Id}, n = {notable.Count}; medians and {NumberText.Percent(Level)} intervals of the posterior."));

// %% The frontier
//
// A system is in the top 10 at release when fewer than ten systems before it used more compute. The rule looks at all earlier systems,
// so it comes before the cut at 2010: the other way round, the first ten systems of 2010 would all pass.
FrontierRule rule = FrontierRule.Parse("top-10");
Series known = Series.Of(dataset.Systems, Measure.Find("training-compute"), Chronology.Gregorian);
Series frontier = rule.Apply(known);
Series fitted = frontier.Where(i => frontier.Systems[i].Published >= frontierFrom);
TrendForecast forecast = TrendForecast.Of(fitted, rule, Level, LastYear);
Console.WriteLine($"Growth of the {rule.Description} since {frontierFrom.Year}: {NumberText.WithInterval(forecast.GrowthFactor.Value, forecast.GrowthFactor.Interval)} times a year, n = {fitted.Count}.");

// Two intervals: where the line may run, and where one new frontier system may lie. The second is the one to quote for "how large will
// a frontier run be".
Show(new Table(
    "frontier",
    "Training compute of a frontier system (FLOP)",
    [new Column("1 January"), new Column("Trend", Alignment.Right), new Column("90 % of the line"), new Column("90 % of a new system")],
    [.. forecast.Projection.Points.Select(IReadOnlyList<string> (p) =>
    [
        forecast.Series.Chronology.Date(p.X).Year.ToString(CultureInfo.InvariantCulture),
        NumberText.FromLog10(p.Mean, 2),
        Ends(p.Confidence),
        Ends(p.Predictive),
    ])],
    $"Vintage {dataset.Vintage.Id}, {rule.Description} since {frontierFrom.Year}, n = {fitted.Count}, least squares."));

// %% How much hangs on the rule?
Console.WriteLine("Growth a year under other rules:");
foreach (string other in new[] { "record", "top-5", "top-10", "top-20", "all" })
{
    Series chosen = FrontierRule.Parse(other).Apply(known);
    Series since = chosen.Where(i => chosen.Systems[i].Published >= frontierFrom);
    Estimate growth = LogLinearTrend.Fit(since.Years, since.Log10Values).GrowthFactor(Level);
    Console.WriteLine($"  {other,-7} {NumberText.WithInterval(growth.Value, growth.Interval),-22} n = {since.Count}");
}

// %% What to doubt
//
// The library says it in sentences; leaving them out of a report is a choice, not a default.
foreach (string warning in forecast.Warnings)
{
    Console.WriteLine($"Doubt: {warning}");
}

// %% The figure
const string Systems = "Notable systems", Trend = "Trend with bends";
double first = notable.Years[0], last = notable.Years[^1];
double[] years = [.. Enumerable.Range(0, 160).Select(i => first + (last - first) * i / 159)];
IReadOnlyList<double>[] bands = [.. years.Select(year => Quantiles(eras.Values(year), 0.05, 0.5, 0.95))];
var figure = new Figure
{
    Title = "Training compute of notable systems",
    Subtitle = $"trend with {most} bends the most probable; median and 90 % band of the line; n = {notable.Count}",
    Source = dataset.Vintage.Credit,
    AltText = $"Scatter of training compute against publication date on a logarithmic axis with a broken trend of {most} bends.",
    X = new Axis("Publication date", Scale.Time),
    Y = new Axis("Training compute (FLOP)", Scale.Log10),
    Groups = [new Group(Trend), new Group(Systems, Tone.Muted)],
    Layers = [Dots(notable), .. FanChart.Layers(Trend, years, bands)],
};
Draw(figure, "out/compute-eras.svg");

static Points Dots(Series series) => new(
    Systems,
    [.. Enumerable.Range(0, series.Count).Select(i => new Point(series.Years[i], series.Log10Values[i], series.Systems[i].Name))]);

static double[] Quantiles(double[] draws, params double[] levels)
{
    Array.Sort(draws);
    return [.. levels.Select(p => Forecast.Fitting.Numerics.Quantiles.OfSorted(draws, p))];
}

static string Date(Estimate year) => $"{NumberText.Fixed(year.Value, 1)} [{NumberText.Fixed(year.Interval.Low, 1)}; {NumberText.Fixed(year.Interval.High, 1)}]";

static string Ends(Interval log10) => $"{NumberText.FromLog10(log10.Low, 2)} to {NumberText.FromLog10(log10.High, 2)}";

static void Show(Table table) => Console.WriteLine($"\n{TextTable.Render(table, 100)}");

static void Draw(Figure figure, string path)
{
    AtomicFile.WriteAllText(path, SvgRenderer.Render(figure));
    Console.WriteLine($"Drawn to {path}.");
}
