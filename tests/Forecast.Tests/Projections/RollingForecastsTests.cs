using Forecast.Fitting.Random;
using Forecast.Projections.Stacked;

namespace Forecast.Tests.Projections;

public sealed class RollingForecastsTests
{
    private static readonly StreamKey _key = new StreamKey(11).Child("rolling");
    private static readonly ShapePlan _plan = new() { Draws = 400, WarmUp = 1000 };
    private static readonly double[] _times = [.. Enumerable.Range(0, 60).Select(i => 2010 + 0.2 * i)];
    private static readonly double[] _cuts = [2014, 2015, 2016, 2018];

    [Fact]
    public void Nothing_after_a_cut_bears_on_its_forecast()
    {
        double[] values = Values(0), other = [.. values.Select((value, i) => _times[i] > 2016 ? value + 5 : value)];
        RollingForecasts first = RollingForecasts.Run(_times, values, _cuts, _plan, _key), second = RollingForecasts.Run(_times, other,
            _cuts, _plan, _key);
        for (int cut = 0; cut < 3; cut++)
        {
            Assert.Equal(first.At(cut).Weights.Weights, second.At(cut).Weights.Weights);
            Assert.Equal(first.At(cut).Paths.Means(2020), second.At(cut).Paths.Means(2020));
        }

        Assert.NotEqual(first.At(3).Paths.Means(2020), second.At(3).Paths.Means(2020));
    }

    [Fact]
    public void Shapes_weigh_the_same_until_enough_rows_were_foretold()
    {
        RollingForecasts rolling = RollingForecasts.Run(_times, Values(0), _cuts, _plan, _key);
        Assert.Equal([0.25, 0.25, 0.25, 0.25], rolling.At(0).Weights.Weights);
        Assert.Equal(0, rolling.At(0).Foretold);
        Assert.Equal(10, rolling.At(2).Foretold);
        Assert.Equal(1, rolling.At(3).Weights.Weights.Sum(), 9);
    }

    [Fact]
    public void A_parabola_is_found_where_rows_lie_on_one()
    {
        StackedTrend bent = RollingForecasts.Run(_times, Values(0.12), _cuts, _plan, _key).At(3);
        Assert.True(bent.Weights.Weights[(int)TrendShape.Quadratic] > 0.6, string.Join(" ", bent.Weights.Weights));
    }

    [Fact]
    public void Shapes_that_disagree_far_ahead_are_flagged_and_those_that_agree_are_not()
    {
        StackedTrend bent = RollingForecasts.Run(_times, Values(0.12), _cuts, _plan, _key).At(3);
        Assert.Equal(2040, bent.DisagreesFrom([2018.1, 2040]));
        Assert.Null(bent.DisagreesFrom([2018.1]));
    }

    [Fact]
    public void Rows_out_of_order_are_refused() =>
        Assert.Throws<ArgumentException>(() => RollingForecasts.Run([2, 1, 3], [1, 2, 3], _cuts, _plan, _key));

    private static double[] Values(double bend) =>
        [.. _times.Select((t, i) => 15 + 0.6 * (t - 2010) + bend * (t - 2010) * (t - 2010) / 2 + 0.3 * Math.Sin(5.0 * i))];
}
