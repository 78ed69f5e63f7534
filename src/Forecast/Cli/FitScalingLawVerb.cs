using System.CommandLine;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Reports;

namespace Forecast.Cli;

/// <summary><c>forecast fit scaling-law</c>: a scaling law through the training runs of any table.</summary>
public static class FitScalingLawVerb
{
    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE.csv") { Description = "A CSV table with a header, one training run a row." };
        var form = new Option<string>("--form") { Description = "The law. broken, power and offset take one quantity: --n, --d or --flop alone. The others take --n with --d or --flop.", HelpName = string.Join('|', ScalingLawRequest.Forms), DefaultValueFactory = _ => "chinchilla" };
        form.AcceptOnlyFromAmong([.. ScalingLawRequest.Forms]);
        var n = new Option<string?>("--n") { Description = "Column of parameters.", HelpName = "COLUMN" };
        var d = new Option<string?>("--d") { Description = "Column of training tokens, repeats counted.", HelpName = "COLUMN" };
        var flop = new Option<string?>("--flop") { Description = "Column of training compute in FLOP, from which tokens are C / (6 N).", HelpName = "COLUMN" };
        var unique = new Option<string?>("--unique") { Description = "Column of different training tokens, for data-constrained.", HelpName = "COLUMN" };
        var loss = new Option<string>("--loss") { Description = "Column of final losses.", HelpName = "COLUMN", Required = true };
        var objective = new Option<string>("--objective") { Description = "Huber's loss of log loss, least absolute deviations or least squares.", HelpName = "huber|lad|squares", DefaultValueFactory = _ => "huber" };
        objective.AcceptOnlyFromAmong("huber", "lad", "squares");
        Option<int> drop = FitVerb.CountOption("--drop-highest", "Leave out so many runs of the highest loss.", 0, 0);
        var budget = new Option<double?>("--budget") { Description = "Say how this training budget in FLOP is best spent.", HelpName = "FLOP" };
        var serve = new Option<double?>("--serve") { Description = "Say which model is as good as the budget's best at the least compute, serving so many tokens counted.", HelpName = "TOKENS" };
        var cap = new Option<double?>("--data-cap") { Description = "Say how the budget is best spent where only so many different tokens exist.", HelpName = "TOKENS" };
        Option<int> resamples = FitVerb.CountOption("--resamples", "Bootstrap refits behind every interval.", 1000, 20);
        Option<ulong> seed = FitVerb.SeedOption(42);
        Option<double> level = FitVerb.LevelOption();
        Option<string> format = FitVerb.FormatOption();
        var figure = new Option<string?>("--figure") { Description = "Draw the fit to this SVG file.", HelpName = "FILE.svg" };
        var command = new Command("scaling-law", "Fit a scaling law to a table of training runs.")
        {
            file, form, n, d, flop, unique, loss, objective, drop, budget, serve, cap, resamples, seed, level, format, figure,
        };
        command.SetAction(parsed =>
        {
            var page = ScalingLawPage.Of(new ScalingLawRequest(
                parsed.GetRequiredValue(file),
                parsed.GetRequiredValue(form),
                parsed.GetValue(n),
                parsed.GetValue(d),
                parsed.GetValue(flop),
                parsed.GetValue(unique),
                parsed.GetRequiredValue(loss),
                parsed.GetRequiredValue(objective),
                parsed.GetValue(drop),
                parsed.GetValue(budget),
                parsed.GetValue(serve),
                parsed.GetValue(cap),
                parsed.GetValue(resamples),
                parsed.GetValue(seed),
                parsed.GetValue(level)));
            if (parsed.GetValue(figure) is { } path)
            {
                AtomicFile.WriteAllText(path, SvgRenderer.Render(page.Figure));
                terminal.Error.WriteLine($"Drawn to {path}.");
            }

            terminal.Out.Write(TrendRenderer.Render(page.Sheet, parsed.GetRequiredValue(format), terminal.Width));
            return ExitCode.Done;
        });
        return command;
    }
}
