using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Tests.Regression;

public class RollingOriginTests
{
    private static readonly FitRecipe Line = (columns, y) => LinearTrend.Fit(columns[0], y);
    private static readonly double[] X = [1, 2, 3, 4, 5, 6, 7, 8];
    private static readonly double[] Y = [1.0, 2.1, 2.9, 4.2, 5.1, 5.8, 7.3, 8.0];

    [Fact]
    public void Each_forecast_is_that_of_a_fit_to_the_rows_before_its_origin()
    {
        RollingOrigin rolled = RollingOrigin.Run(Line, [X], Y, new RollingOriginPlan(4, 2, 2));
        Assert.Equal([(4, 1), (4, 2), (6, 1), (6, 2)], rolled.Forecasts.Select(forecast => (forecast.Origin, forecast.Horizon)));
        LinearTrend first = LinearTrend.Fit(X.AsSpan(0, 4), Y.AsSpan(0, 4)), second = LinearTrend.Fit(X.AsSpan(0, 6), Y.AsSpan(0, 6));
        double[] errors = [5.1 - first.At(5), 5.8 - first.At(6), 7.3 - second.At(7), 8.0 - second.At(8)];
        Assert.Equal(errors.Average(Math.Abs), rolled.MeanAbsoluteError, 12);
        Assert.Equal(Math.Sqrt(errors.Average(e => e * e)), rolled.RootMeanSquareError, 12);
    }

    [Fact]
    public void A_window_forgets_the_oldest_rows()
    {
        RollingOrigin rolled = RollingOrigin.Run(Line, [X], Y, new RollingOriginPlan(6, 1, 1, 3));
        Assert.Equal(LinearTrend.Fit(X.AsSpan(3, 3), Y.AsSpan(3, 3)).At(7), rolled.Forecasts[0].Prediction.Mean, 12);
        Assert.Equal(LinearTrend.Fit(X.AsSpan(4, 3), Y.AsSpan(4, 3)).At(8), rolled.Forecasts[1].Prediction.Mean, 12);
    }

    [Fact]
    public void Forecasts_of_a_true_line_are_covered_as_often_as_they_say()
    {
        var random = new RandomSequence(new StreamKey(81));
        double[] x = [.. Enumerable.Range(0, 2020).Select(i => i / 10.0)], y = [.. x.Select(v => v + Simulated.Normal(random))];
        RollingOrigin rolled = RollingOrigin.Run(Line, [x], y, new RollingOriginPlan(20, Window: 20));
        Assert.Equal(2000, rolled.Forecasts.Count);
        Assert.InRange(rolled.Coverage, 0.87, 0.93);
    }

    [Fact]
    public void A_plan_out_of_range_is_refused_in_a_sentence() =>
        Assert.Contains("first origin", Assert.Throws<ArgumentException>(() => RollingOrigin.Run(Line, [X], Y, new RollingOriginPlan(8))).Message, StringComparison.Ordinal);
}
