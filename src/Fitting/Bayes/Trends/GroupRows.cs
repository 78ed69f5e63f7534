namespace Forecast.Fitting.Bayes.Trends;

/// <summary>The sums of one group's rows, x and y about the means of all rows: all that its likelihood needs.</summary>
/// <param name="Count">Rows.</param>
/// <param name="Squares">X'X: rows, sum of x, sum of x².</param>
/// <param name="Determinant">Its determinant, from centred sums: zero where all times are the same.</param>
/// <param name="Products">X'y: sum of y, sum of x y.</param>
/// <param name="Total">Sum of y².</param>
/// <param name="Residuals">Residual sum of squares about a line of the group's own.</param>
/// <param name="Degrees">Rows less the coefficients of that line.</param>
internal sealed record GroupRows(
    int Count, Symmetric Squares, double Determinant, Pair Products, double Total, double Residuals, int Degrees)
{
    public static GroupRows Of(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        int n = x.Count;
        double meanX = x.Average(), meanY = y.Average(), sxx = 0, sxy = 0, syy = 0, sum = 0, products = 0, squares = 0, total = 0;
        for (int i = 0; i < n; i++)
        {
            double u = x[i] - meanX, v = y[i] - meanY;
            (sxx, sxy, syy) = (sxx + u * u, sxy + u * v, syy + v * v);
            (sum, products) = (sum + y[i], products + x[i] * y[i]);
            (squares, total) = (squares + x[i] * x[i], total + y[i] * y[i]);
        }

        bool isOneTime = x.All(time => time == x[0]);
        double residuals = isOneTime ? syy : 0;
        for (int i = 0; i < n && !isOneTime; i++)
        {
            double residual = y[i] - meanY - sxy / sxx * (x[i] - meanX);
            residuals += residual * residual;
        }

        return new GroupRows(
            n,
            new Symmetric(n, n * meanX, squares),
            isOneTime ? 0 : n * sxx,
            new Pair(sum, products),
            total,
            residuals,
            n - (isOneTime ? 1 : 2));
    }
}
