using System.Globalization;

namespace Forecast.Gpu.Tests.Quantities;

public class QuantileTests
{
    [Theory]
    [InlineData("normal")]
    [InlineData("lognormal")]
    [InlineData("uniform")]
    [InlineData("loguniform")]
    [InlineData("triangular")]
    [InlineData("exponential")]
    [InlineData("bernoulli")]
    [InlineData("normal-truncated")]
    [InlineData("lognormal-truncated")]
    [InlineData("exponential-truncated")]
    [InlineData("triangular-truncated")]
    public void A_draw_is_the_quantile_that_SciPy_gives_for_its_uniform(string law)
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(Folder(), "quantiles.csv")).Select(line => line.Split(',')).Where(row => row[0] == law)];
        Assert.NotEmpty(rows);
        foreach (IGrouping<string, string[]> group in rows.GroupBy(row => row[1]))
        {
            double[] p = [.. group.Key.Split(' ').Select(number => number == "inf" ? double.PositiveInfinity : number == "-inf" ? double.NegativeInfinity : Number(number))];
            Func<double, double> quantile = Runs.Quantile(Of(law, p));
            foreach (string[] row in group)
            {
                // SciPy's own quantiles are good to some 1e-11 where it inverts by steps.
                double expected = Number(row[3]), actual = quantile(Number(row[2]));
                Assert.True(Math.Abs(actual - expected) <= 1e-10 * Math.Max(Math.Abs(expected), 1e-3), $"{law} {group.Key} at {row[2]}: {actual:R}, SciPy {expected:R}");
            }
        }
    }

    private static RandomQuantity Of(string law, double[] p) => law switch
    {
        "normal" => Draw.Normal(p[0], p[1]),
        "lognormal" => Draw.LogNormal(p[0], p[1]),
        "uniform" => Draw.Uniform(p[0], p[1]),
        "loguniform" => Draw.LogUniform(p[0], p[1]),
        "triangular" => Draw.Triangular(p[0], p[1], p[2]),
        "exponential" => Draw.Exponential(p[0]),
        "bernoulli" => Draw.Bernoulli(p[0]),
        "gamma" => Draw.Gamma(p[0], p[1]),
        "beta" => Draw.Beta(p[0], p[1]),
        "pert" => Draw.Pert(p[0], p[1], p[2]),
        "student" => Draw.Student(p[0], p[1], p[2]),
        "poisson" => Draw.Poisson(p[0]),
        _ => Draw.Truncate(Of(law.Replace("-truncated", "", StringComparison.Ordinal), p), p[^2], p[^1]),
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Folder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Forecast.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "tests", "golden", "draws");
    }
}
