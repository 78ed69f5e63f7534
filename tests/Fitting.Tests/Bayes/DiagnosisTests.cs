using Forecast.Fitting.Bayes;

namespace Forecast.Fitting.Tests.Bayes;

public class DiagnosisTests
{
    private static readonly Diagnosis _diagnosis = Diagnosis.Of(DiagnosisReference.Draws);

    public static TheoryData<string> Kinds => DiagnosisReference.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_number_is_that_of_the_R_package_posterior(string kind)
    {
        ParameterDiagnosis row = _diagnosis.Parameters.Single(row => row.Name == kind);
        double[] expected = DiagnosisReference.Rows[kind];
        double[] actual =
        [
            row.Mean, row.MeanError, row.StandardDeviation, row.StandardDeviationError, row.Median, row.MedianError, row.Low, row.LowError,
            row.High, row.HighError, row.RHat, row.BulkSize, row.TailSize,
        ];
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                expected[i].Equals(actual[i]) || Math.Abs(actual[i] - expected[i]) <= 1e-9 * Math.Abs(expected[i]),
                $"{kind}, number {i}: {actual[i]:R} instead of {expected[i]:R}");
        }
    }

    [Theory]
    [InlineData("stuck")]
    [InlineData("shifted")]
    [InlineData("wide")]
    [InlineData("slow")]
    [InlineData("trend")]
    public void Chains_that_disagree_are_named_in_the_verdict(string kind)
    {
        Diagnosis diagnosis = Diagnosis.Of(Only(kind));
        Assert.False(diagnosis.IsTrustworthy);
        Assert.Contains($"The chains disagree on {kind}", diagnosis.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Good_draws_are_praised_with_their_numbers()
    {
        Diagnosis diagnosis = Diagnosis.Of(Only("independent"));
        Assert.True(diagnosis.IsTrustworthy);
        Assert.StartsWith("These draws can be relied on: R-hat is at most 1.00", diagnosis.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_that_never_moves_is_noted_and_chains_that_never_move_are_refused()
    {
        Posterior draws = DiagnosisReference.Draws;
        Assert.False(Diagnosis.Of(Only("constant")).IsTrustworthy);
        int good = draws.Names.ToList().IndexOf("independent"), constant = draws.Names.ToList().IndexOf("constant");
        Diagnosis both = Diagnosis.Of(new Posterior(["good", "still"], [.. Chains(draws, good, constant)]));
        Assert.True(both.IsTrustworthy);
        Assert.Contains("still", Assert.Single(both.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Draws_that_are_not_finite_are_refused()
    {
        Diagnosis diagnosis = Diagnosis.Of(new Posterior(["x"], [[[1, 2, double.NaN, 3, 4, 5, 6, 7]]]));
        Assert.Contains("not all finite", Assert.Single(diagnosis.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_handful_of_draws_is_too_few_to_say_anything()
    {
        Assert.Contains("too few draws", Diagnosis.Of(new Posterior(["x"], [[[1, 2, 3, 4]]])).Verdict, StringComparison.Ordinal);
        Assert.Contains("too few draws", Diagnosis.Of(new Posterior(["x"], [[[1]]])).Verdict, StringComparison.Ordinal);
    }

    private static Posterior Only(string kind)
    {
        Posterior draws = DiagnosisReference.Draws;
        return new Posterior([kind], [.. Chains(draws, draws.Names.ToList().IndexOf(kind))]);
    }

    private static IEnumerable<double[][]> Chains(Posterior draws, params int[] parameters) =>
        Enumerable.Range(0, draws.Chains).Select(chain => parameters.Select(parameter => draws.Chain(parameter, chain).ToArray()).ToArray());
}
