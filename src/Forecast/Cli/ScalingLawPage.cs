using System.Globalization;
using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using Forecast.Models.ScalingLaws;
using Forecast.Reports;
using Forecast.Studies;

namespace Forecast.Cli;

/// <summary>One fitted scaling law, ready to be printed and drawn.</summary>
/// <param name="Fit">The fit.</param>
/// <param name="Sheet">Its numbers.</param>
/// <param name="Figure">Its picture.</param>
internal sealed record ScalingLawPage(IFit Fit, TrendSheet Sheet, Figure Figure)
{
    private const int Vertices = 80;

    /// <summary>Reads the table, fits the law and says what follows from it.</summary>
    /// <param name="asked">What was asked for.</param>
    public static ScalingLawPage Of(ScalingLawRequest asked)
    {
        asked.Check();
        int terms = asked.Form switch { "power" => 2, "offset" => 3, "kaplan" => 4, "chinchilla" => 5, "broken" => 6, _ => 7 };
        ScalingLawTable table = (asked.IsOfOne
            ? ScalingLawTable.ReadOne(asked.File, (asked.N ?? asked.D ?? asked.Flop)!, asked.Loss)
            : ScalingLawTable.ReadRuns(asked.File, asked.N!, asked.D, asked.Flop, asked.Unique, asked.Loss)).Left(asked.Drop, terms);
        ScalingObjective objective = asked.Objective switch
        {
            "huber" => ScalingObjective.Huber,
            "lad" => ScalingObjective.HuberWithFittedScale,
            _ => ScalingObjective.LeastSquares,
        };
        var plan = new ScalingFitPlan(objective, asked.Resamples);
        var key = new StreamKey(asked.Seed);
        return asked.Form switch
        {
            "power" => Page(LawFits.Plain(table.X, table.Loss, plan, key), asked, table, []),
            "offset" => Page(LawFits.Offset(table.X, table.Loss, plan, key), asked, table, []),
            "broken" => Page(LawFits.Broken(table.X, table.Loss, plan, key), asked, table, []),
            "kaplan" => Kaplan(LawFits.Kaplan(table.Runs, plan, key), asked, table),
            "chinchilla" => Chinchilla(ChinchillaFit.Fit(table.Runs, plan, key), asked, table),
            _ => Repeated(LawFits.Repeated(table.Runs, table.Unique, plan, key), asked, table),
        };
    }

    private static ScalingLawPage Chinchilla(ChinchillaFit fit, ScalingLawRequest asked, ScalingLawTable table)
    {
        List<TrendNumber> more = [Number("size_exponent", "Exponent of the best size", "", fit.Estimate(law => law.SizeExponent, asked.Level), 3)];
        if (asked.Budget is { } flop && fit.Law is { Alpha: > 0, Beta: > 0 })
        {
            string spent = NumberText.Significant(flop, 3);
            more.AddRange(Numbers("optimal", $"for {spent} FLOP", fit.Optimum(flop, asked.Level)));
            if (asked.Serve is { } served)
            {
                more.AddRange(Numbers("serving", $"as good, serving {NumberText.Significant(served, 3)} tokens", fit.InferenceOptimum(flop, served, asked.Level)));
            }

            if (asked.DataCap is { } cap)
            {
                more.AddRange(Numbers("capped", $"with {NumberText.Significant(cap, 3)} tokens at most", fit.OptimumUnderDataCap(flop, cap, asked.Level)));
            }
        }

        return Page(fit, asked, table, more);
    }

    private static ScalingLawPage Kaplan(ScalingLawFit<KaplanLaw> fit, ScalingLawRequest asked, ScalingLawTable table) =>
        Page(fit, asked, table, asked.Budget is { } flop && fit.Law is { AlphaN: > 0, AlphaD: > 0 }
            ? Numbers("optimal", $"for {NumberText.Significant(flop, 3)} FLOP", fit.Allocate(law => law.Optimum(flop), asked.Level))
            : []);

    private static ScalingLawPage Repeated(ScalingLawFit<DataConstrainedLaw> fit, ScalingLawRequest asked, ScalingLawTable table)
    {
        List<TrendNumber> more = [];
        if (asked.Budget is { } flop && fit.Law.Unconstrained is { Alpha: > 0, Beta: > 0 })
        {
            string spent = NumberText.Significant(flop, 3);
            more.AddRange(Numbers("optimal", $"for {spent} FLOP", fit.Allocate(law => law.Unconstrained.Optimum(flop), asked.Level)));
            if (asked.DataCap is { } cap)
            {
                more.AddRange(Numbers("capped", $"with {NumberText.Significant(cap, 3)} different tokens", fit.Allocate(law => law.Optimum(flop, cap), asked.Level)));
            }
        }

        return Page(fit, asked, table, more);
    }

    private static ScalingLawPage Page<TLaw>(ScalingLawFit<TLaw> fit, ScalingLawRequest asked, ScalingLawTable table, IReadOnlyList<TrendNumber> more)
        where TLaw : class
    {
        string[] left =
        [
            .. table.Skipped > 0 ? [string.Create(CultureInfo.InvariantCulture, $"without {table.Skipped} with an empty cell")] : Array.Empty<string>(),
            .. asked.Drop > 0 ? [string.Create(CultureInfo.InvariantCulture, $"without the {asked.Drop} of highest loss")] : Array.Empty<string>(),
        ];
        var sheet = new TrendSheet
        {
            Title = fit.Form.Equation,
            Rule = $"{(left.Length == 0 ? "all" : string.Join(" and ", left))}, by {(asked.IsOfOne ? table.Across : "parameters")}",
            Source = $"Data: '{table.Path}'",
            Sha256 = table.Sha256,
            Window = (NumberText.Significant(table.X.Min(), 3), NumberText.Significant(table.X.Max(), 3)),
            N = fit.Quality.N,
            Level = asked.Level,
            Method = Method(asked),
            Numbers =
            [
                .. fit.Terms.Select((term, i) => Number(term.Term, term.Term, "", new Estimate(term.Value, fit.Interval(i, asked.Level)), 4)),
                .. more,
                new TrendNumber("r_squared", "R² of log loss", "", fit.Quality.RSquared, null, NumberText.Fixed(fit.Quality.RSquared, 3), ""),
                new TrendNumber("huber_sum", "Huber sum", "", fit.Objective, null, NumberText.Significant(fit.Objective, 6), ""),
            ],
            Detail = new FitDetail(fit, "linear", table.At),
            Ahead = [],
            Warnings = fit.Warnings,
        };
        return new ScalingLawPage(fit, sheet, asked.IsOfOne ? Curve(fit, sheet, table) : Agreement(fit, sheet, table));
    }

    private static string Method(ScalingLawRequest asked)
    {
        string starts = asked.Form switch
        {
            "chinchilla" => "from 4,500 starts",
            "kaplan" => "from 90 starts",
            "data-constrained" => "from 32 starts",
            "broken" => "from 109 starts",
            "offset" => "from 270 starts",
            _ => "from the line of least squares",
        };
        string bootstraps = string.Create(CultureInfo.InvariantCulture, $"{asked.Resamples:N0} bootstraps");
        string seed = asked.Seed.ToString(CultureInfo.InvariantCulture);
        return asked.Objective switch
        {
            "lad" => $"likelihood of Huber's density with a fitted scale, in effect least absolute deviations of log loss; intervals from {bootstraps} of the Huber loss, seed {seed}.",
            "squares" => $"least squares of log loss, {starts}; intervals from {bootstraps}, seed {seed}.",
            _ => $"Huber loss of log loss, delta 0.001, {starts}; intervals from {bootstraps}, seed {seed}.",
        };
    }

    private static TrendNumber[] Numbers(string id, string what, AllocationEstimate best) =>
    [
        Number($"{id}_parameters", $"Parameters {what}", "", best.N, 3),
        Number($"{id}_tokens", $"Tokens {what}", "", best.D, 3),
        Number($"{id}_loss", $"Loss {what}", "", best.Loss, 4),
    ];

    private static TrendNumber Number(string id, string name, string unit, Estimate estimate, int digits) =>
        new(id, name, unit, estimate.Value, estimate.Interval, NumberText.Significant(estimate.Value, digits), $"{NumberText.Significant(estimate.Interval.Low, digits)} to {NumberText.Significant(estimate.Interval.High, digits)}");

    private static Figure Agreement<TLaw>(ScalingLawFit<TLaw> fit, TrendSheet sheet, ScalingLawTable table)
        where TLaw : class
    {
        double low = fit.Points.Min(point => Math.Min(point.Observed, point.Fitted)), high = fit.Points.Max(point => Math.Max(point.Observed, point.Fitted));
        string numbers = Named(sheet, fit.Terms.Count);
        return new Figure
        {
            Title = sheet.Title,
            Subtitle = string.Create(CultureInfo.InvariantCulture, $"{numbers}; n = {sheet.N}"),
            Source = $"Data: {Path.GetFileName(table.Path)}",
            AltText = $"Scatter of observed against fitted losses about the line where they agree: {numbers}.",
            X = new Axis("fitted loss", Scale.Linear),
            Y = new Axis($"observed {table.LossName}", Scale.Linear),
            Layers =
            [
                new Points("runs", [.. fit.Points.Select(point => new Point(point.Fitted, point.Observed, NumberText.Significant(point.Observed, 4)))]),
                new Line("agreement", [(low, low), (high, high)]),
            ],
        };
    }

    private static Figure Curve<TLaw>(ScalingLawFit<TLaw> fit, TrendSheet sheet, ScalingLawTable table)
        where TLaw : class
    {
        double first = Elementary.Log10(table.X.Min()), last = Elementary.Log10(table.X.Max());
        double[] places = [.. Enumerable.Range(0, Vertices).Select(v => first + (last - first) * v / (Vertices - 1))];
        Prediction[] path = [.. places.Select(place => fit.Predict([Elementary.Exp10(place)], sheet.Level))];
        string numbers = Named(sheet, fit.Terms.Count);
        return new Figure
        {
            Title = sheet.Title,
            Subtitle = string.Create(CultureInfo.InvariantCulture, $"{numbers}; n = {sheet.N}; bands: the law and a new run, {NumberText.Percent(sheet.Level)}"),
            Source = $"Data: {Path.GetFileName(table.Path)}",
            AltText = $"{table.LossName} against {table.Across}, both on logarithmic axes, with the fitted law: {numbers}.",
            X = new Axis(table.Across, Scale.Log10),
            Y = new Axis(table.LossName, Scale.Linear),
            Layers =
            [
                new Band("law", [.. path.Select((p, i) => new BandSlice(places[i], p.Predictive.Low, p.Predictive.High))]),
                new Band("law", [.. path.Select((p, i) => new BandSlice(places[i], p.Confidence.Low, p.Confidence.High))]),
                new Points("runs", [.. fit.Points.Select((point, i) => new Point(Elementary.Log10(table.X[i]), point.Observed, NumberText.Significant(point.Observed, 4)))]),
                new Line("law", [.. path.Select((p, i) => (places[i], p.Mean))]),
            ],
        };
    }

    private static string Named(TrendSheet sheet, int terms) => string.Join(", ", sheet.Numbers.Take(terms).Select(number => $"{number.Name} = {number.Text}"));
}
