using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Scoring;
using Forecast.Projections;

namespace Forecast.Studies.Backtest;

/// <summary>The study's figures.</summary>
internal static class BacktestFigures
{
    private const string Printed = "As printed", Widened = "Widened, factor from other years";
    private const int Bins = 10, YearsAhead = 4;

    // Horizontal shift, in years, that keeps the bars of two groups apart.
    private const double Apart = 0.045;

    public static NamedFigure Coverage(IReadOnlyList<MeasureBacktest> measures) => new("coverage", new Figure
    {
        Title = "Did the 90 % interval hold nine outcomes in ten?",
        Subtitle = $"Share of later {BacktestTarget.Rule.Description} systems inside, with 90 % intervals by blocks of half-years",
        Source = measures[0].Run.Newest.Vintage.Credit,
        AltText = "Share of outcomes inside the 90 % interval against the horizon, as printed and widened, for training compute and "
            + "parameters. "
            + string.Join(" ", measures.Select(m => $"{m.Title}: "
                + $"{string.Join(", ", m.Horizons.Select(s => $"{s.Months} months {Percent(s.Coverage(WideningRule.Level).Share)}"))}.")),
        X = new Axis("Years ahead", Scale.Linear, 0, 4.3),
        Y = new Axis("Outcomes held (%)", Scale.Linear, 0, 104),
        Groups = [new Group(Printed), new Group(Widened)],
        Layers = [new HorizontalRule(90, "90 % claimed")],
        Panels = [.. measures.Select(m => new Panel(Counted(m),
        [
            Bars(Printed, m, -Apart, s => Share(s.Coverage(WideningRule.Level))),
            Bars(Widened, m, Apart, s => Share(m.Widened(s).WithoutYear)),
        ]))],
        Columns = 2,
        Width = 900,
        Height = 420,
    });

    public static NamedFigure Skill(IReadOnlyList<MeasureBacktest> measures) => new("skill", new Figure
    {
        Title = "Is the stacked forecast better than simpler ones?",
        Subtitle = "Share by which its mean CRPS is lower (above 0: better), with the 90 % interval of Diebold and Mariano's test",
        Source = measures[0].Run.Newest.Vintage.Credit,
        AltText = "Skill against the naive and the log-linear forecast by horizon, for training compute and parameters.",
        X = new Axis("Years ahead", Scale.Linear, 0, 4.3),
        Y = new Axis("CRPS lower by (%)", Scale.Linear),
        Groups = [new Group("Against no growth"), new Group("Against one log-linear trend")],
        Layers = [new HorizontalRule(0)],
        Panels = [.. measures.Select(m => new Panel(Counted(m),
        [
            Bars("Against no growth", m, -Apart, s => Share(s.Skill(Forecaster.Naive))),
            Bars("Against one log-linear trend", m, Apart, s => Share(s.Skill(Forecaster.LogLinear))),
        ]))],
        Columns = 2,
        Width = 900,
        Height = 420,
    });

    private static string Counted(MeasureBacktest measure) => string.Create(
        CultureInfo.InvariantCulture,
        $"{measure.Title}, n = {measure.Horizons.Min(s => s.Count)} to {measure.Horizons.Max(s => s.Count)}");

    public static NamedFigure Transforms(MeasureBacktest measure) => new("pit", new Figure
    {
        Title = $"Where outcomes fell in what was said of them: {measure.Title.ToLowerInvariant()}",
        Subtitle = "Probability integral transform by horizon; level where forecasts are honest, high at the ends where they are too "
            + "narrow",
        Source = measure.Run.Newest.Vintage.Credit,
        AltText = "Histograms of probability integral transforms, one a horizon, relative to a level one.",
        X = new Axis("Probability that was given to less than what came", Scale.Linear, 0, 1),
        Y = new Axis("Outcomes, relative to a level histogram", Scale.Linear, 0),
        Groups = [new Group("Outcomes")],
        Layers = [new HorizontalRule(1)],
        Panels = [.. measure.Horizons.Select(s =>
            new Panel($"{s.Months} months (n = {s.Count.ToString(CultureInfo.InvariantCulture)})", Histogram(s.Transforms())))],
        Columns = 3,
        Width = 900,
        Height = 560,
    });

    public static NamedFigure Fans(MeasureBacktest measure)
    {
        VintageForecasts[] earlier = [.. measure.Run.Vintages.Where(vintage => vintage.Vintage.Id != measure.Run.Newest.Vintage.Id)];
        return new NamedFigure("fans", new Figure
        {
            Title = "What each earlier table would have foretold, and what came",
            Subtitle = $"{measure.Title}, {BacktestTarget.Rule.Description}: median, 50 % and 90 % for a system, not widened; systems as "
                + $"the table knew them, and later ones by the newest",
            Source = measure.Run.Newest.Vintage.Credit,
            AltText = "One panel an earlier table: the systems it knew, its forecast fan for four years, and the systems that came after "
                + "it.",
            X = new Axis("Publication date", Scale.Time, 2010, 2030),
            Y = new Axis($"{measure.Title} ({measure.Run.Target.Measure.Unit})", Scale.Log10),
            Groups = [new Group("Forecast"), new Group("Known to the table", Tone.Muted), new Group("Came after")],
            Layers = [],
            Panels = [.. earlier.Select(vintage => new Panel($"Table of {vintage.Vintage.Id}", Fan(measure, vintage)))],
            Columns = 3,
            Width = 1000,
            Height = 640,
        });
    }

    private static List<Layer> Fan(MeasureBacktest measure, VintageForecasts vintage)
    {
        double[] probabilities = [0.05, 0.25, 0.5, 0.75, 0.95], noise = [.. Enumerable.Range(0, vintage.Last.Paths.Count).Select(Scatter)];
        double start = Chronology.Gregorian.Years(vintage.Vintage.LastDay);
        double[] years = [.. Enumerable.Range(0, 4 * YearsAhead + 1).Select(quarter => start + 0.25 * quarter)];
        double[][] quantiles = [.. years.Select(year =>
        {
            double[] draws = vintage.Last.Paths.Observations(year, noise);
            return probabilities.Select(p => Quantiles.OfSorted(draws, p)).ToArray();
        })];
        Series later = measure.Run.Now.Where(i => measure.Run.Now.Systems[i].Published > vintage.Vintage.LastDay);
        return
        [
            .. FanChart.Layers("Forecast", years, quantiles),
            new Points("Known to the table", [.. TrendFigure.Dots(vintage.Series)]),
            new Points("Came after", [.. TrendFigure.Dots(later)]),
        ];

        // A low-discrepancy order of normal numbers: a picture needs no more.
        double Scatter(int i)
        {
            double u = (i + 0.5) * 0.6180339887498949;
            return new Fitting.Distributions.Normal(0, 1).Quantile(u - Math.Floor(u));
        }
    }

    private static Points Bars(string group, MeasureBacktest measure, double shift, Func<HorizonScores, (double Value, double? Low,
        double? High)> of) =>
        new(group, [.. measure.Horizons.Select(s =>
        {
            (double value, double? low, double? high) = of(s);
            return new Point(
                s.Months / 12.0 + shift, value, $"{group}, {s.Months} months: {NumberText.Fixed(value, 0)} %", Low: low, High: high);
        })]);

    private static (double Value, double? Low, double? High) Share(BlockedShare share) =>
        (100 * share.Share, 100 * Math.Min(share.Share, share.Interval.Low), 100 * Math.Max(share.Share, share.Interval.High));

    private static (double Value, double? Low, double? High) Share(Skill skill) => skill.Interval is { } interval
        ? (100 * skill.Value, 100 * Math.Min(skill.Value, interval.Low), 100 * Math.Max(skill.Value, interval.High))
        : (100 * skill.Value, null, null);

    private static List<Layer> Histogram(double[] transforms)
    {
        PitHistogram histogram = PitHistogram.Of(transforms, Bins);
        BandSlice[] bars =
        [
            .. histogram.Counts.SelectMany((count, bin) => new[] { bin, bin + 1 }
                .Select(edge => new BandSlice((double)edge / Bins, 0, count / histogram.Expected))),
        ];
        return [new Band("Outcomes", bars), new Line("Outcomes", [.. bars.Select(slice => (slice.X, slice.High))])];
    }

    private static string Percent(double share) => $"{NumberText.Fixed(100 * share, 0)} %";
}
