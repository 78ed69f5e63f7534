using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;
using Forecast.Studies;
using Forecast.Studies.ComputeTrends;
using Forecast.Tests.Data;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Tests.Studies;

public sealed class ComparisonTests
{
    private static readonly RowEvidence Same = new(19, 19), Other = new(19, 20);
    private static readonly double[] Draws = [.. Enumerable.Range(0, 10_001).Select(i => i / 1000.0)];

    [Theory]
    [InlineData("0.77", 0.77, 0.01)]
    [InlineData("21.3", 21.3, 0.1)]
    [InlineData("19", 19, 1)]
    [InlineData("4e21", 4e21, 1e21)]
    [InlineData("3.8e25", 3.8e25, 1e24)]
    [InlineData("-4.1", -4.1, 0.1)]
    [InlineData("2.5e-3", 2.5e-3, 1e-4)]
    [InlineData("10.0", 10, 0.1)]
    public void Printed_digits_are_read_with_the_unit_of_the_last(string text, double value, double unit)
    {
        var printed = Printed.Parse(text);
        Assert.Equal(value, printed.Value);
        Assert.Equal(1, printed.Unit / unit, 12);
    }

    [Theory]
    [InlineData("0.77", 0.765, true)]
    [InlineData("0.77", 0.775, true)]
    [InlineData("0.77", 0.7749999, true)]
    [InlineData("0.77", 0.7751, false)]
    [InlineData("0.77", 0.7649, false)]
    [InlineData("5.9", 5.85, true)]
    [InlineData("5.9", 5.76, false)]
    [InlineData("4e21", 3.5e21, true)]
    [InlineData("4e21", 4.4999e21, true)]
    [InlineData("4e21", 4.6e21, false)]
    [InlineData("4e21", 3.4e21, false)]
    [InlineData("-4.1", -4.06, true)]
    [InlineData("-4.1", -4.16, false)]
    [InlineData("-4.1", 4.1, false)]
    [InlineData("10.0", 10.05, true)]
    [InlineData("10.0", 10.4, false)]
    [InlineData("19", double.NaN, false)]
    [InlineData("19", double.PositiveInfinity, false)]
    public void A_value_agrees_where_it_rounds_to_the_printed_digits(string text, double value, bool agrees) =>
        Assert.Equal(agrees, Printed.Parse(text).Agrees(value));

    [Fact]
    public void Agreement_is_that_of_exact_decimal_arithmetic() =>
        Prop.ForAll(
            (from units in Gen.Choose(-99_999, 99_999)
             from decimals in Gen.Choose(0, 4)
             from tenths in Gen.Choose(-20, 20)
             select (Units: units, Decimals: decimals, Tenths: tenths)).ToArbitrary(),
            number =>
            {
                decimal unit = 1m;
                for (int i = 0; i < number.Decimals; i++)
                {
                    unit /= 10;
                }

                decimal printed = number.Units * unit, value = printed + number.Tenths * unit / 10;
                string text = printed.ToString("F" + number.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
                return Printed.Parse(text).Agrees((double)value) == Math.Abs(value - printed) <= unit / 2;
            }).CheckRepeatably();

    [Theory]
    [InlineData("7.5", 7.2, 7.4, false)]
    [InlineData("7.5", 7.2, 7.45, true)]
    [InlineData("7.5", 7.54, 8, true)]
    [InlineData("7.5", 7.6, 8, false)]
    [InlineData("7.5", 7, 8, true)]
    public void A_range_agrees_where_some_value_of_it_does(string text, double low, double high, bool agrees) =>
        Assert.Equal(agrees, Printed.Parse(text).Agrees((low, high)));

    [Theory]
    [InlineData("ten")]
    [InlineData("")]
    [InlineData("4e")]
    public void What_is_no_number_is_refused(string text) => Assert.Throws<FormatException>(() => Printed.Parse(text));

    // The first is Table 6 of the paper as printed; the others are its neighbours, which do not contradict themselves.
    [Theory]
    [InlineData("7.5 [6.1; 7.6; 7.1]", true)]
    [InlineData("7.5 [6.1; 7.6; 10.5]", false)]
    [InlineData("4.5 [-4.1; 4.6; 35.5]", false)]
    [InlineData("0.2 [0.1; 0.2; 0.2]", false)]
    [InlineData("5.0 [6.1; 6.2; 7.1]", true)]
    [InlineData("6.5 [6.1; 6.0; 7.1]", true)]
    [InlineData("5.7", false)]
    public void An_interval_that_does_not_hold_its_own_estimate_contradicts_itself(string text, bool contradicts)
    {
        var estimate = PublishedEstimate.Parse(text);
        Assert.Equal(contradicts, estimate.ContradictsItself);
        Assert.Equal(text, estimate.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("5.7 [4.1; 6.2]")]
    public void An_estimate_of_another_form_is_refused(string text) => Assert.Throws<FormatException>(() => PublishedEstimate.Parse(text));

    // In order of precedence: the paper's digits, the code's, a contradiction, other data, a difference.
    [Theory]
    [InlineData(5.91, "5.9", "5.8", true, Verdict.Reproduced)]
    [InlineData(5.91, "5.9", "5.9", true, Verdict.Reproduced)]
    [InlineData(5.76, "5.9", "5.8", true, Verdict.ReproducedCode)]
    [InlineData(5.76, "5.9", "5.8", false, Verdict.ReproducedCode)]
    [InlineData(5.76, "5.9", null, true, Verdict.OtherDataVersion)]
    [InlineData(5.76, "5.9", "5.7", true, Verdict.OtherDataVersion)]
    [InlineData(5.76, "5.9", null, false, Verdict.Differs)]
    public void A_value_meets_the_best_verdict_that_holds(double ours, string paper, string? code, bool otherData, Verdict verdict)
    {
        Judgement judgement = Comparison.OfValue(ours, new Published(paper, "Table 1", code), otherData ? Other : Same);
        Assert.Equal(verdict, judgement.Verdict);
        Assert.NotEmpty(judgement.Evidence);
    }

    // Digits come first, then a contradiction, the tolerance, other data, a missing input, a difference.
    [Theory]
    [InlineData(5.91, true, 0.05, true, true, Verdict.Reproduced)]
    [InlineData(5.76, true, 0.05, true, true, Verdict.Misprint)]
    [InlineData(5.76, false, 0.05, true, true, Verdict.WithinTolerance)]
    [InlineData(5.59, false, 0.05, true, true, Verdict.OtherDataVersion)]
    [InlineData(5.59, false, 0.05, false, true, Verdict.InputMissing)]
    [InlineData(5.59, false, 0.05, false, false, Verdict.Differs)]
    public void What_is_known_of_a_row_decides_in_order(double ours, bool contradicts, double tolerance, bool otherData, bool missing, Verdict verdict)
    {
        RowEvidence row = (otherData ? Other : Same) with
        {
            Contradiction = contradicts ? "6 N D of its own row is another number" : null,
            Tolerance = new Tolerance(tolerance, IsRelative: true, "read off a figure"),
            MissingInput = missing ? "the path of compute is in no public copy" : null,
        };
        Judgement judgement = Comparison.OfValue(ours, new Published("5.9", "Table 1"), row);
        Assert.Equal(verdict, judgement.Verdict);
        Assert.NotEmpty(judgement.Evidence);
    }

    [Fact]
    public void The_evidence_of_a_tolerance_says_how_far_off_and_how_much_is_allowed()
    {
        RowEvidence row = RowEvidence.Formula with { Tolerance = new Tolerance(0.05, IsRelative: true, "read off a figure") };
        var published = new Published("5.9", "Figure 1");
        Assert.Equal(
            new Judgement(published, Verdict.WithinTolerance, "ours lies 2.4 % off; allowed is 5 % (read off a figure)"),
            Comparison.OfValue(5.76, published, row));
        Assert.Equal(
            new Judgement(published, Verdict.Differs, "the same inputs; the printed digits are not ours"),
            Comparison.OfValue(5, published, row));
        Assert.True(new Tolerance(0.2, IsRelative: false, "").Holds(5.75, 5.9));
        Assert.False(new Tolerance(0.1, IsRelative: false, "").Holds(5.75, 5.9));
    }

    // The draws are even from 0 to 10, so that the median is 5 and 1000 resamples put it within 10·4·sqrt(1/4·(1/1000 + 1/10001)) = 0.663.
    [Theory]
    [InlineData("5.0", null, true, true, Verdict.Reproduced)]
    [InlineData("5.7", null, true, true, Verdict.Reproduced)]
    [InlineData("5.8", "5.5", true, true, Verdict.ReproducedCode)]
    [InlineData("5.8", null, true, true, Verdict.Misprint)]
    [InlineData("5.8", "5.9", true, false, Verdict.Misprint)]
    [InlineData("5.8", null, false, true, Verdict.OtherDataVersion)]
    [InlineData("5.8", null, false, false, Verdict.Differs)]
    [InlineData("4.2", null, false, false, Verdict.Differs)]
    public void A_quantile_meets_the_best_verdict_that_holds(string paper, string? code, bool contradicts, bool otherData, Verdict verdict)
    {
        Judgement judgement = Comparison.OfQuantile(
            Draws, 0.5, 1000, new Published(paper, "Table 1", code), contradicts, otherData ? Other : Same);
        Assert.Equal(verdict, judgement.Verdict);
        Assert.NotEmpty(judgement.Evidence);
    }

    [Fact]
    public void Verdicts_are_ordered_from_best_to_worst() =>
        Assert.Equal(
            [Verdict.Reproduced, Verdict.ReproducedCode, Verdict.Misprint, Verdict.WithinTolerance, Verdict.OtherDataVersion, Verdict.InputMissing, Verdict.Differs],
            Enum.GetValues<Verdict>().Order());

    // Two bootstraps of the same 19 systems, ours of 10,000 resamples and another's of 1000, on the quantiles that the paper prints.
    [Fact]
    public void Bootstraps_that_differ_in_nothing_but_their_seed_agree()
    {
        const int pairs = 200;
        Series series = Systems(ScaleClass.Large);
        double atFour = AgreementRate(series, series, pairs, Comparison.StandardErrors), atOne = AgreementRate(series, series, pairs, 1);
        Assert.InRange(atFour, 0.995, 1);

        // Within one standard error two thirds agree: the range is no wider than its name says. Four standard errors of 600 dependent trials.
        Assert.InRange(atOne, 0.683 - 0.11, 0.683 + 0.11);
    }

    [Fact]
    public void A_bootstrap_of_other_systems_does_not_agree()
    {
        // Regular systems doubled in 5.8 months and large-scale ones in 10.7: their lower ends and medians are far apart.
        Assert.InRange(AgreementRate(Systems(ScaleClass.Large), Systems(ScaleClass.Regular), 20, Comparison.StandardErrors), 0, 0.34);
    }

    private static double AgreementRate(Series ours, Series theirs, int pairs, double standardErrors)
    {
        var key = new StreamKey(17);
        int agree = 0;
        for (ulong pair = 0; pair < (ulong)pairs; pair++)
        {
            double[] many = Slopes(ours, 10_000, key.Child(2 * pair)), few = Slopes(theirs, 1000, key.Child(2 * pair + 1));
            foreach (double p in new[] { 0.025, 0.5, 0.975 })
            {
                (double low, double high) = Fitting.Numerics.Quantiles.MonteCarloRange(many, p, few.Length, standardErrors);
                double quantile = Fitting.Numerics.Quantiles.OfSorted(few, p);
                agree += quantile >= low && quantile <= high ? 1 : 0;
            }
        }

        return agree / (3.0 * pairs);
    }

    private static double[] Slopes(Series series, int resamples, StreamKey key)
    {
        double[] slopes = [.. TrendBootstrap.Run(series.Years, series.Log10Values, new TrendBootstrapPlan(resamples, Math.Log10(2)), key).Slopes];
        Array.Sort(slopes);
        return slopes;
    }

    private static Series Systems(ScaleClass scale)
    {
        var paper = new PaperData(DataFolder.Open(Repository.Data).Read("2022-02"));
        return paper.Select(new TrendSelection(Eras.LargeScaleEra, scale));
    }
}
