using Forecast.Cli;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using Forecast.Models.ScalingLaws;

namespace Forecast.Tests.Models.ScalingLaws;

/// <summary>What every fit of this assembly promises, as those of the numerical floor do. A new fit needs one line in <see cref="Builders"/>.</summary>
public class FitContractTests
{
    private static readonly double[] X = [.. Enumerable.Range(0, 40).Select(i => Math.Pow(10, 6 + 0.1 * i))];
    private static readonly ScalingFitPlan Plan = new(Resamples: 300);
    private static readonly StreamKey Key = new(9);
    private static readonly (double N, double D, double U)[] Places =
        [.. from n in new[] { 3e7, 1e8, 4e8, 2e9 } from u in new[] { 1e9, 1e10, 1e11 } from passes in new[] { 1, 4, 20, 80.0 } select (n, u * passes, u)];

    private static readonly BrokenLaw Broken = new(0.5, 40, 0.1, [new BrokenLawBreak(0.3, 1e8, 0.4)]);

    private static readonly Dictionary<string, (Type Type, Func<ScalingObjective, IFit> Fit, double[] At)> Builders = new()
    {
        ["power"] = (typeof(ScalingLawFit<>), o => LawFits.Plain(X, Y(x => 20 * Math.Pow(x, -0.1)), Plan with { Objective = o }, Key), [1e8]),
        ["offset"] = (typeof(ScalingLawFit<>), o => LawFits.Offset(X, Y(x => 1.7 + 400 * Math.Pow(x, -0.34)), Plan with { Objective = o }, Key), [1e8]),
        ["broken"] = (typeof(ScalingLawFit<>), o => LawFits.Broken(X, Y(Broken.At), Plan with { Objective = o }, Key), [1e8]),
        ["kaplan"] = (typeof(ScalingLawFit<>), o => LawFits.Kaplan(Runs((n, d, _) => PublishedLaws.Kaplan.Law.Loss(n, d)), Plan with { Objective = o }, Key), [1e8, 1e10]),
        ["chinchilla"] = (typeof(ChinchillaFit), o => ChinchillaFit.Fit(Runs((n, d, _) => PublishedLaws.BesirogluReplication.Law.Loss(n, d)), Plan with { Objective = o }, Key), [1e8, 1e10]),
        ["data-constrained"] = (typeof(ScalingLawFit<>), o => LawFits.Repeated(Runs(PublishedLaws.Muennighoff.Law.Loss), [.. Places.Select(p => p.U)], Plan with { Objective = o }, Key), [1e8, 1e10, 1e9]),
    };

    public static TheoryData<string, ScalingObjective> Cases
    {
        get
        {
            var cases = new TheoryData<string, ScalingObjective>();
            foreach (string name in Builders.Keys)
            {
                foreach (ScalingObjective objective in Enum.GetValues<ScalingObjective>())
                {
                    cases.Add(name, objective);
                }
            }

            return cases;
        }
    }

    [Fact]
    public void Every_kind_of_fit_and_every_form_is_held_to_the_contract()
    {
        IEnumerable<Type> kinds = typeof(ChinchillaFit).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IFit).IsAssignableFrom(type));
        Assert.All(kinds, kind => Assert.Contains(Builders.Values, builder => builder.Type == kind));
        Assert.Equal(ScalingLawRequest.Forms.Order(), Builders.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_keeps_what_every_fit_promises(string form, ScalingObjective objective)
    {
        (_, Func<ScalingObjective, IFit> build, double[] at) = Builders[form];
        IFit fit = build(objective);
        int n = at.Length == 1 ? X.Length : Places.Length;
        Assert.Equal((n, n), (fit.Points.Count, fit.Quality.N));
        Assert.Equal(n - fit.Terms.Count, fit.Quality.DegreesOfFreedom);
        Assert.InRange(fit.Quality.RSquared, 0.5, 1);
        double squares = fit.Points.Sum(point => Math.Pow(Math.Log(point.Fitted / point.Observed), 2));
        Assert.Equal(Math.Sqrt(squares / fit.Quality.DegreesOfFreedom), fit.Quality.ResidualStandardDeviation, 1e-9);
        Assert.NotNull(fit.Warnings);
        Assert.All(fit.Warnings, warning => Assert.Matches("^[A-Z].{20,}\\.$", warning));
        Assert.All(fit.Terms, term => Assert.True(double.IsFinite(term.Value) && term.StandardError > 0 && double.IsFinite(term.StandardError), term.Term));
        for (int k = 0; k < fit.Terms.Count; k++)
        {
            // Percentiles of refits hold the estimate only where they are wide: a bootstrap is not centred on the fit.
            Assert.True(fit.Interval(k, 0.95).Contains(fit.Terms[k].Value), $"{fit.Terms[k]} {fit.Interval(k, 0.95)}");
            AssertNested(fit.Interval(k, 0.5), fit.Interval(k, 0.8));
            AssertNested(fit.Interval(k, 0.8), fit.Interval(k, 0.95));
        }

        Prediction prediction = fit.Predict(at, 0.9), wider = fit.Predict(at, 0.95);
        AssertNested(prediction.Confidence, prediction.Predictive);
        AssertNested(prediction.Confidence, wider.Confidence);
        AssertNested(prediction.Predictive, wider.Predictive);
        Assert.True(wider.Confidence.Contains(prediction.Mean));
        foreach (double level in new[] { 0, 1, -0.5, 90, double.NaN })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => fit.Predict(at, level));
            Assert.Throws<ArgumentOutOfRangeException>(() => fit.Interval(0, level));
        }

        Assert.Throws<ArgumentException>(() => fit.Predict([.. at, 1], 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => fit.Interval(fit.Terms.Count, 0.9));
    }

    [Theory]
    [InlineData("kaplan")]
    [InlineData("broken")]
    public void The_bits_do_not_depend_on_the_threads(string form)
    {
        IFit Fit(int threads) => form == "kaplan"
            ? LawFits.Kaplan(Runs((n, d, _) => PublishedLaws.Kaplan.Law.Loss(n, d)), new ScalingFitPlan(Resamples: 70, Threads: threads), Key)
            : LawFits.Broken(X, Y(Broken.At), new ScalingFitPlan(Resamples: 70, Threads: threads), Key);
        Assert.Equal(Fit(1).Terms, Fit(2).Terms);
    }

    private static double Noise(int i) => 0.01 * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, new RandomSequence(new StreamKey(3).Child((ulong)i)).NextUniform());

    private static double[] Y(Func<double, double> law) => [.. X.Select((x, i) => law(x) * Math.Exp(Noise(i)))];

    private static TrainingRuns Runs(Func<double, double, double, double> law) =>
        new([.. Places.Select(p => p.N)], [.. Places.Select(p => p.D)], [.. Places.Select((p, i) => law(p.N, p.D, p.U) * Math.Exp(Noise(i)))]);

    private static void AssertNested(Interval inner, Interval outer) => Assert.True(outer.Low <= inner.Low && inner.High <= outer.High, $"{inner} does not lie in {outer}.");
}
