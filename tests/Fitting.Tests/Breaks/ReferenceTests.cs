using Forecast.Fitting.Breaks;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Breaks;

public class ReferenceTests
{
    // The Nile's kink lies at a row, where the sum of squares has a corner: segmented's steps end a little beside it, and on either side
    // its errors are others.
    [Theory]
    [InlineData("nile", 1, 2, 6)]
    [InlineData("nile", 2, 3, 8)]
    [InlineData("stagnant", 1, 2, 8)]
    [InlineData("stagnant", 2, 2, 8)]
    [InlineData("compute", 1, 2, 8)]
    public void Kinks_are_those_of_segmented(string name, int kinks, int minimumRows, int digits)
    {
        ReferenceSet set = ReferenceSet.All[name];
        BrokenTrend fit = BrokenTrend.Fit(set.X, set.Y, kinks, BreakShape.Kink, minimumRows);
        Assert.True(fit.IsGlobal);
        AssertDigits([fit.ResidualSumOfSquares], set[$"kink{kinks}.rss"], digits + 1, "sum of squares");
        AssertDigits([fit.Bic], set[$"kink{kinks}.bic"], digits + 1, "BIC");
        AssertDigits(fit.Breaks, set[$"kink{kinks}.breaks"], digits, "breaks", set.X[^1] - set.X[0]);
        AssertDigits(fit.Terms.Take(2 + kinks).Select(term => term.Value), set[$"kink{kinks}.coefficients"], digits - 1, "coefficients");
        double[] slopes = set[$"kink{kinks}.slopes"];
        AssertDigits(fit.Segments.Select(segment => segment.Slope.Value), slopes[..(kinks + 1)], digits - 1, "slopes");
        if (set.X.Contains(fit.Breaks[0]))
        {
            return;
        }

        AssertDigits(fit.Terms.Take(2 + kinks).Select(term => term.StandardError), set[$"kink{kinks}.errors"], digits - 1, "errors");
        AssertDigits(fit.Terms.Skip(2 + kinks).Select(term => term.StandardError), set[$"kink{kinks}.breakerrors"], digits - 1, "errors of breaks");
        AssertDigits(fit.Segments.Select(segment => segment.Slope.StandardError), slopes[(kinks + 1)..], digits - 1, "errors of slopes");
        double[] wald = [.. Enumerable.Range(2 + kinks, kinks).Select(term => fit.Interval(term, 0.9)).SelectMany(i => new[] { i.Low, i.High })];
        AssertDigits(wald, set[$"kink{kinks}.wald"], digits - 2, "Wald intervals", set.X[^1] - set.X[0]);
    }

    [Theory]
    [InlineData("nile", 2)]
    [InlineData("compute", 2)]
    public void Where_segmented_ends_in_a_lesser_valley_the_global_search_fits_better(string name, int kinks)
    {
        ReferenceSet set = ReferenceSet.All[name];
        BrokenTrend fit = BrokenTrend.Fit(set.X, set.Y, kinks, BreakShape.Kink, minimumRows: 2);
        Assert.True(fit.IsGlobal);
        Assert.True(fit.ResidualSumOfSquares < set[$"kink{kinks}.rss"][0] * 0.995);
    }

    // strucchange adds up recursive residuals, which costs it some of its digits.
    [Theory]
    [InlineData("nile")]
    [InlineData("stagnant")]
    [InlineData("compute")]
    public void Jumps_are_those_of_strucchange(string name)
    {
        ReferenceSet set = ReferenceSet.All[name + ".means"];
        BreakCount count = BreakCount.Fit(set.X, set.Y, set["jump.rss"].Length - 1, BreakShape.Jump, minimumRows: Math.Max(3, set.X.Length / 8));
        Assert.Equal(set["jump.rss"].Length, count.Fits.Count);
        AssertDigits(count.Fits.Select(fit => fit.ResidualSumOfSquares), set["jump.rss"], 7, "sums of squares");
        AssertDigits(count.Fits.Select(fit => fit.Bic), set["jump.bic"], 8, "BIC");
        foreach (BrokenTrend fit in count.Fits.Skip(1))
        {
            double[] rows = set[$"jump{fit.Breaks.Count}.rows"];
            Assert.Equal(rows.Length, fit.Breaks.Count);
            for (int j = 0; j < rows.Length; j++)
            {
                Assert.InRange(fit.Breaks[j], set.X[(int)rows[j] - 1], set.X[(int)rows[j]]);
            }
        }
    }

    [Theory]
    [InlineData("nile")]
    [InlineData("stagnant")]
    [InlineData("compute")]
    public void Davies_test_is_that_of_segmented(string name)
    {
        ReferenceSet set = ReferenceSet.All[name];
        AssertDigits([DaviesTest.Run(set.X, set.Y).PValue], set["davies"], 8, "p");
    }

    [Theory]
    [InlineData("nile")]
    [InlineData("stagnant")]
    [InlineData("compute")]
    public void Sup_F_of_a_first_jump_is_that_of_strucchange(string name)
    {
        ReferenceSet set = ReferenceSet.All[name + ".means"];
        BrokenTrend line = BrokenTrend.Fit(set.X, set.Y, 0, BreakShape.Jump, Math.Max(3, set.X.Length / 8));
        SupFTest test = SupFTest.Run(line, 999, new StreamKey(1));
        AssertDigits([test.Statistic], set["supf"], 10, "sup F");
        Assert.Equal(0.001, test.PValue);
    }

    private static void AssertDigits(IEnumerable<double> ours, IEnumerable<double> theirs, int digits, string what, double size = 0)
    {
        (double[] a, double[] b) = ([.. ours], [.. theirs]);
        Assert.Equal(b.Length, a.Length);
        for (int i = 0; i < a.Length; i++)
        {
            double error = Math.Abs(a[i] - b[i]) / (size > 0 ? size : Math.Abs(b[i]));
            Assert.True(error < Math.Pow(10, -digits), $"{what} {i}: R {b[i]:R}, ours {a[i]:R}, which is {-Math.Log10(error):F1} digits where {digits} are asked for.");
        }
    }
}
