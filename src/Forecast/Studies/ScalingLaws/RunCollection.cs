using Forecast.Data;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>A collection of training runs whose largest are held out and predicted from the others.</summary>
internal sealed class RunCollection
{
    /// <summary>Share of the runs, by compute, that is held out. Fixed before any fit.</summary>
    public const double HeldOutShare = 0.2;

    private const string Allowed = "a positive number";

    private RunCollection(string id, string title, string file, string rule, double[] n, double[] d, double[] loss)
    {
        (Id, Title, File, Rule) = (id, title, file, rule);
        int[] order = [.. Enumerable.Range(0, n.Length).OrderBy(i => n[i] * d[i]).ThenBy(i => loss[i])];
        Runs = new TrainingRuns([.. order.Select(i => n[i])], [.. order.Select(i => d[i])], [.. order.Select(i => loss[i])]);

        // Runs of the same compute stay on the same side of the cut.
        double cut = Flop(Runs.Count - (int)Math.Ceiling(HeldOutShare * Runs.Count));
        Fitted = Enumerable.Range(0, Runs.Count).Count(i => Flop(i) < cut * (1 - 1e-9));
    }

    public string Id { get; }

    public string Title { get; }

    /// <summary>Place in the data folder.</summary>
    public string File { get; }

    /// <summary>Which rows.</summary>
    public string Rule { get; }

    /// <summary>The runs, by ascending compute.</summary>
    public TrainingRuns Runs { get; }

    /// <summary>How many of them are fitted; the others are held out.</summary>
    public int Fitted { get; }

    /// <summary>Runs that no run of less compute, or of as much, beats.</summary>
    public IReadOnlyList<int> Frontier
    {
        get
        {
            var frontier = new List<int>();
            double best = double.PositiveInfinity;
            for (int i = 0; i < Runs.Count; i++)
            {
                if (Runs.Loss[i] < best)
                {
                    frontier.Add(i);
                    best = Runs.Loss[i];
                }
            }

            return frontier;
        }
    }

    /// <summary>Training compute of a run, 6 N D.</summary>
    public double Flop(int run) => ChinchillaLaw.FlopPerParameterToken * Runs.N[run] * Runs.D[run];

    /// <summary>The runs of some places.</summary>
    public TrainingRuns Some(IEnumerable<int> places)
    {
        int[] at = [.. places];
        return new TrainingRuns([.. at.Select(i => Runs.N[i])], [.. at.Select(i => Runs.D[i])], [.. at.Select(i => Runs.Loss[i])]);
    }

    /// <summary>The ladder of the OLMo models: five sizes by five amounts of data, and a second run of each at the middle one.</summary>
    public static RunCollection Olmo(DataFolder data)
    {
        const string file = "scaling/olmo-ladder.csv";
        UserTable table = UserTable.Read(Path.Combine(data.Path, file), "d", "gigaflop", "loss");
        double[] d = table.Positives("d", Allowed), flop = [.. table.Positives("gigaflop", Allowed).Select(giga => 1e9 * giga)];
        double[] n = [.. flop.Select((spent, i) => spent / (ChinchillaLaw.FlopPerParameterToken * d[i]))];
        return new RunCollection(
            "olmo-ladder",
            "OLMo ladder",
            file,
            "all runs; N = C / (6 D), as the table has no size for the largest models; loss on C4",
            n,
            d,
            table.Positives("loss", Allowed));
    }

    /// <summary>The collection of small models of several learning rates: the best rate of each size and amount of data.</summary>
    public static RunCollection Misfitting(DataFolder data)
    {
        const string file = "scaling/misfitting.csv";
        UserTable table = UserTable.Read(Path.Combine(data.Path, file), "n", "d", "loss");
        double[] n = table.Positives("n", Allowed), d = table.Positives("d", Allowed), loss = table.Positives("loss", Allowed);
        int[] best = [.. Enumerable.Range(0, n.Length).GroupBy(i => (n[i], d[i])).Select(group => group.MinBy(i => loss[i]))];
        return new RunCollection(
            "misfitting",
            "Misfitting collection",
            file,
            $"of {n.Length} runs the best learning rate of each size and amount of data; C = 6 N D; loss on C4",
            [.. best.Select(i => n[i])],
            [.. best.Select(i => d[i])],
            [.. best.Select(i => loss[i])]);
    }
}
