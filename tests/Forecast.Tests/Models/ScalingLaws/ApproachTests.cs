using Forecast.Models.ScalingLaws;

namespace Forecast.Tests.Models.ScalingLaws;

/// <summary>The first two approaches of Hoffmann et al. 2022.</summary>
public class ApproachTests
{
    [Fact]
    public void IsoFlop_parabolas_on_the_figure_s_runs_give_an_exponent_near_the_paper_s()
    {
        // Table 2 prints .49 (.462, .534); the runs read off the figure are fewer than the paper's.
        IsoFlop fit = IsoFlop.Fit(Chinchilla.AllRuns, IsoFlop.Budgets);
        Assert.InRange(fit.SizeExponent, 0.462, 0.534);
        Assert.Equal(1, fit.SizeExponent + fit.DataExponent, 1e-12);
    }

    [Fact]
    public void IsoFlop_parabolas_recover_a_symmetric_law()
    {
        var law = new ChinchillaLaw(1.7, 400, 0.34, 400, 0.34);
        var points = (from flop in IsoFlop.Budgets from step in Enumerable.Range(-4, 9) select (N: Math.Sqrt(flop / 6) * Math.Pow(2, 0.5 * step), Flop: flop)).ToArray();
        double[] n = [.. points.Select(p => p.N)], c = [.. points.Select(p => p.Flop)];
        IsoFlop fit = IsoFlop.Fit(TrainingRuns.FromCompute(n, c, [.. points.Select(p => law.Loss(p.N, p.Flop / 6 / p.N))]), IsoFlop.Budgets);
        Assert.Equal(9, fit.Profiles.Count);
        Assert.Equal(0.5, fit.SizeExponent, 1e-9);
        Assert.All(fit.Profiles, p => Assert.Equal(law.Optimum(p.Flop).N, p.N, 1e-6 * p.N));
    }

    [Fact]
    public void The_envelope_of_curves_that_follow_a_law_grows_as_its_optimum_does()
    {
        var law = new ChinchillaLaw(1.7, 400, 0.34, 400, 0.34);
        TrainingCurve[] curves = [.. Enumerable.Range(0, 61).Select(i =>
        {
            double n = 1e7 * Math.Pow(10, 0.05 * i);
            double[] tokens = [.. Enumerable.Range(-60, 121).Select(step => n * Math.Pow(10, step / 30.0))];
            return new TrainingCurve(n, tokens, [.. tokens.Select(d => law.Loss(n, d))]);
        })];
        TrainingEnvelope envelope = TrainingEnvelope.Fit(curves);
        Assert.All(envelope.Points, p => Assert.Equal(1, p.N / law.Optimum(p.Flop).N, 0.13));
        Assert.Equal(0.5, envelope.SizeExponent, 0.005);
        Assert.Equal(0.5, envelope.DataExponent, 0.005);
    }

    [Fact]
    public void Budgets_without_a_minimum_are_refused_in_a_sentence() =>
        Assert.Contains(
            "minimum inside their runs",
            Assert.Throws<ArgumentException>(() => IsoFlop.Fit(Chinchilla.AllRuns, [1e30, 1e31])).Message,
            StringComparison.Ordinal);
}
