using Forecast.Data;

namespace Forecast.Models.ScalingLaws;

/// <summary>Trained models with their final losses: what a scaling law is fitted to.</summary>
public sealed class TrainingRuns
{
    private readonly double[] _n;
    private readonly double[] _d;
    private readonly double[] _loss;

    /// <summary>Runs from three columns.</summary>
    /// <param name="n">Parameters of each run; positive.</param>
    /// <param name="d">Training tokens of each run; positive.</param>
    /// <param name="loss">Final loss of each run, in nats a token; positive.</param>
    public TrainingRuns(ReadOnlySpan<double> n, ReadOnlySpan<double> d, ReadOnlySpan<double> loss)
    {
        if (n.Length != d.Length || n.Length != loss.Length)
        {
            throw new ArgumentException($"{n.Length} sizes, {d.Length} amounts of data and {loss.Length} losses were given; a run has one of each.", nameof(n));
        }

        (_n, _d, _loss) = (n.ToArray(), d.ToArray(), loss.ToArray());
        for (int i = 0; i < _n.Length; i++)
        {
            if (!(_n[i] > 0 && _d[i] > 0 && _loss[i] > 0 && double.IsFinite(_n[i] + _d[i] + _loss[i])))
            {
                throw new ArgumentException($"Run {i}: size {_n[i]}, data {_d[i]} and loss {_loss[i]} must be positive numbers.", nameof(n));
            }
        }
    }

    /// <summary>Number of runs.</summary>
    public int Count => _n.Length;

    /// <summary>Path of the table the runs were read from; empty where they were not.</summary>
    public string Path { get; private init; } = "";

    /// <summary>SHA-256 of that table.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>Rows of that table left out because a cell is empty.</summary>
    public int Skipped { get; private init; }

    /// <summary>Parameters of each run.</summary>
    public ReadOnlySpan<double> N => _n;

    /// <summary>Training tokens of each run.</summary>
    public ReadOnlySpan<double> D => _d;

    /// <summary>Final loss of each run, in nats a token.</summary>
    public ReadOnlySpan<double> Loss => _loss;

    /// <summary>Whether size and data rise together so closely that their effects cannot be told apart: |r| of their logarithms above 0.999.</summary>
    public bool AreCollinear
    {
        get
        {
            (double[] n, _) = CentredLogs.Of(_n);
            (double[] d, _) = CentredLogs.Of(_d);
            return Math.Abs(MathNet.Numerics.Statistics.Correlation.Pearson(n, d)) > 0.999;
        }
    }

    /// <summary>Runs whose data follow from their training compute: D = C / (6 N).</summary>
    /// <param name="n">Parameters of each run.</param>
    /// <param name="flop">Training compute of each run, in FLOP.</param>
    /// <param name="loss">Final loss of each run, in nats a token.</param>
    public static TrainingRuns FromCompute(ReadOnlySpan<double> n, ReadOnlySpan<double> flop, ReadOnlySpan<double> loss)
    {
        if (n.Length != flop.Length)
        {
            throw new ArgumentException($"{n.Length} sizes were given for {flop.Length} budgets.", nameof(flop));
        }

        var d = new double[flop.Length];
        for (int i = 0; i < d.Length; i++)
        {
            d[i] = flop[i] / (ChinchillaLaw.FlopPerParameterToken * n[i]);
        }

        return new TrainingRuns(n, d, loss);
    }

    /// <summary>Reads runs from three columns of a table with a header.</summary>
    /// <param name="path">A CSV file.</param>
    /// <param name="n">Column of parameters.</param>
    /// <param name="second">Column of training tokens, or of training compute in FLOP.</param>
    /// <param name="isFlop">Whether <paramref name="second"/> holds compute.</param>
    /// <param name="loss">Column of losses.</param>
    /// <exception cref="InputException">The file, a column or a cell cannot be used.</exception>
    public static TrainingRuns Read(string path, string n, string second, bool isFlop, string loss)
    {
        const string Allowed = "a positive number, such as 1.5 or 3.8E+25";
        UserTable table = UserTable.Read(path, n, second, loss);
        (double[] sizes, double[] data) = (table.Positives(n, Allowed), table.Positives(second, Allowed));
        double[] d = isFlop ? [.. data.Select((flop, i) => flop / (ChinchillaLaw.FlopPerParameterToken * sizes[i]))] : data;
        return new TrainingRuns(sizes, d, table.Positives(loss, Allowed)) { Path = path, Sha256 = table.Sha256, Skipped = table.Skipped };
    }

    /// <summary>The runs without those of the highest losses.</summary>
    /// <param name="count">How many to leave out; of equal losses, all or none.</param>
    public TrainingRuns WithoutHighestLosses(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0)
        {
            return this;
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        double cut = _loss.OrderDescending().ElementAt(count - 1);
        int[] kept = [.. Enumerable.Range(0, Count).Where(i => _loss[i] < cut)];
        return new TrainingRuns([.. kept.Select(i => _n[i])], [.. kept.Select(i => _d[i])], [.. kept.Select(i => _loss[i])])
        {
            Path = Path,
            Sha256 = Sha256,
            Skipped = Skipped,
        };
    }
}
