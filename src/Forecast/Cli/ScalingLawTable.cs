using System.Globalization;
using Forecast.Data;
using Forecast.Models.ScalingLaws;

namespace Forecast.Cli;

/// <summary>The columns of a user's table that one form of scaling law is fitted to.</summary>
internal sealed class ScalingLawTable
{
    private const string Allowed = "a positive number, such as 1.5 or 3.8E+25";
    private static readonly string[] Names = ["n", "d", "unique"];
    private readonly double[][] _columns;
    private readonly double[] _loss;

    private ScalingLawTable(UserTable table, double[][] columns, double[] loss, string across, string lossName)
    {
        (Path, Sha256, Skipped, _columns, _loss, Across, LossName) = (table.Path, table.Sha256, table.Skipped, columns, loss, across, lossName);
    }

    private ScalingLawTable(ScalingLawTable whole, int[] kept)
    {
        (Path, Sha256, Skipped, Across, LossName) = (whole.Path, whole.Sha256, whole.Skipped, whole.Across, whole.LossName);
        _columns = [.. whole._columns.Select(column => kept.Select(i => column[i]).ToArray())];
        _loss = [.. kept.Select(i => whole._loss[i])];
    }

    /// <summary>Path of the table, as given.</summary>
    public string Path { get; }

    /// <summary>SHA-256 of the table.</summary>
    public string Sha256 { get; }

    /// <summary>Rows left out because a cell is empty.</summary>
    public int Skipped { get; }

    /// <summary>Name of the first column: sizes, or the quantity of a law of one variable.</summary>
    public string Across { get; }

    /// <summary>Name of the column of losses.</summary>
    public string LossName { get; }

    /// <summary>The first column: sizes, or the quantity of a law of one variable.</summary>
    public double[] X => _columns[0];

    /// <summary>Losses.</summary>
    public double[] Loss => _loss;

    /// <summary>Different tokens of each run; only where they were read.</summary>
    public double[] Unique => _columns[2];

    /// <summary>Where each run is: <c>n = 57300000, d = 1640000000</c>, or its quantity.</summary>
    public IReadOnlyList<string> At =>
    [
        .. X.Select((_, i) => _columns.Length == 1
            ? Number(X[i])
            : string.Join(", ", _columns.Zip(Names, (column, name) => $"{name} = {Number(column[i])}"))),
    ];

    /// <summary>The runs of a law of size and data.</summary>
    public TrainingRuns Runs => new(_columns[0], _columns[1], _loss);

    /// <summary>Reads one quantity and the losses.</summary>
    public static ScalingLawTable ReadOne(string path, string x, string loss)
    {
        UserTable table = UserTable.Read(path, x, loss);
        return new ScalingLawTable(table, [table.Positives(x, Allowed)], table.Positives(loss, Allowed), table.Name(x), table.Name(loss));
    }

    /// <summary>Reads sizes, tokens or compute, different tokens where asked for, and the losses.</summary>
    public static ScalingLawTable ReadRuns(string path, string n, string? d, string? flop, string? unique, string loss)
    {
        UserTable table = UserTable.Read(path, [n, (d ?? flop)!, .. unique is null ? Array.Empty<string>() : [unique], loss]);
        double[] sizes = table.Positives(n, Allowed), second = table.Positives((d ?? flop)!, Allowed);
        double[][] more = unique is null ? [] : [table.Positives(unique, Allowed)];
        double[] losses = table.Positives(loss, Allowed);
        double[] tokens = d is null ? TrainingRuns.FromCompute(sizes, second, losses).D.ToArray() : second;
        return new ScalingLawTable(table, [sizes, tokens, .. more], losses, table.Name(n), table.Name(loss));
    }

    /// <summary>The table without the rows of highest loss, held to what a fit of so many terms needs.</summary>
    /// <exception cref="FitException">The rows cannot carry the fit.</exception>
    public ScalingLawTable Left(int drop, int terms)
    {
        int fewest = terms + 3;
        double cut = drop == 0 || drop > _loss.Length ? double.PositiveInfinity : _loss.OrderDescending().ElementAt(drop - 1);
        var left = new ScalingLawTable(this, [.. Enumerable.Range(0, _loss.Length).Where(i => _loss[i] < cut)]);
        if (drop > _loss.Length || left._loss.Length < fewest)
        {
            throw Refused(string.Create(
                CultureInfo.InvariantCulture,
                $"this law has {terms} terms and needs at least {fewest} runs; {_loss.Length} rows have every column asked for, and --drop-highest is {drop}."));
        }

        left.Check();
        return left;
    }

    private void Check()
    {
        if (IsConstant(_loss))
        {
            throw Refused($"every loss in '{LossName}' is {_loss[0].ToString(CultureInfo.InvariantCulture)}: a constant shows no law.");
        }

        if (IsConstant(X))
        {
            throw Refused($"every value in '{Across}' is {X[0].ToString(CultureInfo.InvariantCulture)}: a law needs runs of different sizes.");
        }

        if (_columns.Length > 1 && IsConstant(_columns[1]))
        {
            throw Refused("every run reads the same amount of data: a law of size and data needs runs of different amounts.");
        }

        if (_columns.Length > 1 && Runs.AreCollinear)
        {
            throw Refused("sizes and amounts of data rise together in these runs (their logarithms correlate by more than 0.999), so the effects of the two cannot be told apart.");
        }

        if (_columns.Length > 2 && !Unique.Where((tokens, i) => tokens < _columns[1][i]).Any())
        {
            throw Refused("no run reads its data more than once, so the worth of repeated data does not show; --form chinchilla fits data read once.");
        }
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static bool IsConstant(double[] values) => Array.TrueForAll(values, value => value == values[0]);

    private FitException Refused(string why) => new($"'{Path}': {why}");
}
