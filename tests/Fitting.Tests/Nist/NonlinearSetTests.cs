using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Tests.Nist;

public class NonlinearSetTests
{
    public static TheoryData<string> Names => [.. NonlinearSet.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_certified_values_are_reached_from_the_far_start(string name) => AssertReached(NonlinearSet.All[name], NonlinearSet.All[name].Start1);

    [Fact]
    public void A_search_that_runs_out_of_steps_says_so()
    {
        NonlinearSet set = NonlinearSet.All["MGH10"];
        NonlinearLeastSquares fit = NonlinearLeastSquares.Fit(set.Model, set.Terms, set.Columns, set.Y, set.Start1, 100);
        Assert.False(fit.Converged);
        Assert.Contains(fit.Warnings, warning => warning.Contains("did not converge", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_certified_values_are_reached_from_the_near_start(string name) => AssertReached(NonlinearSet.All[name], NonlinearSet.All[name].Start2);

    [Fact]
    public void All_twenty_seven_problems_are_here() => Assert.Equal(27, NonlinearSet.All.Count);

    private static void AssertReached(NonlinearSet set, double[] start)
    {
        NonlinearLeastSquares fit = NonlinearLeastSquares.Fit(set.Model, set.Terms, set.Columns, set.Y, start);

        // Lanczos1's residuals are a few hundred roundings of its observations, so that double arithmetic leaves them two or three digits.
        int deviationDigits = set.Name == "Lanczos1" ? 2 : 6;
        string how = $"{set.Name} after {fit.Iterations} steps, converged {fit.Converged}";
        for (int j = 0; j < set.Estimates.Length; j++)
        {
            AssertDigits(set.Estimates[j], fit.Terms[j].Value, 6, $"{how}: {fit.Terms[j].Term}");
            AssertDigits(set.Deviations[j], fit.Terms[j].StandardError, deviationDigits, $"{how}: deviation of {fit.Terms[j].Term}");
        }

        AssertDigits(set.ResidualDeviation, fit.Quality.ResidualStandardDeviation, deviationDigits, $"{how}: residual deviation");
        Assert.True(fit.Converged, how);
    }

    private static void AssertDigits(double certified, double ours, int digits, string what)
    {
        double error = Math.Abs(ours - certified) / Math.Abs(certified);
        Assert.True(error < Math.Pow(10, -digits), $"{what}: certified {certified:R}, ours {ours:R}, which is {-Math.Log10(error):F1} digits where {digits} are asked for.");
    }
}
