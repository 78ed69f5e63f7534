using Forecast.Studies;

namespace Forecast.Tests.Studies;

/// <summary>Verdicts of numbers that were published as a range.</summary>
public class RangeComparisonTests
{
    private static readonly Published _published = new("18–24", "somewhere");

    // A half unit of the last printed digit belongs to the range.
    [Theory]
    [InlineData(17.5, Verdict.Reproduced)]
    [InlineData(21, Verdict.Reproduced)]
    [InlineData(24.4, Verdict.Reproduced)]
    [InlineData(17.4, Verdict.Differs)]
    [InlineData(24.6, Verdict.Differs)]
    public void Ours_must_lie_in_the_printed_range(double ours, Verdict verdict) =>
        Assert.Equal(verdict, Of(ours, new RowEvidence(10, 10)).Verdict);

    [Fact]
    public void A_number_outside_says_what_it_may_come_from()
    {
        Assert.Equal(
            Judged(Verdict.OtherDataVersion, "the paper's row has 139 systems, the data at hand 235"), Of(30, new RowEvidence(139, 235)));
        Assert.Equal(Judged(Verdict.InputMissing, "the table"), Of(30, RowEvidence.Formula with { MissingInput = "the table" }));
        Assert.Equal(Judged(Verdict.Differs, "the same inputs; ours lies outside the printed range"), Of(30, RowEvidence.Formula));
    }

    [Fact]
    public void A_text_that_is_no_range_is_refused() =>
        Assert.Throws<FormatException>(() => Comparison.OfPrintedRange(1, new Published("18", "somewhere"), RowEvidence.Formula));

    private static Judgement Of(double ours, RowEvidence row) => Comparison.OfPrintedRange(ours, _published, row);

    private static Judgement Judged(Verdict verdict, string evidence) => new(_published, verdict, evidence);
}
