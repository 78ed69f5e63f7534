using Forecast.Fitting.Bayes;
using Forecast.Fitting.Bayes.BrokenTrends;
using Forecast.Fitting.Bayes.Trends;
using Forecast.Fitting.Breaks;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Forecast.Fitting.Tests.Regression;

namespace Forecast.Fitting.Tests.Contracts;

/// <summary>What every fit promises. A new fit needs one line in <see cref="Builders"/> and is held to all of it.</summary>
public class FitContractTests
{
    private static readonly double[] Years = [.. Enumerable.Range(0, 24).Select(i => 2010 + 0.5 * i)];
    private static readonly double[] Values = [.. Years.Select((year, i) => 0.4 * (year - 2010) + 0.3 * Math.Sin(7.0 * i * i))];
    private static readonly double[] Bent = [.. Years.Select((year, i) => Values[i] + 2 * Math.Max(0, year - 2016))];
    private static readonly string[] Thirds = [.. Years.Select((_, i) => $"{i % 3}")];
    private static readonly double[][] Trend = [[.. Years.Select(_ => 1.0)], Years];

    // Each fit, with the predictors it was given, a row a point.
    private static readonly Dictionary<Type, Func<(IFit Fit, double[][] Rows)>> Builders = new()
    {
        [typeof(LinearTrend)] = () => (LinearTrend.Fit(Years, Values), Rows(Years)),
        [typeof(LogLinearTrend)] = () => (LogLinearTrend.Fit(Years, Values), Rows(Years)),
        [typeof(LeastSquares)] = () => (LeastSquares.Fit(["1", "year"], Trend, Values), Rows(Trend)),
        [typeof(NonlinearLeastSquares)] = () => (NonlinearLeastSquares.Fit((b, x) => b[0] * (Dual.Exp(b[1] * (x[0] - 2010)) - 1), ["a", "b"], [Years], Values, [1, 0.1]), Rows(Years)),
        [typeof(QuantileRegression)] = () => (QuantileRegression.Fit(["1", "year"], Trend, Values, 0.5), Rows(Trend)),
        [typeof(QuantileBootstrap)] = () => (QuantileRegression.Fit(["1", "year"], Trend, Values, 0.5).WithBootstrap(new BootstrapPlan(400), new StreamKey(4)), Rows(Trend)),
        [typeof(TheilSen)] = () => (TheilSen.Fit(Years, Values), Rows(Years)),
        [typeof(HuberRegression)] = () => (HuberRegression.Fit(["1", "year"], Trend, Values), Rows(Trend)),
        [typeof(StudentRegression)] = () => (StudentRegression.Fit(["1", "year"], Trend, Values), Rows(Trend)),
        [typeof(BrokenTrend)] = () => (BrokenTrend.Fit(Years, Bent, 1, BreakShape.Kink), Rows(Years)),
        [typeof(BrokenTrendPosterior)] = () => (BayesianBrokenTrend.Sample(Years, Bent, new BrokenTrendPrior(), new BrokenTrendPlan(), new StreamKey(4)), Rows(Years)),
        [typeof(Loess)] = () => (Loess.Fit(Years, Values), Rows(Years)),
        [typeof(ConjugateRegression)] = () => (ConjugateRegression.Fit(["1", "year"], Trend, Values), Rows(Trend)),
        [typeof(BayesFit)] = () => (Sampled(new NormalTrend(Years, Values)), Rows(Years)),
    };

    // The other models that a fit by sampling may be of.
    private static readonly Dictionary<string, Func<(IFit Fit, double[][] Rows)>> Sampling = new()
    {
        [nameof(StudentTrend)] = () => (Sampled(new StudentTrend(Years, Values)), Rows(Years)),
        [nameof(MeasuredTrend)] = () => (Sampled(new MeasuredTrend(Years, [.. Values.Select(value => Measurement.Of(value, 0.1))])), Rows(Years)),
        [nameof(GroupedTrend)] = () => (Sampled(new GroupedTrend(Years, Values, Thirds)), Rows(Years, [.. Years.Select((_, i) => (double)(i % 3))])),
    };

    // Fits that warn, so that their warnings can be read.
    private static readonly IFit[] Doubtful =
    [
        LinearTrend.Fit([1, 2], [1, 3]),
        LeastSquares.Fit(["a"], [[1.0]], [1]),
        LeastSquares.Fit(Cars.Terms, Cars.Columns, Cars.MilesPerGallon, new LeastSquaresOptions(ErrorModel.Clustered, Clusters: Cars.Carburettors)),
        NonlinearLeastSquares.Fit((b, x) => (b[0] + b[1]) * x[0], ["a", "b"], [[1, 2, 3]], [1, 2, 4], [1, 1], 1),
        QuantileRegression.Fit(["a"], [[1, 1, 1]], [1, 1, 1], 0.5),
        QuantileRegression.Fit(["a"], [[1, 1, 1, 1]], [1, 2, 3, 5], 0.9).WithBootstrap(new BootstrapPlan(20), new StreamKey(4)),
        TheilSen.Fit([1, 2, 3], [1, 2, 4]),
        HuberRegression.Fit(["a"], [[1, 1, 1, 1]], [1, 1, 1, 5]),
        StudentRegression.Fit(["a"], [[1, 1, 1, 1]], [1, 1.1, 1, 5], null),
        Loess.Fit([1, 2, 3, 4, 5, 6], [1, 2, 4, 3, 5, 6]),
        ConjugateRegression.Fit(["a"], [[1, 1]], [1, 1], ConjugatePrior.Independent([0], [1], 1, 1)),
        BayesianTrend.Fit([1, 2, 3, 4], [1, 2, 4, 3], null, new NutsPlan { Draws = 20 }, new StreamKey(4)),
    ];

    public static TheoryData<string> Names => [.. Builders.Keys.Select(type => type.Name), .. Sampling.Keys];

    [Fact]
    public void Every_kind_of_fit_is_held_to_the_contract()
    {
        IEnumerable<Type> kinds = typeof(IFit).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IFit).IsAssignableFrom(type));
        Assert.All(kinds, kind => Assert.True(Builders.ContainsKey(kind), $"{kind.Name} is a fit and has no builder in {nameof(FitContractTests)}: add one line."));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Terms_and_quality_are_finite_and_there_is_a_point_for_each_observation(string name)
    {
        (IFit fit, double[][] rows) = Build(name);
        Assert.All(fit.Terms, term =>
        {
            Assert.False(string.IsNullOrWhiteSpace(term.Term));
            Assert.True(double.IsFinite(term.Value) && term.StandardError > 0 && double.IsFinite(term.StandardError));

            // A date is nowhere near zero and is not tested against it.
            bool isDate = fit is BrokenTrend or BrokenTrendPosterior && term.Term.StartsWith("break", StringComparison.Ordinal);
            Assert.Equal(isDate, double.IsNaN(term.PValue));
            Assert.True(isDate || (double.IsFinite(term.Statistic) && term.PValue is >= 0 and <= 1));
        });
        Assert.Equal(rows.Length, fit.Points.Count);
        Assert.Equal(rows.Length, fit.Quality.N);
        Assert.InRange(fit.Quality.DegreesOfFreedom, 1, rows.Length - 1);
        Assert.InRange(fit.Quality.RSquared, 0, 1);
        Assert.True(fit.Quality.ResidualStandardDeviation > 0 && double.IsFinite(fit.Quality.LogLikelihood));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fitted_and_residual_add_up_to_the_observation(string name)
    {
        (IFit fit, _) = Build(name);
        Assert.All(fit.Points.Zip(fit is BrokenTrend or BrokenTrendPosterior ? Bent : Values), pair =>
        {
            Assert.Equal(pair.Second, pair.First.Observed);
            Assert.Equal(pair.Second, pair.First.Fitted + pair.First.Residual, 12);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_prediction_at_the_data_is_the_fitted_value(string name)
    {
        (IFit fit, double[][] rows) = Build(name);
        for (int i = 0; i < rows.Length; i++)
        {
            Prediction prediction = fit.Predict(rows[i], 0.9);
            Assert.Equal(fit.Points[i].Fitted, prediction.Mean, 8);
            Assert.True(prediction.Confidence.Contains(prediction.Mean));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Intervals_nest_as_the_level_grows(string name)
    {
        (IFit fit, double[][] rows) = Build(name);
        double[] levels = [0.1, 0.5, 0.8, 0.9, 0.95, 0.99];
        foreach ((double level, double wider) in levels.Zip(levels.Skip(1)))
        {
            for (int j = 0; j < fit.Terms.Count; j++)
            {
                AssertNested(fit.Interval(j, level), fit.Interval(j, wider));
                Assert.Equal(level, fit.Interval(j, level).Level);
                Assert.True(fit.Interval(j, level).Contains(fit.Terms[j].Value));
            }

            AssertNested(fit.Predict(rows[5], level).Confidence, fit.Predict(rows[5], wider).Confidence);
            AssertNested(fit.Predict(rows[5], level).Predictive, fit.Predict(rows[5], wider).Predictive);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_level_outside_zero_to_one_is_refused(string name)
    {
        (IFit fit, double[][] rows) = Build(name);
        foreach (double level in new[] { 0, 1, -0.5, 90, double.NaN })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => fit.Predict(rows[0], level));
            Assert.Throws<ArgumentOutOfRangeException>(() => fit.Interval(0, level));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_place_with_another_number_of_predictors_is_refused(string name)
    {
        (IFit fit, double[][] rows) = Build(name);
        Assert.Throws<ArgumentException>(() => fit.Predict([.. rows[0], 1], 0.9));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_doubted_about_an_ordinary_fit(string name) => Assert.Empty(Build(name).Fit.Warnings);

    [Fact]
    public void Warnings_are_sentences() =>
        Assert.All(Doubtful, fit =>
        {
            Assert.NotEmpty(fit.Warnings);
            Assert.All(fit.Warnings, warning => Assert.Matches("^[A-Z].{20,}\\.$", warning));
        });

    private static (IFit Fit, double[][] Rows) Build(string name) =>
        Sampling.TryGetValue(name, out Func<(IFit Fit, double[][] Rows)>? build) ? build() : Builders.Single(pair => pair.Key.Name == name).Value();

    private static BayesFit Sampled(ITrendModel model) => BayesianTrend.Fit(model, null, new StreamKey(4));

    private static double[][] Rows(params double[][] columns) => [.. columns[0].Select((_, i) => columns.Select(column => column[i]).ToArray())];

    private static void AssertNested(Interval inner, Interval outer) => Assert.True(outer.Low <= inner.Low && inner.High <= outer.High, $"{inner} does not lie in {outer}.");
}
