using Forecast.Fitting.Results;

namespace Forecast.Fitting.Regression;

/// <summary>Fits the same recipe again and again to parts of the data.</summary>
internal sealed class Refit
{
    private readonly FitRecipe _recipe;
    private readonly Func<IFit, IReadOnlyList<double>> _statistic;

    public Refit(FitRecipe recipe, IReadOnlyList<double[]> columns, double[] y, Func<IFit, IReadOnlyList<double>>? statistic)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Any(column => column.Length != y.Length) || y.Length < 3)
        {
            throw new ArgumentException($"Resampling needs at least three rows and a value of each column in each; y has {y.Length}.", nameof(columns));
        }

        _recipe = recipe;
        _statistic = statistic ?? (fit => [.. fit.Terms.Select(term => term.Value)]);
        Columns = columns;
        Y = y;
    }

    public IReadOnlyList<double[]> Columns { get; }

    public double[] Y { get; }

    public IFit Fit() => _recipe(Columns, Y);

    public double[] Statistic(IFit fit) => [.. _statistic(fit)];

    public double[] With(double[] y) => Statistic(_recipe(Columns, y));

    public double[] OnRows(int[] rows) => Statistic(FitRows(rows));

    public IFit FitRows(int[] rows) => _recipe([.. Columns.Select(column => Pick(column, rows))], Pick(Y, rows));

    private static double[] Pick(double[] values, int[] rows)
    {
        var picked = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            picked[i] = values[rows[i]];
        }

        return picked;
    }
}
