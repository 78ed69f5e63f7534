using Forecast.Fitting.Bayes;
using Forecast.Fitting.Random;
using Forecast.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Fitting.Tests.Bayes.Comparison;

/// <summary>Weights and differences of models beside R's loo, and the properties that make stacking the optimum.</summary>
public class ModelWeightsTests
{
    private static readonly string[] Names = ["line", "quadratic", "student"];
    private static readonly StreamKey Key = new(5);

    private static double[][] Elpd => [.. Names.Select(name => Loos[name].Points.Select(point => point.Elpd).ToArray())];

    private static Dictionary<string, Loo> Loos { get; } = Names.ToDictionary(
        name => name, name => Loo.Of(LooSet.All[name].LogLikelihood, LooSet.Chains));

    [Fact]
    public void Differences_and_their_errors_are_those_of_loo()
    {
        var comparison = ModelComparison.Of([.. Names.Select(name => (name, Loos[name]))], Key);
        Assert.Equal("quadratic", comparison.Models[0].Name);
        foreach (ComparedModel model in comparison.Models)
        {
            double[] difference = LooSet.All[model.Name]["difference"];
            Assert.Equal(difference[0], model.Difference.Value, 1e-9);
            Assert.Equal(difference[1], model.Difference.StandardError, 1e-9);
        }

        Assert.Contains(comparison.Warnings, warning => warning.Contains("differ by less than 4", StringComparison.Ordinal));
    }

    // R's constrOptim stops within 1e-3 of the optimum; the script climbs on to a standstill.
    [Fact]
    public void Stacking_is_the_optimum_and_beats_the_weights_of_loo()
    {
        var weights = ModelWeights.Stack(Elpd);
        double[] exact = LooSet.All["weights"]["stacking"], loo = LooSet.All["weights"]["stacking.loo"];
        Assert.All(exact.Zip(weights.Weights), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        Assert.All(loo.Zip(weights.Weights), pair => Assert.Equal(pair.First, pair.Second, 1e-3));
        Assert.Equal(LooSet.All["weights"]["stacking.score"][0], Score(Elpd, weights.Weights), 1e-10);
        Assert.True(Score(Elpd, weights.Weights) >= Score(Elpd, loo));
        Assert.InRange(weights.Gap, 0, 1e-12);
    }

    [Fact]
    public void Pseudo_bma_weights_are_those_of_loo()
    {
        double[] plain = LooSet.All["weights"]["pseudobma"], plus = LooSet.All["weights"]["pseudobma.plus"];
        Assert.All(plain.Zip(ModelWeights.PseudoBma(Elpd).Weights), pair => Assert.Equal(pair.First, pair.Second, 1e-10));

        // A weight of a resample lies between 0 and 1, so its mean over 40,000 has a standard error below 0.0025.
        Assert.All(plus.Zip(ModelWeights.PseudoBmaPlus(Elpd, Key, 40_000).Weights), pair => Assert.Equal(pair.First, pair.Second, 0.008));
        Assert.Equal(ModelWeights.PseudoBmaPlus(Elpd, Key).Weights, ModelWeights.PseudoBmaPlus(Elpd, Key).Weights);
    }

    // The conditions of Karush, Kuhn and Tucker: no model's mean relative density exceeds 1, and it is 1 where the weight is positive.
    [Fact]
    public void Stacking_fulfils_the_conditions_of_the_optimum_whatever_the_models() => Prop.ForAll(
        Arb.From(Gen.Choose(1, 100_000)),
        seed =>
        {
            var random = new RandomSequence(new StreamKey((ulong)seed));
            int models = 2 + random.NextIndex(6), n = 1 + random.NextIndex(60);
            double[][] elpd = [.. Enumerable.Range(0, models).Select(
                _ => Enumerable.Range(0, n).Select(_ => -20 * random.NextUniform()).ToArray())];
            var stacked = ModelWeights.Stack(elpd);
            double[] relative = [.. Enumerable.Range(0, models).Select(
                k =>
                    Enumerable.Range(0, n).Average(
                        i => 1 / elpd.Select((row, j) => stacked.Weights[j] * Math.Exp(row[i] - elpd[k][i])).Sum()))];
            Assert.Equal(1, stacked.Weights.Sum(), 1e-12);
            Assert.True(stacked.Weights.Min() >= 0);
            Assert.InRange(relative.Max(), 1 - 1e-10, 1 + 1e-10);
            Assert.All(
                Enumerable.Range(0, models), k =>
                    Assert.True(stacked.Weights[k] < 1e-6 || relative[k] > 1 - 1e-6, $"{stacked.Weights[k]} {relative[k]}"));
        }).CheckRepeatably();

    [Fact]
    public void Models_that_foretell_the_same_share_their_weight()
    {
        double[] good = [-1, -2, -0.5], bad = [-4, -5, -6];
        IReadOnlyList<double> weights = ModelWeights.Stack([good, bad, good]).Weights;
        Assert.Equal(0.5, weights[0], 1e-9);
        Assert.Equal(0, weights[1], 1e-9);
        Assert.Equal(0.5, weights[2], 1e-9);
    }

    // Two models that are each right on a share of the rows: w p + (1 - w) q is scored best where w is that share (to order q / p).
    [Fact]
    public void Two_models_each_right_on_some_rows_get_those_shares()
    {
        double[] first = [.. Enumerable.Range(0, 10).Select(i => i < 7 ? 0.0 : -40)];
        double[] second = [.. first.Select(value => -40 - value)];
        Assert.Equal(0.7, ModelWeights.Stack([first, second]).Weights[0], 1e-12);
    }

    [Fact]
    public void Wrong_densities_are_refused_in_a_sentence()
    {
        Assert.Contains("two models", Assert.Throws<ArgumentException>(() => ModelWeights.Stack([[-1]])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "model 1", Assert.Throws<ArgumentException>(() => ModelWeights.PseudoBma([[-1, -2], [-1]])).Message, StringComparison.Ordinal);
    }

    private static double Score(double[][] elpd, IReadOnlyList<double> weights) =>
        Enumerable.Range(0, elpd[0].Length).Sum(i => Math.Log(weights.Select((w, k) => w * Math.Exp(elpd[k][i])).Sum()));
}
