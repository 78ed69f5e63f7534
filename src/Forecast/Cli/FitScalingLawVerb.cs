using System.CommandLine;
using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using Forecast.Models.ScalingLaws;
using Forecast.Reports;
using Forecast.Studies;

namespace Forecast.Cli;

/// <summary><c>forecast fit scaling-law</c>: the Chinchilla law through the training runs of any table.</summary>
public static class FitScalingLawVerb
{
    private const int FewestRuns = 8;

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE.csv") { Description = "A CSV table with a header, one training run a row." };
        var n = new Option<string>("--n") { Description = "Column of parameters.", HelpName = "COLUMN", Required = true };
        var d = new Option<string?>("--d") { Description = "Column of training tokens.", HelpName = "COLUMN" };
        var flop = new Option<string?>("--flop") { Description = "Column of training compute in FLOP, from which tokens are C / (6 N).", HelpName = "COLUMN" };
        var loss = new Option<string>("--loss") { Description = "Column of final losses.", HelpName = "COLUMN", Required = true };
        var objective = new Option<string>("--objective") { Description = "Huber's loss of log loss, or least absolute deviations.", HelpName = "huber|lad", DefaultValueFactory = _ => "huber" };
        objective.AcceptOnlyFromAmong("huber", "lad");
        var drop = new Option<int>("--drop-highest") { Description = "Leave out so many runs of the highest loss.", HelpName = "COUNT" };
        var budget = new Option<double?>("--budget") { Description = "Say how this training budget in FLOP is best spent.", HelpName = "FLOP" };
        Option<double> level = FitVerb.LevelOption();
        Option<string> format = FitVerb.FormatOption();
        var figure = new Option<string?>("--figure") { Description = "Draw observed against fitted losses to this SVG file.", HelpName = "FILE.svg" };
        var command = new Command("scaling-law", "Fit the Chinchilla scaling law to a table of training runs.")
        {
            file, n, d, flop, loss, objective, drop, budget, level, format, figure,
        };
        command.SetAction(Run);
        return command;

        int Run(ParseResult parsed)
        {
            (string? tokens, string? compute) = (parsed.GetValue(d), parsed.GetValue(flop));
            if (tokens is null == compute is null)
            {
                throw new InputException("Give the column of training tokens with --d or that of training compute with --flop: one of the two.");
            }

            TrainingRuns runs = Left(TrainingRuns.Read(parsed.GetRequiredValue(file), parsed.GetRequiredValue(n), (tokens ?? compute)!, compute is not null, parsed.GetRequiredValue(loss)), parsed.GetValue(drop));
            double? spend = parsed.GetValue(budget);
            if (spend is not null && !(spend > 0 && double.IsFinite(spend.Value)))
            {
                throw new InputException($"--budget {spend}: a budget is a positive number of FLOP, such as 1e25.");
            }

            bool lad = parsed.GetValue(objective) == "lad";
            ChinchillaFit fit = ChinchillaFit.Fit(runs, new ScalingFitPlan(lad ? ScalingObjective.HuberWithFittedScale : ScalingObjective.Huber), new StreamKey(42));
            TrendSheet sheet = Sheet(fit, runs, lad, parsed.GetValue(drop), spend, parsed.GetValue(level));
            if (parsed.GetValue(figure) is { } path)
            {
                AtomicFile.WriteAllText(path, SvgRenderer.Render(Draw(fit, sheet, parsed.GetRequiredValue(loss))));
                terminal.Error.WriteLine($"Drawn to {path}.");
            }

            terminal.Out.Write(TrendRenderer.Render(sheet, parsed.GetRequiredValue(format), terminal.Width));
            return ExitCode.Done;
        }
    }

    private static TrainingRuns Left(TrainingRuns runs, int drop)
    {
        if (drop < 0 || runs.Count - drop < FewestRuns)
        {
            throw new FitException(
                string.Create(CultureInfo.InvariantCulture, $"'{runs.Path}': a scaling law has five terms and needs at least {FewestRuns} runs; {runs.Count} rows have all three columns, and --drop-highest is {drop}."));
        }

        TrainingRuns left = runs.WithoutHighestLosses(drop);
        if (left.Count < FewestRuns || left.N.IndexOfAnyExcept(left.N[0]) < 0 || left.D.IndexOfAnyExcept(left.D[0]) < 0)
        {
            throw new FitException($"'{runs.Path}': a scaling law needs at least {FewestRuns} runs of different sizes and different amounts of data.");
        }

        return left;
    }

    private static TrendSheet Sheet(ChinchillaFit fit, TrainingRuns runs, bool lad, int drop, double? budget, double level)
    {
        string[] left =
        [
            .. runs.Skipped > 0 ? [string.Create(CultureInfo.InvariantCulture, $"without {runs.Skipped} with an empty cell")] : Array.Empty<string>(),
            .. drop > 0 ? [string.Create(CultureInfo.InvariantCulture, $"without the {drop} of highest loss")] : Array.Empty<string>(),
        ];
        bool falls = fit.Law.Alpha > 0 && fit.Law.Beta > 0;
        List<TrendNumber> numbers = [.. fit.Terms.Select((term, i) => Number(term.Term, term.Term, i == 0 ? "nats" : "", new Estimate(term.Value, fit.Interval(i, level)), 4))];
        numbers.Add(Number("size_exponent", "Exponent of the best size", "", fit.Estimate(law => law.SizeExponent, level), 3));
        if (budget is { } flop && falls)
        {
            AllocationEstimate best = fit.Optimum(flop, level);
            string spent = NumberText.Significant(flop, 3);
            numbers.Add(Number("optimal_parameters", $"Parameters for {spent} FLOP", "", best.N, 3));
            numbers.Add(Number("optimal_tokens", $"Tokens for {spent} FLOP", "", best.D, 3));
            numbers.Add(Number("optimal_loss", $"Loss for {spent} FLOP", "nats", best.Loss, 4));
        }

        numbers.Add(new TrendNumber("r_squared", "R² of log loss", "", fit.Quality.RSquared, null, NumberText.Fixed(fit.Quality.RSquared, 3), ""));
        numbers.Add(new TrendNumber("huber_sum", "Huber sum", "", fit.Objective, null, NumberText.Significant(fit.Objective, 6), ""));
        double[] sizes = [.. runs.N];
        return new TrendSheet
        {
            Title = "L = E + A / N^alpha + B / D^beta",
            Rule = left.Length == 0 ? "all, by parameters" : $"{string.Join(" and ", left)}, by parameters",
            Source = $"Data: '{runs.Path}'",
            Sha256 = runs.Sha256,
            Window = (NumberText.Significant(sizes.Min(), 3), NumberText.Significant(sizes.Max(), 3)),
            N = runs.Count,
            Level = level,
            Method = lad
                ? "likelihood of Huber's density with a fitted scale, in effect least absolute deviations of log loss; intervals from 1,000 bootstraps of the Huber loss, seed 42."
                : "Huber loss of log loss, delta 0.001, from 4,500 starts; intervals from 1,000 bootstraps, seed 42.",
            Numbers = numbers,
            Ahead = [],
            Warnings = fit.Warnings,
        };
    }

    private static TrendNumber Number(string id, string name, string unit, Estimate estimate, int digits) =>
        new(id, name, unit, estimate.Value, estimate.Interval, NumberText.Significant(estimate.Value, digits), $"{NumberText.Significant(estimate.Interval.Low, digits)} to {NumberText.Significant(estimate.Interval.High, digits)}");

    private static Figure Draw(ChinchillaFit fit, TrendSheet sheet, string column)
    {
        double low = fit.Points.Min(point => Math.Min(point.Observed, point.Fitted)), high = fit.Points.Max(point => Math.Max(point.Observed, point.Fitted));
        string numbers = string.Join(", ", sheet.Numbers.Take(5).Select(number => $"{number.Name} = {number.Text}"));
        return new Figure
        {
            Title = sheet.Title,
            Subtitle = string.Create(CultureInfo.InvariantCulture, $"{numbers}; n = {sheet.N}"),
            Source = $"{sheet.Source.Split('\'')[0]}{Path.GetFileName(sheet.Source.Split('\'')[1])}",
            AltText = $"Scatter of observed against fitted losses about the line where they agree: {numbers}.",
            X = new Axis("fitted loss", Scale.Linear),
            Y = new Axis($"observed {column}", Scale.Linear),
            Layers =
            [
                new Points("runs", [.. fit.Points.Select(point => new Point(point.Fitted, point.Observed, NumberText.Significant(point.Observed, 4)))]),
                new Line("agreement", [(low, low), (high, high)]),
            ],
        };
    }
}
