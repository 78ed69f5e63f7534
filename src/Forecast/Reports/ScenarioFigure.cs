using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Gpu.Results;
using Forecast.Scenarios;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>The pictures of a scenario's results: fan chart, density, tornado.</summary>
public static class ScenarioFigure
{
    private const string Plain = "median";
    private const int Bins = 80, MostBars = 12;

    // Above this ratio of largest to smallest a linear axis hides the small ones.
    private const double WideRatio = 30;

    /// <summary>The kinds of picture, as they are named on the command line.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["fan", "density", "tornado"];

    /// <summary>Draws one shown quantity.</summary>
    /// <param name="result">The results.</param>
    /// <param name="shown">The quantity.</param>
    /// <param name="kind">One of <see cref="Kinds"/>; null for a fan chart of a series and a density of anything else.</param>
    /// <exception cref="InputException">The quantity cannot be drawn so.</exception>
    public static Figure Of(ScenarioResult result, ShownResult shown, string? kind)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(shown);
        kind ??= shown.IsSeries ? "fan" : "density";
        return kind switch
        {
            "fan" when shown is { IsSeries: true, Kind: ResultKind.Number } => Fan(result, shown),
            "density" when shown.Kind != ResultKind.Condition => Density(result, shown),
            "tornado" when result.Program.Inputs.Count > 0 => TornadoOf(result, shown),
            _ => throw new InputException($"'{shown.Quantity.Name}' cannot be drawn as {kind}: a fan wants a series of numbers, a density numbers or a date, a tornado a name that is drawn from a distribution, and a condition has one number only."),
        };
    }

    private static Figure Fan(ScenarioResult result, ShownResult shown)
    {
        double[][] ends = [.. shown.Points.Select(point => result.Samples[point.Output].Quantiles(0.05, 0.25, 0.5, 0.75, 0.95).Select(q => q.Value).ToArray())];
        if (ends.Any(row => row.Any(value => !double.IsFinite(value))))
        {
            throw new InputException($"'{shown.Quantity.Name}' has quantiles that are not finite, which cannot be drawn.");
        }

        Func<double, double> scale = ScaleOf([.. ends.SelectMany(row => row)], out bool isLog);
        double[] years = [.. shown.Points.Select(point => (double)point.Year!.Value)];
        var layers = new List<Layer>
        {
            new Band(Plain, [.. years.Select((year, i) => new BandSlice(year, scale(ends[i][0]), scale(ends[i][4])))], "5 % to 95 %"),
            new Band(Plain, [.. years.Select((year, i) => new BandSlice(year, scale(ends[i][1]), scale(ends[i][3])))], "25 % to 75 %"),
            new Line(Plain, [.. years.Select((year, i) => (year, scale(ends[i][2])))]),
        };
        layers.AddRange(shown.Quantity.Thresholds.Where(threshold => !isLog || threshold > 0).Select(threshold => new HorizontalRule(scale(threshold), NumberText.Significant(threshold, 2).Replace(".0e", "e", StringComparison.Ordinal))));
        ResultPoint last = shown.Points[^1];
        string end = $"{last.Year}: median {DrawnNumber.Text(result.Samples[last.Output].Quantile(0.5))}, 90 % interval {DrawnNumber.Text(result.Samples[last.Output].Quantile(0.05))} to {DrawnNumber.Text(result.Samples[last.Output].Quantile(0.95))}";
        return new Figure
        {
            Title = shown.Quantity.Label,
            Subtitle = $"{end}; bands hold 50 % and 90 % of the draws",
            Source = Credit(result),
            AltText = $"Fan chart of {shown.Quantity.Title} by year: {end}.",
            X = new Axis("1 January of", Scale.Time),
            Y = new Axis(shown.Quantity.Title, isLog ? Scale.Log10 : Scale.Linear),
            Groups = [new Group(Plain)],
            Layers = layers,
        };
    }

    private static Figure Density(ScenarioResult result, ShownResult shown)
    {
        ResultPoint point = shown.Points[^1];
        Sample sample = result.Samples[point.Output];
        double[] finite = [.. sample.Draws.ToArray().Where(double.IsFinite)];
        if (finite.Length == 0)
        {
            throw new InputException($"'{shown.Quantity.Name}' has no finite draw, so there is no density to draw.");
        }

        Array.Sort(finite);
        double low = finite[(int)(0.002 * (finite.Length - 1))], high = finite[(int)(0.998 * (finite.Length - 1))];
        Func<double, double> scale = ScaleOf([low, high], out bool isLog);
        isLog &= shown.Kind != ResultKind.Date;
        scale = isLog ? scale : value => value;
        (double from, double to) = (scale(low), scale(high));
        if (!(to > from))
        {
            throw new InputException($"'{shown.Quantity.Name}' has one value in nearly all draws, so there is no density to draw.");
        }

        double[] density = Shares(finite, scale, from, to, sample.Count);
        double width = (to - from) / Bins;
        BandSlice[] slices = [.. density.SelectMany((share, i) => new[] { new BandSlice(from + i * width, 0, share / width), new BandSlice(from + (i + 1) * width, 0, share / width) })];
        string numbers = shown.Kind == ResultKind.Date
            ? $"comes by {result.Scenario.Years!.Value.Last} in {DrawnNumber.Share(point.Happens)} of the draws; {Quantiles(result, shown, point)}"
            : Quantiles(result, shown, point);
        string year = point.Year is { } shownYear ? $" in {shownYear.ToString(CultureInfo.InvariantCulture)}" : "";
        string unit = shown.Kind == ResultKind.Date ? "share of the draws a year" : isLog ? "share of the draws a factor of ten" : "share of the draws a unit";
        return new Figure
        {
            Title = shown.Quantity.Label + year,
            Subtitle = numbers,
            Source = Credit(result),
            AltText = $"Density of {shown.Quantity.Title}{year}: {numbers}.",
            X = new Axis(shown.Kind == ResultKind.Date ? "Date" : shown.Quantity.Title, shown.Kind == ResultKind.Date ? Scale.Time : isLog ? Scale.Log10 : Scale.Linear),
            Y = new Axis($"Density ({unit})", Scale.Linear, 0),
            Groups = [new Group(Plain)],
            Layers =
            [
                new Band(Plain, slices),
                .. shown.Quantity.Quantiles.Select((p, i) => (P: p, point.Quantiles[i].Value)).Where(q => double.IsFinite(q.Value) && scale(q.Value) > from && scale(q.Value) < to)
                    .Select(q => new VerticalRule(scale(q.Value), q.P == 0.5 ? "median" : NumberText.Percent(q.P))),
            ],
        };
    }

    private static Figure TornadoOf(ScenarioResult result, ShownResult shown)
    {
        ResultPoint point = shown.Points[^1];
        string[] inputs = [.. result.Program.Inputs.Where(name => name != shown.Quantity.Name)];
        IReadOnlyList<Swing> swings = [.. Tornado.Of([.. inputs.Select(name => (name, result.Samples[$"input:{name}"].Draws))], result.Samples[point.Output].Draws)
            .Where(swing => double.IsFinite(swing.AtLow) && double.IsFinite(swing.AtHigh)).Take(MostBars)];
        if (swings.Count == 0)
        {
            throw new InputException($"No name drawn from a distribution moves '{shown.Quantity.Name}' to a finite value, so there is no tornado to draw.");
        }

        Func<double, double> scale = ScaleOf([.. swings.SelectMany(swing => new[] { swing.AtLow, swing.AtHigh })], out bool isLog);
        isLog &= shown.Kind != ResultKind.Date;
        scale = isLog ? scale : value => value;
        string year = point.Year is { } shownYear ? $" in {shownYear.ToString(CultureInfo.InvariantCulture)}" : "";
        const string lowest = "input in its lowest tenth", highest = "input in its highest tenth";
        Swing first = swings[0];
        return new Figure
        {
            Title = $"What moves: {shown.Quantity.Label.ToLowerInvariant()}{year}",
            Subtitle = "median of the result where one input is low, and where it is high; the others vary as they do",
            Source = Credit(result),
            AltText = $"Tornado of {shown.Quantity.Title}{year}: {first.Input} matters most, rank correlation {NumberText.Fixed(first.RankCorrelation, 2)}.",
            X = new Axis(shown.Kind == ResultKind.Date ? "Date" : shown.Quantity.Title, shown.Kind == ResultKind.Date ? Scale.Time : isLog ? Scale.Log10 : Scale.Linear),
            Y = new Axis("", Scale.Category) { Categories = [.. swings.Select(swing => $"{swing.Input} (ρ = {NumberText.Fixed(swing.RankCorrelation, 2)})")] },
            Groups = [new Group(lowest), new Group(highest)],
            Height = Math.Max(260, 150 + 32 * swings.Count),
            Layers =
            [
                new Points(lowest, [.. swings.Select((swing, i) => Bar(i, scale(swing.AtLow), scale(swing.AtHigh)))]),
                new Points(highest, [.. swings.Select((swing, i) => new Point(scale(swing.AtHigh), i))]),
            ],
        };
    }

    private static Point Bar(int place, double from, double to) => new(from, place, XLow: Math.Min(from, to), XHigh: Math.Max(from, to));

    private static string Quantiles(ScenarioResult result, ShownResult shown, ResultPoint point) =>
        string.Join(", ", shown.Quantity.Quantiles.Select((p, i) => $"{(p == 0.5 ? "median" : NumberText.Percent(p))} {ScenarioSheet.Text(result, shown, point.Quantiles[i])}"));

    private static double[] Shares(double[] finite, Func<double, double> scale, double from, double to, long count)
    {
        var shares = new double[Bins];
        foreach (double value in finite)
        {
            double place = (scale(value) - from) / (to - from) * Bins;
            if (place >= 0 && place < Bins)
            {
                shares[(int)place] += 1.0 / count;
            }
        }

        return shares;
    }

    private static Func<double, double> ScaleOf(double[] values, out bool isLog)
    {
        isLog = values.All(value => value > 0) && values.Max() > WideRatio * values.Min();
        return isLog ? Elementary.Log10 : value => value;
    }

    private static string Credit(ScenarioResult result)
    {
        string run = string.Create(CultureInfo.InvariantCulture, $"{result.Samples.Plan.Draws:#,0} draws, seed {result.Samples.Plan.Seed}");
        string credit = result.Program.Dataset?.Vintage.Credit ?? result.Scenario.Source;
        return credit.Length > 0 ? $"{credit}. {run}" : run;
    }
}
