using Forecast.Cli;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Forecast.Models.ScalingLaws;
using Forecast.Tests.Data;

namespace Forecast.Tests.Models.ScalingLaws;

/// <summary>The law of repeated data on the 182 runs of Muennighoff et al. 2023.</summary>
public class RepeatedDataTests
{
    private static readonly ScalingLawTable Table =
        ScalingLawTable.ReadRuns(Path.Combine(Repository.Data, "scaling", "repeated-data.csv"), "n", "d", null, "unique", "loss");

    private static readonly DataConstrainedLaw Published = PublishedLaws.Muennighoff.Law;

    [Fact]
    public void The_published_law_has_the_published_objective_and_share_of_variance()
    {
        // The authors' notebook prints .015825936570763588, in single precision; the paper prints R² = .7722.
        Assert.Equal(182, Table.Runs.Count);
        double[] fitted = [.. Enumerable.Range(0, 182).Select(i => Published.Loss(Table.Runs.N[i], Table.Runs.D[i], Table.Unique[i]))];
        double[] loss = Table.Loss;
        double sum = fitted.Select((value, i) => Math.Abs(Math.Log(value / loss[i]))).Sum(r => r <= 1e-3 ? r * r / 2 : 1e-3 * (r - 5e-4));
        Assert.Equal(0.0158259366, sum, 5e-9);
        double mean = loss.Average();
        Assert.Equal(0.7722, 1 - fitted.Select((value, i) => (value - loss[i]) * (value - loss[i])).Sum() / loss.Sum(l => (l - mean) * (l - mean)), 5e-5);
    }

    [Fact]
    public void The_published_half_lives_are_a_local_minimum_and_not_the_lowest()
    {
        var form = new RepeatedForm(Table.Runs, Table.Unique, Published.Unconstrained);
        HuberMinimum nearby = HuberMinimum.Find(form.Problem, form.Problem.UnitWeights(), 1e-3, form.Theta(Published));
        Assert.Equal(Golden.Values("nearby")[0], nearby.Objective, 1e-12);
        Assert.Equal(15.387756, form.ToLaw(nearby.Theta).DataHalfLife, 0.02);
        Assert.Equal(5.309743, form.ToLaw(nearby.Theta).SizeHalfLife, 0.006);
        HuberMinimum lowest = form.Search(1e-3, 0);
        double[] scipy = Golden.Values("lowest");
        Assert.Equal(scipy[0], lowest.Objective, 1e-12);
        Assert.Equal(scipy[1], form.ToLaw(lowest.Theta).DataHalfLife, 1e-3);
        Assert.Equal(scipy[2], form.ToLaw(lowest.Theta).SizeHalfLife, 1e-5);
    }

    [Fact]
    public void All_seven_terms_at_once_reach_SciPy_s_optimum()
    {
        var form = new RepeatedForm(Table.Runs, Table.Unique);
        HuberMinimum minimum = form.Search(1e-3, 0);
        double[] scipy = Golden.Values("joint");
        Assert.Equal(scipy[0], minimum.Objective, 1e-11);
        double[] values = form.Values(form.ToLaw(minimum.Theta));
        for (int k = 0; k < 7; k++)
        {
            Assert.Equal(1, values[k] / scipy[1 + k], 1e-5);
        }
    }

    [Fact]
    public void The_published_half_lives_lie_within_the_intervals_of_the_fit_that_holds_the_same_law()
    {
        ScalingLawFit<DataConstrainedLaw> fit = LawFits.Repeated(Table.Runs, Table.Unique, new ScalingFitPlan(Resamples: 400), new StreamKey(42), Published.Unconstrained);
        Assert.True(fit.Interval(0, 0.95).Contains(Published.DataHalfLife), $"{fit.Interval(0, 0.95)}");
        Assert.True(fit.Interval(1, 0.95).Contains(Published.SizeHalfLife), $"{fit.Interval(1, 0.95)}");
    }

    [Fact]
    public void Simulated_half_lives_are_recovered_within_their_standard_errors()
    {
        var truth = new DataConstrainedLaw(new ChinchillaLaw(1.87, 521, 0.353, 1488, 0.353), 15, 5);
        (double N, double D, double U)[] rows = [.. from n in new[] { 2e7, 1e8, 5e8, 2.5e9 } from u in new[] { 1e8, 1e9, 1e10 } from passes in new[] { 1, 3, 10, 30, 100.0 } select (n, u * passes, u)];
        var random = new RandomSequence(new StreamKey(5));
        double[] loss = [.. rows.Select(r => truth.Loss(r.N, r.D, r.U) * Math.Exp(0.005 * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, random.NextUniform())))];
        var runs = new TrainingRuns([.. rows.Select(r => r.N)], [.. rows.Select(r => r.D)], loss);
        ScalingLawFit<DataConstrainedLaw> fit = LawFits.Repeated(runs, [.. rows.Select(r => r.U)], new ScalingFitPlan(Resamples: 200), new StreamKey(6));
        double[] values = [1.87, 521, 0.353, 1488, 0.353, 15, 5];
        Assert.All(fit.Terms.Zip(values), pair => Assert.True(Math.Abs(pair.First.Value - pair.Second) < 3.5 * pair.First.StandardError, $"{pair}"));
    }

    [Fact]
    public void A_budget_under_a_stock_of_data_has_an_interval()
    {
        ScalingLawFit<DataConstrainedLaw> fit = LawFits.Repeated(Table.Runs, Table.Unique, new ScalingFitPlan(Resamples: 100), new StreamKey(42), Published.Unconstrained);
        AllocationEstimate best = fit.Allocate(law => law.Optimum(1e21, 1e9), 0.9);
        Assert.True(best.N.Interval.Low < best.N.Interval.High);
        Assert.True(best.N.Interval.Contains(best.N.Value));
    }
}
