using Forecast.Fitting.Random;
using Forecast.Models.ScalingLaws;

namespace Forecast.Tests.Models.ScalingLaws;

public class LawFitsTests
{
    private static readonly ScalingFitPlan Plan = new(Resamples: 20);
    private static readonly StreamKey Key = new(1);

    [Fact]
    public void The_noiseless_broken_law_of_Caballero_et_al_is_recovered_from_its_first_405_points()
    {
        var truth = new BrokenLaw(0.41388453071629455, 2.2772722897737556, 0.055077348404973955, [new BrokenLawBreak(5.662903816010331, 612.5836172918001, 0.059193036393742314)]);
        double[] x = [.. Enumerable.Range(1, 405).Select(i => (double)i)];
        ScalingLawFit<BrokenLaw> fit = LawFits.Broken(x, [.. x.Select(truth.At)], Plan, Key);
        Assert.Equal(truth.Exponent, fit.Law.Exponent, 0.01 * truth.Exponent);
        double worst = Enumerable.Range(406, 3690).Max(i => Math.Abs(Math.Log(fit.Law.At(i) / truth.At(i))));
        Assert.True(worst < 1e-3, $"{worst}: {fit.Law} {fit.Law.Breaks[0]} {fit.Objective}");
    }

    [Fact]
    public void An_offset_power_law_without_noise_is_recovered()
    {
        double[] x = [.. Enumerable.Range(0, 20).Select(i => Math.Pow(10, 6 + 0.2 * i))];
        ScalingLawFit<PowerLaw> fit = LawFits.Offset(x, [.. x.Select(v => 1.7 + 400 * Math.Pow(v, -0.34))], Plan, Key);
        Assert.Equal(1.7, fit.Law.Limit, 1e-7);
        Assert.Equal(400, fit.Law.Coefficient, 1e-3);
        Assert.Equal(0.34, fit.Law.Exponent, 1e-7);
        Assert.Empty(fit.Warnings);
    }

    [Fact]
    public void A_limit_the_points_do_not_show_is_zero_and_the_fit_says_so()
    {
        // Steeper at the end than any power with a positive limit.
        double[] x = [.. Enumerable.Range(0, 20).Select(i => Math.Pow(10, 0.1 * i))];
        ScalingLawFit<PowerLaw> fit = LawFits.Offset(x, [.. x.Select(v => 5 * Math.Pow(v, -0.3) * Math.Exp(-0.01 * v))], Plan, Key);
        Assert.Equal(0, fit.Law.Limit, 1e-6);
        Assert.Contains(fit.Warnings, warning => warning.Contains("bound of zero", StringComparison.Ordinal));
    }

    [Fact]
    public void A_plain_power_law_is_a_line_through_logarithms()
    {
        double[] x = [1, 10, 100];
        PowerLaw law = LawFits.Plain(x, [.. x.Select(v => 3 * Math.Pow(v, -0.2))], Plan, Key).Law;
        Assert.Equal(3, law.Coefficient, 1e-12);
        Assert.Equal(0.2, law.Exponent, 1e-12);
    }

    [Fact]
    public void The_half_lives_of_repetition_are_recovered()
    {
        DataConstrainedLaw truth = PublishedLaws.Muennighoff.Law;
        var rows = (from size in new[] { 1e8, 4e8, 1.6e9, 6.4e9 }
                    from stock in new[] { 1e8, 1e9, 1e10 }
                    from epochs in new[] { 1, 4, 15, 60.0 }
                    select (N: size, D: stock * epochs, U: stock)).ToArray();
        var runs = new TrainingRuns([.. rows.Select(r => r.N)], [.. rows.Select(r => r.D)], [.. rows.Select(r => truth.Loss(r.N, r.D, r.U))]);
        ScalingLawFit<DataConstrainedLaw> fit = LawFits.Repeated(runs, [.. rows.Select(r => r.U)], Plan, Key);
        Assert.Equal(truth.DataHalfLife, fit.Law.DataHalfLife, 1e-4 * truth.DataHalfLife);
        Assert.Equal(truth.SizeHalfLife, fit.Law.SizeHalfLife, 1e-4 * truth.SizeHalfLife);
        Assert.Equal(truth.Unconstrained.E, fit.Law.Unconstrained.E, 1e-6);
    }

    [Fact]
    public void The_offset_power_law_reaches_SciPy_s_optimum()
    {
        double[] x = [.. Enumerable.Range(0, 40).Select(i => Math.Pow(10, 6 + 0.1 * i))];
        double[] y = [.. x.Select((v, i) => (1.7 + 400 * Math.Pow(v, -0.34)) * Math.Exp(0.01 * Math.Sin(7.0 * i * i)))];
        ScalingLawFit<PowerLaw> fit = LawFits.Offset(x, y, Plan, Key);
        AssertGolden("offset", fit.Objective, [fit.Law.Limit, fit.Law.Coefficient, fit.Law.Exponent]);
    }

    [Fact]
    public void The_broken_law_reaches_an_optimum_no_higher_than_SciPy_s()
    {
        var truth = new BrokenLaw(0.4139, 2.277, 0.0551, [new BrokenLawBreak(5.66, 612.6, 0.0592)]);
        double[] x = [.. Enumerable.Range(1, 60).Select(i => 0.4 * i * i)];
        double[] y = [.. x.Select((v, i) => truth.At(v) * Math.Exp(0.01 * Math.Sin(7.0 * (i + 1) * (i + 1))))];
        ScalingLawFit<BrokenLaw> fit = LawFits.Broken(x, y, Plan, Key);
        Assert.True(fit.Objective <= Golden.Values("broken")[0] * (1 + 1e-9), $"{fit.Objective} {fit.Law} {fit.Law.Breaks[0]}");
    }

    [Fact]
    public void Kaplan_s_constants_are_recovered_from_runs_that_follow_them()
    {
        KaplanLaw truth = PublishedLaws.Kaplan.Law;
        (double N, double D)[] places = [.. from n in new[] { 1e6, 1e7, 1e8, 1e9 } from d in new[] { 1e8, 1e9, 1e10, 1e11 } select (n, d)];
        var runs = new TrainingRuns([.. places.Select(p => p.N)], [.. places.Select(p => p.D)], [.. places.Select(p => truth.Loss(p.N, p.D))]);
        ScalingLawFit<KaplanLaw> fit = LawFits.Kaplan(runs, Plan, Key);
        Assert.Equal(truth.AlphaN, fit.Law.AlphaN, 1e-6);
        Assert.Equal(truth.AlphaD, fit.Law.AlphaD, 1e-6);
        Assert.Equal(1, fit.Law.Nc / truth.Nc, 1e-3);
        Assert.Equal(1, fit.Law.Dc / truth.Dc, 1e-3);
    }

    [Fact]
    public void Least_squares_of_a_plain_power_are_those_of_the_line()
    {
        double[] x = [1, 10, 100, 1000, 10000], y = [9, 7, 4.2, 3.1, 2.4];
        PowerLaw law = LawFits.Plain(x, y, Plan with { Objective = ScalingObjective.LeastSquares }, Key).Law;
        var line = Forecast.Fitting.Regression.LinearTrend.Fit([.. x.Select(v => Math.Log(v))], [.. y.Select(v => Math.Log(v))]);
        Assert.Equal(-line.Slope, law.Exponent, 1e-9);
        Assert.Equal(Math.Exp(line.At(0)), law.Coefficient, 1e-7);
    }

    [Theory]
    [InlineData(ScalingObjective.Huber)]
    [InlineData(ScalingObjective.HuberWithFittedScale)]
    public void One_wild_run_hardly_moves_a_robust_fit(ScalingObjective objective)
    {
        double[] x = [.. Enumerable.Range(0, 40).Select(i => Math.Pow(10, 6 + 0.1 * i))];
        double[] y = [.. x.Select((v, i) => 20 * Math.Pow(v, -0.1) * Math.Exp(0.01 * Math.Sin(7.0 * i * i)) * (i == 35 ? 3 : 1))];
        Assert.Equal(0.1, LawFits.Plain(x, y, Plan with { Objective = objective }, Key).Law.Exponent, 0.002);
        Assert.NotEqual(0.1, LawFits.Plain(x, y, Plan with { Objective = ScalingObjective.LeastSquares }, Key).Law.Exponent, 0.01);
    }

    private static void AssertGolden(string name, double objective, double[] terms)
    {
        double[] scipy = Golden.Values(name);
        Assert.Equal(1, objective / scipy[0], 1e-9);
        Assert.All(terms.Zip(scipy.Skip(1)), pair => Assert.Equal(1, pair.First / pair.Second, 1e-5));
    }
}
