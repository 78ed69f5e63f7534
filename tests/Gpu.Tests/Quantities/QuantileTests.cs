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
    [InlineData("gamma")]
    [InlineData("beta")]
    [InlineData("pert")]
    [InlineData("student")]
    [InlineData("poisson")]
    [InlineData("gamma-truncated")]
    [InlineData("beta-truncated")]
    [InlineData("student-truncated")]
    public void A_draw_is_the_quantile_that_SciPy_gives_for_its_uniform(string law)
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(Folder(), "quantiles.csv")).Select(line => line.Split(',')).Where(row => row[0] == law)];
        Assert.NotEmpty(rows);
        foreach (IGrouping<string, string[]> group in rows.GroupBy(row => row[1]))
        {
            double[] p = [.. group.Key.Split(' ').Select(Number)];
            Func<double, double> quantile = Runs.Quantile(Of(law, p));
            foreach (string[] row in group)
            {
                // Ours and SciPy's are each a few dozen roundings from the truth.
                double expected = Number(row[3]), actual = quantile(Number(row[2]));
                Assert.True(Math.Abs(actual - expected) <= 1e-13 * Math.Max(Math.Abs(expected), 1e-3), $"{law} {group.Key} at {row[2]}: {actual:R}, SciPy {expected:R}");
            }
        }
    }

    public static TheoryData<string> Laws { get; } = new(File.ReadLines(Path.Combine(Folder(), "exact.csv")).Skip(1).Select(line => line.Split(',')[0]).Distinct());

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_draw_is_the_quantile_that_mpmath_gives_to_1e_14_in_the_body_and_1e_10_in_the_tails_down_to_1e_300(string law)
    {
        var far = new List<string>();
        IEnumerable<string[]> rows = File.ReadLines(Path.Combine(Folder(), "exact.csv")).Select(line => line.Split(',')).Where(row => row[0] == law);
        foreach (IGrouping<string, string[]> group in rows.GroupBy(row => row[1]))
        {
            Func<double, double> quantile = Runs.Quantile(Of(law, [.. group.Key.Split(' ').Select(Number)]));
            foreach (string[] row in group)
            {
                double u = Number(row[2]), expected = Number(row[3]), actual = quantile(u), size = Math.Max(Math.Max(Math.Abs(expected), Number(row[4])), 2.3e-298);
                bool isTabled = law is "gamma" or "beta" or "pert" or "student", isBody = u is >= 1e-6 and <= 1 - 1e-6;
                if (!(isTabled && u < Math.ScaleB(1, -53)) && !(Math.Abs(actual - expected) <= (isBody ? 1e-14 : 1e-10) * size))
                {
                    far.Add($"{law} {group.Key} at {row[2]}: {actual:R}, mpmath {expected:R}, error {Math.Abs(actual - expected) / size:E1}");
                }
            }
        }

        Assert.True(far.Count == 0, string.Join(Environment.NewLine, far));
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
        "discrete" => Draw.Discrete(p, [.. p.Select((_, i) => (double)(p.Length - i))]),
        "interval" => Draw.FromInterval(p[0], p[1], p[2]),
        _ => Draw.Truncate(Of(law.Replace("-truncated", "", StringComparison.Ordinal), p), p[^2], p[^1]),
    };

    private static double Number(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

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
