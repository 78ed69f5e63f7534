#:project ../src/Forecast/Forecast.csproj
#:property PublishAot=false

// %% How many systems will pass a threshold?
//
// Regulators draw lines in training compute: 1e25 FLOP in the European Union's AI Act (Article 51), 1e26 in the United States' order of
// 2023 and in state bills after it. How many notable systems a year lie above each, and how many are to come? Run it from the root of
// the repository:
//
//     dotnet run notebooks/threshold-counts.cs
//
// It prints its tables and draws out/threshold-counts.svg.

using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Bayes.LaplaceMatching;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using Forecast.Reports;
using Forecast.Studies;

const double Level = 0.9;
const int FirstYear = 2017, LastYear = 2028, Asked = 2027;
double[] thresholds = [23, 24, 25, 26];      // log10 FLOP

// %% Two answers
//
// The study compute-projection answers for all notable systems: the share of systems above, a logistic trend, times the number of systems,
// whether or not their compute is known. The trends below count known compute only. Both stand in the first sentence of the output.
//
// %% Counts by year
//
// The newest table ends within a year. That year is watched in part only: its count stands with the share of the year as its exposure,
// so that the rate is a rate a year.
Dataset dataset = DataFolder.Open().ReadLatest();
IReadOnlyList<MlSystem> notable = new SystemFilter { Notable = true }.Apply(dataset.Systems);
DateOnly end = notable.Max(system => system.Published)!.Value;
double watched = end.DayOfYear / 365.25;
int[] years = [.. Enumerable.Range(FirstYear, end.Year - FirstYear + 1)];
IEnumerable<string> unknown = years.Select(year =>
    $"{year}: {notable.Count(s => s.Published?.Year == year && s.TrainingCompute is null)} of {notable.Count(s => s.Published?.Year == year)}");
string vintage = $"Vintage {dataset.Vintage.Id}: notable systems whose compute nobody has published, {string.Join(", ", unknown)}.";
string lastDay = $"The last is of {end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {NumberText.Percent(Math.Round(watched, 2))} of {end.Year} is watched.";

// %% The study's answer, beside that of known compute alone
//
// Draws of the share and of the number of systems, multiplied. The study does the same from more care about scatter; its numbers are in
// out/reproduce after forecast reproduce.
int[] decade = [.. Enumerable.Range(end.Year - 10, 11)];
double[] middles = [.. decade.Select(year => year + 0.5 * (year == end.Year ? watched : 1))];
double[] parts = [.. decade.Select(year => year == end.Year ? watched : 1.0)];
double[] all = [.. decade.Select(year => (double)notable.Count(s => s.Published?.Year == year))];
double[] known = [.. decade.Select(year => (double)notable.Count(s => s.Published?.Year == year && s.TrainingCompute is not null))];
double[] high = [.. decade.Select(year => (double)notable.Count(s => s.Published?.Year == year && s.TrainingCompute > 1e25))];
var key = new StreamKey(1);
ShareTrend share = ShareTrend.Fit(middles, [.. high.Select((n, i) => new[] { n, known[i] - n })], key.Child("share"));
CountTrend systems = CountTrend.Fit(middles, all, parts, new LatentPlan { Noise = null });
MatchedGaussian log = systems.Latent.At(Asked + 0.5, withScatter: true);
var random = new RandomSequence(key.Child("systems"));
double[] product = [.. share.Sample(Asked + 0.5)[0].Select(part =>
    part * Math.Exp(log.Mean[0] + Math.Sqrt(log.Covariance[0, 0]) * new Normal(0, 1).Quantile(random.NextUniform())))];
Array.Sort(product);
int begin = Array.FindIndex(high, n => n > 0);
CountTrend alone = CountTrend.Fit(
    [.. decade.Skip(begin).Select(year => year + 0.5)], high.AsSpan(begin), parts.AsSpan(begin), new LatentPlan { Kernel = LatentKernel.Matern });
Prediction few = alone.Predict(Asked + 0.5, 1, Level);
Console.WriteLine($"Above 1e25 FLOP in {Asked}: {Rate(few.Mean, few.Predictive.Low, few.Predictive.High)} systems of known compute (90 % of "
    + $"counts), but {Rate(Quantiles.OfSorted(product, 0.5), Quantiles.OfSorted(product, 0.05), Quantiles.OfSorted(product, 0.95))} of all "
    + "notable systems by the method of the study compute-projection (90 % of the rate), because the study takes systems of unknown compute "
    + "to be like the others and carries on the share above, not the count.");
Console.WriteLine(vintage);
Console.WriteLine(lastDay);

// %% A trend for each threshold
//
// Counts are Poisson about a rate whose logarithm strays smoothly (a Matérn process) from a line: what happened last counts most, and a
// boom need not go on for ever.
var layers = new List<Layer>();
var rows = new List<IReadOnlyList<string>>();
foreach (double threshold in thresholds)
{
    string name = $"above 1e{threshold}";
    double[] counts = [.. years.Select(year => (double)notable.Count(s => s.Published?.Year == year && s.TrainingCompute >= Math.Pow(10, threshold)))];
    int first = Array.FindIndex(counts, count => count > 0);
    double[] times = [.. years.Skip(first).Select(year => year + 0.5)], seen = counts[first..];
    double[] exposures = [.. years.Skip(first).Select(year => year == end.Year ? watched : 1)];
    if (seen.Length < 3)
    {
        Console.WriteLine($"Doubt: {name} FLOP has {seen.Length} years only; a trend needs three.");
        continue;
    }

    CountTrend trend = CountTrend.Fit(times, seen, exposures, new LatentPlan { Kernel = LatentKernel.Matern });
    Prediction[] path = [.. Enumerable.Range(years[first], LastYear - years[first] + 1).Select(year => trend.Predict(year + 0.5, 1, Level))];
    rows.Add(
    [
        $"1e{threshold}",
        string.Join(", ", seen.Select((count, i) => $"{years[first + i] % 100:00}: {count}")),
        .. path.TakeLast(3).Select(p => $"{NumberText.Fixed(p.Mean, 0)} [{NumberText.Fixed(p.Predictive.Low, 0)}; {NumberText.Fixed(p.Predictive.High, 0)}]"),
    ]);
    layers.Add(new Points(name, [.. times.Select((t, i) => new Point(t, seen[i] / exposures[i], $"{seen[i]} systems"))]));
    layers.Add(new Line(name, [.. path.Select(p => (p.X, p.Mean))]));
    if (threshold >= 25)
    {
        layers.Add(new Band(name, [.. path.Select(p => new BandSlice(p.X, p.Predictive.Low, p.Predictive.High))]));
    }
}

var table = new Table(
    "counts",
    "Notable systems a year above a threshold",
    [new Column("FLOP"), new Column("Seen by year"), .. Enumerable.Range(LastYear - 2, 3).Select(year => new Column($"{year}"))],
    rows,
    $"Rate and {NumberText.Percent(Level)} predictive interval of the count. Known compute only: the unknown ones come on top, and systems of the last year are still being added. Each threshold has a trend of its own; far ahead they may cross.");
Console.WriteLine();
Console.WriteLine(TextTable.Render(table, 110));

// %% How far to trust either
//
// The study backtest made such forecasts again at earlier dates: docs/backtests.md says how often their intervals held.
Console.WriteLine("Every threshold and year, and how such forecasts fared: forecast reproduce --only compute-projection,backtest.");

// %% The figure
var figure = new Figure
{
    Title = "Notable systems a year above a compute threshold",
    Subtitle = $"rates, with the 90 % predictive band of the count above 1e25 FLOP; {end.Year} scaled up from the part watched",
    Source = dataset.Vintage.Credit,
    AltText = "Counts of notable systems a year above 1e23 to 1e26 FLOP with their trends.",
    X = new Axis("Year", Scale.Time),
    Y = new Axis("Systems a year", Scale.Linear, 0, 80),
    Layers = layers,
};
AtomicFile.WriteAllText("out/threshold-counts.svg", SvgRenderer.Render(figure));
Console.WriteLine("Drawn to out/threshold-counts.svg.");

static string Rate(double middle, double low, double high) =>
    $"{NumberText.Significant(middle, 2)} [{NumberText.Significant(low, 2)}; {NumberText.Significant(high, 2)}]";
