namespace Forecast.Fitting.Regression;

/// <summary>One step of a fit by repeated weighting.</summary>
internal static class Reweighted
{
    public static double[] Solve(IReadOnlyList<double[]> columns, double[] y, double[] weights)
    {
        double[] roots = [.. weights.Select(Math.Sqrt)];
        return Design.Of([.. columns.Select(column => column.Select((v, i) => v * roots[i]).ToArray())]).Solve([.. y.Select((v, i) => v * roots[i])]).Value;
    }

    public static double[] Residuals(IReadOnlyList<double[]> columns, double[] y, double[] value)
    {
        double[] residual = [.. y];
        for (int j = 0; j < value.Length; j++)
        {
            for (int i = 0; i < residual.Length; i++)
            {
                residual[i] = Math.FusedMultiplyAdd(-columns[j][i], value[j], residual[i]);
            }
        }

        return residual;
    }

    public static double Distance(double[] a, double[] b) => Math.Sqrt(a.Select((v, i) => (v - b[i]) * (v - b[i])).Sum());
}
