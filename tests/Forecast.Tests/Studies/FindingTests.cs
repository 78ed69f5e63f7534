using Forecast.Studies;

namespace Forecast.Tests.Studies;

/// <summary>A number of ours beside a published one.</summary>
public sealed class FindingTests
{
    private static readonly Finding _ours = new()
    {
        Id = "a-study/slope",
        Label = "A slope",
        Value = 5.91,
        Text = "5.91",
        Unit = "months",
        N = 10,
        Rule = "all rows",
        Vintage = "2022-05-03",
    };

    [Fact]
    public void A_number_beside_a_published_one_has_its_digits_and_the_verdict_on_its_own_value()
    {
        Finding beside = _ours.Beside(new Published("5.9", "Table 1"), new RowEvidence(10, 10));
        Assert.Equal("5.9", beside.Published!.Text);
        Assert.Equal(Verdict.Reproduced, beside.Verdict);
        Assert.Equal("ours, rounded alike, has the printed digits", beside.Evidence);
        Assert.Equal(_ours, beside with { Published = null, Verdict = null, Evidence = null });
    }

    [Fact]
    public void A_number_keeps_the_verdict_that_it_was_given_by_another_comparison()
    {
        Judgement judgement = Comparison.OfRange(
            5.91, (5.7, 6.1), "the rounding of its inputs", new Published("5.8", "Table 1"), RowEvidence.Formula);
        Finding beside = _ours.Beside(judgement);
        Assert.Equal((Verdict.Reproduced, judgement.Evidence), (beside.Verdict, beside.Evidence));
    }
}
