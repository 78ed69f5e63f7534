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
}
