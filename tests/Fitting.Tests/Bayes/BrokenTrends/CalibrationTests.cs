using Forecast.Fitting.Bayes.BrokenTrends;
using Forecast.Fitting.Breaks;
using Forecast.Fitting.Random;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Tests.Bayes.BrokenTrends;

/// <summary>
/// Simulation-based calibration: where the truth is drawn from the prior, its rank among the draws is uniform (Talts et al. 2018).
/// </summary>
/// <remarks>
/// The prior is drawn from here by rejection and linear algebra, with nothing of the sampler's own. Level and slope have flat priors and
/// are 0 in truth: a shift of the trend shifts all draws with it, so the ranks do not depend on them.
/// </remarks>
public class CalibrationTests
{
    private const int Rows = 30, Least = 4, Runs = 800, Draws = 63, Bins = 16;

    // Chi-squared with 15 degrees of freedom goes beyond it once in 2,000.
    private const double Limit = 40.0;

    private static readonly BrokenTrendPrior _prior =
        new() { MinimumRows = Least, Numbers = [1, 1, 1, 1], ErrorShape = 3, ErrorScale = 2, Rows = 2 };

    [Theory]
    [InlineData(BreakShape.Kink)]
    [InlineData(BreakShape.Jump)]
    public void The_ranks_of_the_truth_are_uniform(BreakShape shape)
    {
        var counts = new Dictionary<string, int[]>();
        var key = new StreamKey(77, (ulong)shape);
        for (int run = 0; run < Runs; run++)
        {
            var random = new RandomSequence(key.Child((ulong)run));
            double[] times = [.. Enumerable.Range(0, Rows).Select(_ => 10 * random.NextUniform()).Order()];
            BrokenTrendDraw truth = FromPrior(times, shape, random);
            double[] values = [.. times.Select(t => truth.At(t) + truth.Sigma * Normal(random))];
            BrokenTrendPosterior posterior = BayesianBrokenTrend.Sample(
                times,
                values,
                _prior with { Shape = shape },
                new BrokenTrendPlan { Chains = 1, Draws = Draws, Moves = 40, WarmUp = 8000 },
                key.Child((ulong)run).Child(1));
            foreach ((string name, Func<BrokenTrendDraw, double> quantity) in Quantities(times))
            {
                double value = quantity(truth);
                double[] draws = [.. Enumerable.Range(0, Draws).Select(i => quantity(posterior.Draw(0, i)))];

                // Ties, as of a number of breaks, are put in a random order.
                int rank = draws.Count(d => d < value) + random.NextIndex(1 + draws.Count(d => d == value));
                counts.TryAdd(name, new int[Bins]);
                counts[name][rank * Bins / (Draws + 1)]++;
            }
        }

        const double Expected = (double)Runs / Bins;
        Assert.All(counts, pair => Assert.True(
            pair.Value.Sum(count => (count - Expected) * (count - Expected) / Expected) < Limit,
            $"{pair.Key}: {string.Join(" ", pair.Value)}"));
    }

    private static IEnumerable<(string Name, Func<BrokenTrendDraw, double> Quantity)> Quantities(double[] times) =>
    [
        ("number of breaks", draw => draw.Breaks.Count),
        ("breaks in the first half", draw => draw.Breaks.Count(date => date < 5)),
        ("last break, or none", draw => draw.Breaks.Count > 0 ? draw.Breaks[^1] : 0),
        ("level at start", draw => draw.Level),
        ("slope at start", draw => draw.Slope),
        ("slope at 5", draw => draw.SlopeAt(5)),
        ("level at end", draw => draw.At(times[^1])),
        ("sigma", draw => draw.Sigma),
    ];

    private static BrokenTrendDraw FromPrior(double[] times, BreakShape shape, RandomSequence random)
    {
        int breaks = random.NextIndex(4);
        double[] dates;
        do
        {
            dates = [.. Enumerable.Range(0, breaks).Select(_ => times[0] + (times[^1] - times[0]) * random.NextUniform()).Order()];
        }
        while (!HasRows(times, dates));

        // sigma^2 is the scale over a gamma number of shape 3: a sum of three exponential ones.
        double gamma = -Math.Log(random.NextUniform() * random.NextUniform() * random.NextUniform());
        double sigma = Math.Sqrt(_prior.ErrorScale / gamma);
        var steps = new double[breaks];
        var bends = new double[breaks];
        if (breaks > 0)
        {
            double[][] columns =
            [
                .. dates.Select(date => times.Select(t => Math.Max(0, t - date)).ToArray()),
                .. shape == BreakShape.Jump ? dates.Select(date => times.Select(t => t > date ? 1.0 : 0).ToArray()) : [],
            ];
            Matrix<double> line = Matrix<double>.Build.DenseOfColumnArrays([.. times.Select(_ => 1.0)], times);
            Matrix<double> z = Matrix<double>.Build.DenseOfColumnArrays(columns);
            Matrix<double> rest = z - line * line.QR().Solve(z);
            Matrix<double> factor = (rest.Transpose() * rest).Cholesky().Factor;
            Vector<double> noise = Vector<double>.Build.Dense(columns.Length, _ => Normal(random));
            Vector<double> changes = factor.Transpose().Solve(noise) * (sigma * Math.Sqrt(Rows / _prior.Rows));
            bends = [.. changes.Take(breaks)];
            steps = [.. changes.Skip(breaks).Concat(new double[breaks]).Take(breaks)];
        }

        return new BrokenTrendDraw(times[0], 0, 0, dates, steps, bends, sigma);
    }

    private static bool HasRows(double[] times, double[] dates)
    {
        double[] edges = [double.NegativeInfinity, .. dates, double.PositiveInfinity];
        return edges.Zip(edges.Skip(1)).All(segment => times.Count(t => t > segment.First && t <= segment.Second) >= Least);
    }

    private static double Normal(RandomSequence random) => new Fitting.Distributions.Normal(0, 1).Quantile(random.NextUniform());
}
