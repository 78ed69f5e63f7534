using Forecast.Fitting.Distributions;
using Forecast.Fitting.Results;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Regression;

/// <summary>What a reader should doubt about a fit, in sentences that several fits share.</summary>
internal static class Doubt
{
    /// <summary>Below so many points every interval rests on the shape taken for the errors.</summary>
    public const int FewPoints = 10;

    /// <summary>Above it a row is close to deciding its own fitted value.</summary>
    public const double HighLeverage = 0.9;

    /// <summary>Above it a coefficient's standard error is ten times what it would be without the other columns.</summary>
    public const double HighInflation = 100;

    private const int PointsToSeeUnevenness = 20;
    private const double Uncommon = 0.01;

    public static IEnumerable<string> Few(int n)
    {
        if (n < FewPoints)
        {
            yield return $"With {n} points every interval rests on the shape taken for the errors, and one point more could move the fit much.";
        }
    }

    public static IEnumerable<string> Constant(IReadOnlyList<FittedPoint> points)
    {
        if (points.All(point => point.Observed == points[0].Observed))
        {
            yield return "All observations are equal, so there is nothing to explain and no scatter to judge the fit by.";
        }
    }

    public static IEnumerable<string> Leverage(double[] leverages)
    {
        int highest = Array.IndexOf(leverages, leverages.Max());
        return Leverage(highest, leverages[highest]);
    }

    public static IEnumerable<string> Leverage(int row, double leverage)
    {
        if (leverage > HighLeverage)
        {
            yield return $"Row {row + 1} decides its own fitted value (leverage {leverage:F3}), so its residual says nothing of its error and robust standard errors rest on little.";
        }
    }

    public static IEnumerable<string> Collinear(Design design, IReadOnlyList<double[]> columns, IReadOnlyList<string> terms)
    {
        double[] inflation = design.VarianceInflation(Array.FindIndex([.. columns], column => column.All(v => v == column[0])));
        string[] tied = [.. terms.Where((_, j) => inflation[j] > HighInflation).Select(term => $"'{term}'")];
        if (tied.Length > 0)
        {
            yield return $"{(tied.Length == 1 ? "Column" : "Columns")} {string.Join(", ", tied)} can nearly be written by the other columns (variance inflation up to {inflation.Max():F0}), so single coefficients are hardly determined.";
        }
    }

    public static IEnumerable<string> Uneven(Design design, double[] residual)
    {
        double probability = BreuschPagan(design, residual);
        if (residual.Length >= PointsToSeeUnevenness && probability < Uncommon)
        {
            yield return $"The scatter changes with the predictors (Breusch and Pagan's test, p = {probability:G1}), so classical intervals may be too narrow or too wide; robust errors (HC3) allow for it.";
        }
    }

    /// <summary>The probability of squared residuals that follow the columns at least as well as these, if their errors are alike.</summary>
    /// <remarks>n R² of r² on the columns against χ² with p - 1 degrees (Koenker 1981); a constant is among the columns.</remarks>
    public static double BreuschPagan(Design design, double[] residual)
    {
        double level = residual.Average(r => r * r);
        Vector<double> squares = Vector<double>.Build.Dense(residual.Length, i => residual[i] * residual[i] - level);
        Vector<double> explained = design.Q.TransposeThisAndMultiply(squares);
        double share = explained.DotProduct(explained) / squares.DotProduct(squares);
        if (design.Q.ColumnCount == 1 || !double.IsFinite(share))
        {
            return 1;
        }

        // Chi-squared is a gamma distribution with half the degrees of freedom for its shape and a scale of 2.
        return 1 - new Gamma(0.5 * (design.Q.ColumnCount - 1), 2).Cdf(residual.Length * share);
    }
}
