using Forecast.Data;
using Forecast.Fitting.Density;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Tests.Data;

namespace Forecast.Tests.Projections;

/// <summary>The gap from 20 to 70 billion parameters that arXiv 2207.02852 saw in 2022, in that year's table and in later ones.</summary>
/// <remarks>
/// The paper says "very few systems between 20B and 70B parameters" and no test of it was found, so that the probabilities are ours
/// alone. Counts of rows, here and in docs/density.md, were made from the tables by another program.
/// </remarks>
public class ParameterGapTests
{
    private static readonly (double Low, double High) _interval = (Elementary.Log10(2e10), Elementary.Log10(7e10));

    // Language models since 2020; those with exactly 20 or 70 billion parameters count as inside.
    [Theory]
    [InlineData("2022-05-03", 43, 2, 2)]
    [InlineData("2023-03-03", 61, 5, 3)]
    [InlineData("2024-02-05", 285, 32, 12)]
    [InlineData("2025-08-07", 717, 115, 36)]
    [InlineData("2026-07", 282, 36, 10)]
    public void Language_models_between_20_and_70_billion_parameters_are_counted(string vintage, int n, int inside, int onEnds)
    {
        (int count, GapTest test) = Test(vintage);
        Assert.Equal((n, inside, onEnds), (count, test.Given!.Inside, test.Given.OnEnds));
    }

    [Fact]
    public void In_2022_the_widest_gap_of_all_is_the_one_between_20_and_70_billion_and_hardly_chance()
    {
        (_, GapTest test) = Test("2022-05-03");
        Assert.Equal(_interval.Low, test.Widest.Low, 12);
        Assert.Equal(_interval.High, test.Widest.High, 12);
        Assert.InRange(test.Widest.PValue, 0.01, 0.1);
        Assert.InRange(test.Given!.PValue, 0.01, 0.1);
    }

    [Theory]
    [InlineData("2024-02-05")]
    [InlineData("2025-08-07")]
    public void Since_2024_as_many_models_lie_there_as_one_hump_would_put_there(string vintage)
    {
        Gap gap = Test(vintage).Test.Given!;
        Assert.True(gap.ExpectedRange.Contains(gap.Inside));
        Assert.True(gap.PValue > 0.2);
    }

    private static (int Count, GapTest Test) Test(string vintage)
    {
        Dataset dataset = DataFolder.Open(Repository.Data).Read(vintage);
        var filter = new SystemFilter { Domain = "Language", From = new DateOnly(2020, 1, 1) };
        Series series = Series.Of(filter.Apply(dataset.Systems), Measure.Find("parameters"), Chronology.Gregorian);
        return (series.Count, GapTest.Run(series.Log10Values, _interval, new GapPlan(), new StreamKey(1)));
    }
}
