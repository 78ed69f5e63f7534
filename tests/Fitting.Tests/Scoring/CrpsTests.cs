using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;
using Forecast.Fitting.Scoring;
using Forecast.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Fitting.Tests.Scoring;

/// <summary>CRPS beside its defining integral and its defining double sum.</summary>
public class CrpsTests
{
    [Fact]
    public void The_closed_forms_are_the_integral_to_twelve_digits()
    {
        foreach ((double[] p, double[] crps) in Reference.Of("normal"))
        {
            Reference.Near(crps[0], Crps.Of(new Forecast.Fitting.Distributions.Normal(p[0], p[1]), p[2]), 1e-12);
        }

        foreach ((double[] p, double[] crps) in Reference.Of("student"))
        {
            Reference.Near(crps[0], Crps.Of(new StudentT(p[0], p[1], p[2]), p[3]), 1e-12);
        }

        foreach ((double[] p, double[] crps) in Reference.Of("lognormal"))
        {
            Reference.Near(crps[0], Crps.Of(new LogNormal(p[0], p[1]), p[2]), 1e-12);
        }
    }

    [Fact]
    public void Draws_are_scored_as_the_double_sum_has_it()
    {
        foreach ((double[] p, double[] crps) in Reference.Of("draws"))
        {
            Reference.Near(crps[0], Crps.OfDraws(p.AsSpan(1), p[0], isFair: false), 1e-13);
            Reference.Near(crps[1], Crps.OfDraws(p.AsSpan(1), p[0]), 1e-13);
        }
    }

    // The fair score of m draws has the distribution's own score for its mean, however few they are; the plain one exceeds it by
    // E|X - X'| / (2 m) = σ / (√π m).
    [Fact]
    public void A_fair_score_of_few_draws_is_that_of_the_distribution_in_the_mean()
    {
        var normal = new Forecast.Fitting.Distributions.Normal(1, 2);
        var random = new RandomSequence(new StreamKey(3));
        const int repeats = 40_000, m = 3;
        double[] draws = new double[m], fair = new double[repeats], plain = new double[repeats];
        for (int r = 0; r < repeats; r++)
        {
            for (int i = 0; i < m; i++)
            {
                draws[i] = normal.Quantile(random.NextUniform());
            }

            (fair[r], plain[r]) = (Crps.OfDraws(draws, 2.2), Crps.OfDraws(draws, 2.2, isFair: false));
        }

        MeanScore mean = MeanScore.Of(fair), other = MeanScore.Of(plain);
        Assert.InRange(mean.Value - Crps.Of(normal, 2.2), -4 * mean.StandardError, 4 * mean.StandardError);
        Assert.InRange(other.Value - Crps.Of(normal, 2.2) - 2 / Math.Sqrt(Math.PI) / m, -4 * other.StandardError, 4 * other.StandardError);
    }

    [Fact]
    public void Quantiles_at_even_levels_come_near_the_distribution()
    {
        var normal = new Forecast.Fitting.Distributions.Normal(0, 1);
        double[] levels = [.. Enumerable.Range(0, 999).Select(k => (k + 0.5) / 999)];
        Assert.Equal(Crps.Of(normal, 0.7), Crps.OfQuantiles(levels, [.. levels.Select(normal.Quantile)], 0.7), 1e-4);
    }

    // A point forecast is scored by its absolute error: Gneiting and Raftery 2007, section 4.2.
    [Fact]
    public void One_value_is_scored_by_its_absolute_error()
    {
        Assert.Equal(2.5, Crps.OfDraws([4.0], 1.5, isFair: false), 1e-14);
        Assert.Equal(2.5, Crps.OfQuantiles([0.5], [4.0], 1.5), 1e-14);
    }

    [Fact]
    public void The_score_moves_and_grows_with_the_unit() => Prop.ForAll(
        Arb.From(Gen.Choose(1, 1_000_000)),
        seed =>
        {
            var random = new RandomSequence(new StreamKey((ulong)seed));
            double[] draws = [.. Enumerable.Range(0, 2 + random.NextIndex(30)).Select(_ => random.NextUniform())];
            double outcome = random.NextUniform() * 2 - 0.5, shift = 10 * random.NextUniform(), factor = 0.1 + random.NextUniform();
            double[] moved = Array.ConvertAll(draws, x => shift + factor * x);
            Assert.Equal(factor * Crps.OfDraws(draws, outcome), Crps.OfDraws(moved, shift + factor * outcome), 1e-12);
        }).CheckRepeatably();

    [Fact]
    public void Wrong_forecasts_are_refused_in_a_sentence()
    {
        Assert.Contains(
            "1 degree of freedom", Assert.Throws<ArgumentOutOfRangeException>(() => Crps.Of(new StudentT(1), 0)).Message,
            StringComparison.Ordinal);
        Assert.Contains("two draws", Assert.Throws<ArgumentException>(() => Crps.OfDraws([1.0], 0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "below 2 at 0.5", Assert.Throws<ArgumentException>(() => Crps.OfQuantiles([0.5, 0.9], [2.0, 1.0], 0)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "Levels ascend", Assert.Throws<ArgumentException>(() => Crps.OfQuantiles([0.5, 0.5], [1.0, 2.0], 0)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Crps.OfDraws([1.0, double.NaN], 0));
    }
}
