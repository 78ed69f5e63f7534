using Forecast.Fitting.Bayes.LaplaceMatching;

namespace Forecast.Fitting.Tests.Bayes.LaplaceMatching;

public class ScalarMatchingTests
{
    private static readonly double[] Shapes = [0.7, 1.3, 2.5, 10, 80];

    // Log densities over the transformed coordinate, the Jacobian included, up to a constant.
    public static TheoryData<string, double> Rows
    {
        get
        {
            var rows = new TheoryData<string, double>();
            string[] names =
            [
                "exponential log", "exponential sqrt", "gamma log", "gamma sqrt", "inverse gamma log", "inverse gamma sqrt",
                "chi-squared log", "chi-squared sqrt", "beta",
            ];
            foreach (string name in names)
            {
                foreach (double shape in Shapes)
                {
                    rows.Add(name, shape);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Mode_and_curvature_found_numerically_are_those_of_the_map(string name, double a)
    {
        (Func<double, double> log, MatchedNormal match) = Row(name, a);
        (double mode, double variance) = Numerically.Match(log, match.Mean + 0.3 * Math.Sqrt(match.Variance));
        Assert.Equal(match.Mean, mode, 1e-6 * (1 + Math.Abs(mode)));
        Assert.Equal(match.Variance, variance, 1e-6 * (1 + variance));
    }

    [Theory]
    [InlineData(0.7, 3.1)]
    [InlineData(4.2, 0.02)]
    [InlineData(1e4, 1e-5)]
    [InlineData(0.01, 1e6)]
    public void There_and_back_is_where_one_started(double a, double b)
    {
        foreach (MatchingBasis basis in new[] { MatchingBasis.Log, MatchingBasis.SquareRoot })
        {
            Near(b, ExponentialMatching.Back(ExponentialMatching.Forward(b, basis), basis));
            double shape = basis == MatchingBasis.SquareRoot ? a + 0.5 : a;
            (double s, double r) = GammaMatching.Back(GammaMatching.Forward(shape, b, basis), basis);
            Near(shape, s);
            Near(b, r);
            (s, r) = InverseGammaMatching.Back(InverseGammaMatching.Forward(a, b, basis), basis);
            Assert.Equal(a, s, 1e-12 * (a + 1));
            Near(b, r);
            Near(a + 1, ChiSquaredMatching.Back(ChiSquaredMatching.Forward(a + 1, basis), basis));
        }

        (double first, double second) = BetaMatching.Back(BetaMatching.Forward(a, b));
        Near(a, first);
        Near(b, second);
    }

    [Fact]
    public void Where_there_is_no_mode_a_sentence_says_so()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaMatching.Forward(0.5, 1, MatchingBasis.SquareRoot));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChiSquaredMatching.Forward(1, MatchingBasis.SquareRoot));
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaMatching.Forward(-1, 1, MatchingBasis.Log));
        Assert.Throws<ArgumentOutOfRangeException>(() => BetaMatching.Forward(0, 1));
        Assert.Throws<ArgumentException>(() => GammaMatching.Back(new MatchedNormal(-1, 1), MatchingBasis.SquareRoot));
        Assert.Throws<ArgumentException>(() => InverseGammaMatching.Back(new MatchedNormal(1, 1), MatchingBasis.SquareRoot));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MatchedNormal(0, -1));
    }

    [Fact]
    public void The_errata_of_the_published_table_do_not_pass_the_checks_that_the_map_passes()
    {
        // Gamma, square root: the printed way back does not undo the printed way there, which is ours.
        MatchedNormal gamma = GammaMatching.Forward(3, 2, MatchingBasis.SquareRoot);
        Assert.NotEqual(3, gamma.Mean * gamma.Mean / (4 * gamma.Variance) - 0.5, 0.5);
        Assert.NotEqual(2, 4 / gamma.Variance, 0.5);

        // Inverse gamma, square root: printed √(λ / α); chi-squared, square root: printed √k. Neither is the mode.
        (Func<double, double> inverse, _) = Row("inverse gamma sqrt", 2.5);
        Assert.NotEqual(Math.Sqrt(1.7 / 2.5), Numerically.Match(inverse, 0.8).Mode, 0.01);
        (Func<double, double> chi, _) = Row("chi-squared sqrt", 2.5);
        Assert.NotEqual(Math.Sqrt(3.5), Numerically.Match(chi, 1.5).Mode, 0.01);
    }

    // The exact divergences by another quadrature, and the Monte Carlo ones of the authors' repository within their noise.
    [Theory]
    [InlineData(3, 0.19493, 0.06269, 0.2037, 0.0630)]
    [InlineData(4, 0.13596, 0.04070, 0.1380, 0.0406)]
    [InlineData(5, 0.10373, 0.02980, 0.1034, 0.0299)]
    [InlineData(6, 0.08361, 0.02339, 0.0833, 0.0234)]
    public void The_distance_of_a_chi_squared_density_from_its_match_is_the_published_one(int k, double inLogs, double inRoots,
        double drawnInLogs, double drawnInRoots)
    {
        double logs = Numerically.Divergence(x =>
            0.5 * k * x - 0.5 * Math.Exp(x), ChiSquaredMatching.Forward(k, MatchingBasis.Log), -60, 8);
        double roots = Numerically.Divergence(x =>
            (k - 1) * Math.Log(x) - 0.5 * x * x, ChiSquaredMatching.Forward(k, MatchingBasis.SquareRoot), 1e-12, 30);
        Assert.Equal(inLogs, logs, 1e-5);
        Assert.Equal(inRoots, roots, 1e-5);
        Assert.Equal(drawnInLogs, logs, 0.05 * logs);
        Assert.Equal(drawnInRoots, roots, 0.02 * roots);
    }

    [Fact]
    public void The_distance_of_a_chi_squared_density_of_ten_degrees_from_its_match_is_that_of_SciPy()
    {
        Assert.Equal(0.0467492, Numerically.Divergence(x =>
            5 * x - 0.5 * Math.Exp(x), ChiSquaredMatching.Forward(10, MatchingBasis.Log), -20, 8), 1e-6);
        Assert.Equal(0.0124477, Numerically.Divergence(x =>
            9 * Math.Log(x) - 0.5 * x * x, ChiSquaredMatching.Forward(10, MatchingBasis.SquareRoot), 1e-12, 30), 1e-6);
    }

    [Theory]
    [InlineData(1.1, 1.1, 0.07316)]
    [InlineData(1.6, 1.6, 0.03491)]
    [InlineData(1.2, 1.05, 0.07364)]
    [InlineData(1.7, 1.3, 0.04948)]
    [InlineData(0.7, 0.8, 0.15813)]
    [InlineData(2.2, 1.55, 0.03764)]
    public void The_distance_of_a_beta_density_from_its_match(double a, double b, double expected) =>
        Assert.Equal(expected,
            Numerically.Divergence(x => a * x - (a + b) * Math.Log(1 + Math.Exp(x)), BetaMatching.Forward(a, b), -90, 90), 1e-5);

    [Theory]
    [InlineData("gamma log")]
    [InlineData("gamma sqrt")]
    [InlineData("inverse gamma log")]
    [InlineData("inverse gamma sqrt")]
    [InlineData("chi-squared log")]
    [InlineData("chi-squared sqrt")]
    [InlineData("beta")]
    public void A_more_concentrated_density_is_closer_to_its_match(string name)
    {
        double last = double.PositiveInfinity;
        foreach (double a in new[] { 2.0, 8, 32, 128 })
        {
            (Func<double, double> log, MatchedNormal match) = Row(name, a);
            double reach = 30 * Math.Sqrt(match.Variance), low = name.EndsWith("sqrt", StringComparison.Ordinal) ? 1e-9
                : match.Mean - reach;
            double distance = Numerically.Divergence(log, match, low, match.Mean + reach);
            Assert.InRange(distance, 0, last / 2.5);
            last = distance;
        }
    }

    private static (Func<double, double> Log, MatchedNormal Match) Row(string name, double a)
    {
        const double b = 1.7;
        return name switch
        {
            "exponential log" => (x => x - a * Math.Exp(x), ExponentialMatching.Forward(a, MatchingBasis.Log)),
            "exponential sqrt" => (x => Math.Log(x) - a * x * x, ExponentialMatching.Forward(a, MatchingBasis.SquareRoot)),
            "gamma log" => (x => a * x - b * Math.Exp(x), GammaMatching.Forward(a, b, MatchingBasis.Log)),
            "gamma sqrt" => (x => (2 * a - 1) * Math.Log(x) - b * x * x, GammaMatching.Forward(a, b, MatchingBasis.SquareRoot)),
            "inverse gamma log" => (x => -a * x - b * Math.Exp(-x), InverseGammaMatching.Forward(a, b, MatchingBasis.Log)),
            "inverse gamma sqrt" =>
                (x => (-2 * a - 1) * Math.Log(x) - b / (x * x), InverseGammaMatching.Forward(a, b, MatchingBasis.SquareRoot)),
            "chi-squared log" => (x => 0.5 * a * x - 0.5 * Math.Exp(x), ChiSquaredMatching.Forward(a, MatchingBasis.Log)),
            "chi-squared sqrt" => (x => a * Math.Log(x) - 0.5 * x * x, ChiSquaredMatching.Forward(a + 1, MatchingBasis.SquareRoot)),
            _ => (x => a * x - (1.6 * a + 0.4) * Math.Log(1 + Math.Exp(x)), BetaMatching.Forward(a, 0.6 * a + 0.4)),
        };
    }

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-12 * Math.Abs(expected));
}
