using System.CommandLine;
using System.CommandLine.Parsing;
using Forecast.Data;
using Forecast.Reports;
using Forecast.Studies;

namespace Forecast.Cli;

/// <summary><c>forecast reproduce</c>: runs the studies and writes their report.</summary>
public static class ReproduceVerb
{
    private const int FewestDraws = 100;
    private const int MostDraws = 10_000_000;

    /// <summary>The verb over every study of the catalogue.</summary>
    public static Command Create(Terminal terminal) => Create(terminal, Catalogue.All);

    /// <summary>The verb over some studies.</summary>
    public static Command Create(Terminal terminal, IReadOnlyList<IStudy> studies)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(studies);
        var only = new Option<string[]>("--only") { Description = "Run these studies alone: ID[,ID]. 'forecast list' names them." };
        var folder = new Option<string>("--out") { Description = "Folder for the report.", DefaultValueFactory = _ => "out", HelpName = "DIR" };
        var data = new Option<string?>("--data")
        {
            Description = "Folder of the curated tables, in place of those that come with the program.",
            HelpName = "DIR",
        };
        var seed = new Option<ulong>("--seed") { Description = "Seed of every random number.", DefaultValueFactory = _ => StudyPlan.DefaultSeed };
        var draws = new Option<int>("--draws")
        {
            Description = $"Bootstrap resamples or Monte Carlo draws for each number, {FewestDraws} to {MostDraws}.",
            DefaultValueFactory = _ => StudyPlan.DefaultDraws,
        };
        var full = new Option<bool>("--full")
        {
            Description = "Run experiments in full, for minutes, in place of the quick set; an interrupted run goes on where it stopped.",
        };
        var quiet = new Option<bool>("--quiet") { Description = "Print only warnings, drifts and the path of the report." };
        var check = new Option<bool>("--check")
        {
            Description = "Compare the verdicts with those on record in the data folder, and exit with 1 where one drifted.",
        };
        var record = new Option<bool>("--record")
        {
            Description = "For maintainers: put the verdicts on record, in verdicts.csv of the folder named by --data.",
        };
        only.HelpName = "ID[,ID]";
        seed.Validators.Add(RequireSeed);
        draws.Validators.Add(RequireBounds);
        var verb = new Command("reproduce", "Run the studies, compare every published number with ours, and write the report.")
        {
            only, folder, data, seed, draws, full, quiet, check, record,
        };
        verb.Validators.Add(result =>
        {
            if (result.GetValue(check) && result.GetValue(record))
            {
                result.AddError("--check compares with the record and --record replaces it; give one of them.");
            }

            if (result.GetValue(full) && (result.GetValue(check) || result.GetValue(record)))
            {
                result.AddError("The verdicts on record are those of the quick set; leave out --full.");
            }

            if (result.GetValue(record) && result.GetValue(data) is null)
            {
                result.AddError("--record writes into the folder of tables; name it with --data.");
            }
        });
        verb.SetAction((parsed, cancellation) =>
        {
            string[] ids = [.. (parsed.GetValue(only) ?? []).SelectMany(text =>
                text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()];
            var reproduction = new Reproduction(terminal, parsed.GetValue(quiet))
            {
                Studies = ids.Length == 0 ? studies : Catalogue.Find(ids, studies),
                Only = ids,
                Data = DataFolder.Open(parsed.GetValue(data)),
                Plan = new StudyPlan(parsed.GetValue(seed), parsed.GetValue(draws))
                {
                    Full = parsed.GetValue(full),
                    CheckpointFolder = parsed.GetValue(full) ? Path.Combine(parsed.GetValue(folder)!, "checkpoints") : null,
                },
                Folder = parsed.GetValue(folder)!,
                Check = parsed.GetValue(check),
                Record = parsed.GetValue(record),
            };

            // On another thread, so that Ctrl-C finds this one waiting and ends the process even where a study is slow to stop.
            return Task.Run(() => reproduction.Run(cancellation), cancellation);
        });
        return verb;
    }

    private static void RequireSeed(OptionResult result)
    {
        string given = Given(result);
        if (result.Tokens.Count > 0 && !ulong.TryParse(given, out _))
        {
            result.AddError($"--seed {given} is not allowed; give a whole number from 0 to {ulong.MaxValue}.");
        }
    }

    private static void RequireBounds(OptionResult result)
    {
        string given = Given(result);
        if (result.Tokens.Count > 0 && (!int.TryParse(given, out int draws) || draws is < FewestDraws or > MostDraws))
        {
            result.AddError($"--draws {given} is not allowed; give a whole number from {FewestDraws} to {MostDraws}.");
        }
    }

    private static string Given(OptionResult result) => string.Concat(result.Tokens.Select(token => token.Value));
}
