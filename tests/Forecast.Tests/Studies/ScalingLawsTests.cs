using Forecast.Studies;

namespace Forecast.Tests.Studies;

/// <summary>arXiv 2203.15556, 2404.10102 and 2401.00448 against their printed numbers, and against NumPy and SciPy.</summary>
public sealed class ScalingLawsTests(ScalingLawsRun run) : IClassFixture<ScalingLawsRun>
{
    [Theory]
    [InlineData("A", 406.4, 0.05)]
    [InlineData("B", 410.7, 0.05)]
    [InlineData("E", 1.69, 0.005)]
    [InlineData("alpha", 0.34, 0.005)]
    [InlineData("beta", 0.28, 0.005)]
    public void The_digits_of_the_TeX_source_round_to_the_printed_fit(string term, double printed, double half)
    {
        Assert.Equal(printed, run[$"chinchilla/fit/{term}"].Value, half);
        Assert.Equal(Verdict.Reproduced, run[$"chinchilla/fit/{term}"].Verdict);
    }

    [Fact]
    public void The_exponents_of_the_three_approaches_round_to_those_of_table_2()
    {
        Assert.Equal(0.498, run["chinchilla/table-2/approach-1/a"].Value, 0.002);
        Assert.Equal(ScalingLawsRun.Golden("isoflop")[0], run["chinchilla/table-2/approach-2/a"].Value, 1e-6);
        Assert.Equal(0.4565, run["chinchilla/table-2/approach-3/a"].Value, 0.0001);
        Assert.All(
            ["1/a", "1/b", "2/a", "2/b", "3/a", "3/b"],
            id => Assert.Equal(Verdict.Reproduced, run[$"chinchilla/table-2/approach-{id}"].Verdict));
    }

    [Fact]
    public void The_printed_interval_of_approach_3_does_not_hold_its_estimate_and_is_far_narrower_than_its_own_procedure_gives()
    {
        Finding low = run["chinchilla/table-2/approach-3/a/low"], high = run["chinchilla/table-2/approach-3/a/high"];
        Assert.Equal((Verdict.Misprint, Verdict.Misprint), (low.Verdict, high.Verdict));
        Assert.InRange(high.Value - low.Value, 10 * 0.001, 60 * 0.001);
    }

    // 6 N D of each row by hand: 6 * 175e9 * 12.0e12 = 1.26e25, where the table prints 1.26e24.
    [Theory]
    [InlineData("table-a3-approach-3/175b", 1.26e25)]
    [InlineData("table-a3-approach-3/280b", 3.3768e25)]
    [InlineData("table-a3-approach-3/67b", 1.6482e24)]
    [InlineData("table-3/67b", 6.03e23)]
    public void A_row_whose_compute_is_not_6_N_D_is_a_misprint(string row, double sixND)
    {
        Finding finding = run[$"chinchilla/{row}/6nd"];
        Assert.Equal(sixND, finding.Value, 1e-9 * sixND);
        Assert.Equal(Verdict.Misprint, finding.Verdict);
    }

    [Fact]
    public void All_other_rows_of_tables_3_and_A3_agree_with_themselves()
    {
        Finding[] rows = [.. run.Under("chinchilla/table-").Where(finding => finding.Id.EndsWith("/6nd", StringComparison.Ordinal))];
        Assert.Equal(27, rows.Length);
        Assert.Equal(23, rows.Count(row => row.Verdict == Verdict.Reproduced));
    }

    // Closed form by hand in NumPy: C = 6 (N / G)^(1/a).
    [Theory]
    [InlineData("400m", 2.34944e19, 9.78934e9)]
    [InlineData("175b", 1.43190e25, 1.36371e13)]
    [InlineData("10t", 1.01032e29, 1.68387e15)]
    public void Table_A3_is_set_beside_the_closed_form_and_does_not_follow_from_it(string row, double flop, double tokens)
    {
        Assert.Equal(flop, run[$"chinchilla/table-a3-approach-3/{row}/flop"].Value, 1e-5 * flop);
        Finding ours = run[$"chinchilla/table-a3-approach-3/{row}/tokens"];
        Assert.Equal(tokens, ours.Value, 1e-5 * tokens);
        Assert.Equal(Verdict.InputMissing, ours.Verdict);
        Assert.Contains(run.Findings.NotVerified, sentence => sentence.Contains("Table A3", StringComparison.Ordinal));
    }

    [Fact]
    public void Single_statements_of_Hoffmann_et_al_come_out()
    {
        Assert.Equal(5.88e23, run["chinchilla/own-compute"].Value, 1e10);
        Assert.Equal(2.86e9, run["chinchilla/best-size-1e21/approach-1"].Value, 0.005e9);
        Assert.Equal(4.68e9, run["chinchilla/best-size-1e21/kaplan"].Value, 0.005e9);
    }

    // NUMBERS: objective at most .0010187; A 2 %, B 4 %, E .002, exponents .001.
    [Fact]
    public void The_Huber_objective_gives_the_notebook_s_grid_optimum()
    {
        Assert.True(run["replication/huber/objective"].Value <= 0.0010187);
        Assert.Equal(477.84, run["replication/huber/A"].Value, 0.02 * 477.84);
        Assert.Equal(2143.86, run["replication/huber/B"].Value, 0.04 * 2143.86);
        Assert.Equal(1.81724, run["replication/huber/E"].Value, 0.002);
        Assert.Equal(0.347313, run["replication/huber/alpha"].Value, 0.001);
        Assert.Equal(0.367183, run["replication/huber/beta"].Value, 0.001);
    }

    [Fact]
    public void The_likelihood_gives_the_published_estimate_and_the_code_s_E()
    {
        Assert.Equal(482.0061, run["replication/likely/A"].Value, 0.001);
        Assert.Equal(2085.4362, run["replication/likely/B"].Value, 0.01);
        Assert.Equal(1.8168641, run["replication/likely/E"].Value, 1e-6);
        Assert.Equal(Verdict.ReproducedCode, run["replication/likely/E"].Verdict);
        Assert.Equal(0.3478131, run["replication/likely/alpha"].Value, 1e-6);
        Assert.Equal(0.3658542, run["replication/likely/beta"].Value, 1e-6);
        Assert.Equal(-12.26662, run["replication/likely/log-scale"].Value, 1e-5);
        Assert.Equal(1.1294947, run["replication/likely/absolute-deviations"].Value, 1e-7);
    }

    [Theory]
    [InlineData("log-likelihood-240/ours", 879.77, 0.02)]
    [InlineData("log-likelihood-240/hoffmann", 837.78, 0.01)]
    [InlineData("log-likelihood-240/hoffmann-rounded", 562.25, 0.01)]
    [InlineData("log-likelihood-245/ours", 757.81, 0.02)]
    [InlineData("log-likelihood-245/hoffmann", 714.43, 0.02)]
    [InlineData("log-likelihood-245/hoffmann-rounded", 531.89, 0.02)]
    [InlineData("likelihood-ratio-240", 84.00, 0.05)]
    [InlineData("likelihood-ratio-245", 86.75, 0.05)]
    [InlineData("wald", 238.40, 0.15 * 238.40)]
    [InlineData("huber-245/objective", 0.00182601, 5e-9)]
    [InlineData("huber-245/B", 12846, 1)]
    [InlineData("likely-245/ln-b", 9.4358, 0.0001)]
    [InlineData("objective-of/point-estimate", 0.00101864, 5e-9)]
    [InlineData("objective-of/hoffmann-unrounded", 0.00123116, 5e-9)]
    public void A_statistic_of_the_replication_is_met(string id, double published, double tolerance) =>
        Assert.Equal(published, run[$"replication/{id}"].Value, tolerance);

    // NumPy on the same 240 rows has 0.00412100914, where the digits on record are .00412110.
    [Fact]
    public void The_Huber_loss_of_the_rounded_fit_is_NumPy_s() =>
        Assert.Equal(0.00412100914, run["replication/objective-of/hoffmann-rounded"].Value, 1e-11);

    [Fact]
    public void The_tails_are_those_of_SciPy()
    {
        double[] scipy = ScalingLawsRun.Golden("chi2");
        Assert.Equal(scipy[2], run["replication/wald/p"].Value, 1e-9 * scipy[2]);
        Assert.Equal(scipy[0], run["replication/likelihood-ratio-240/p"].Value, 0.01 * scipy[0]);
        Assert.Equal(scipy[1], run["replication/likelihood-ratio-245/p"].Value, 0.02 * scipy[1]);
    }

    [Theory]
    [InlineData("A", 124.52)]
    [InlineData("B", 1293.28)]
    [InlineData("E", 0.026)]
    [InlineData("alpha", 0.015)]
    [InlineData("beta", 0.021)]
    [InlineData("ln-A", 0.258)]
    [InlineData("ln-B", 0.421)]
    [InlineData("ln-E", 0.014)]
    [InlineData("size-exponent", 0.020)]
    public void A_bootstrap_standard_error_is_within_a_tenth(string term, double published) =>
        Assert.Equal(published, run[$"replication/{term}/se"].Value, 0.1 * published);

    [Theory]
    [InlineData("A", 285.2, 743.6, 0.03)]
    [InlineData("B", 1042, 5810, 0.05)]
    [InlineData("E", 1.769, 1.871, 0.003)]
    [InlineData("alpha", 0.317, 0.373, 0.01)]
    [InlineData("beta", 0.331, 0.415, 0.01)]
    public void A_printed_95_per_cent_interval_is_met(string term, double low, double high, double share)
    {
        Assert.Equal(low, run[$"replication/{term}/low"].Value, share * low);
        Assert.Equal(high, run[$"replication/{term}/high"].Value, share * high);
        Assert.Equal(
            (Verdict.Reproduced, Verdict.Reproduced),
            (run[$"replication/{term}/low"].Verdict, run[$"replication/{term}/high"].Verdict));
    }

    [Fact]
    public void The_sample_size_follows_from_the_width()
    {
        double width = run["replication/size-exponent/width"].Value;
        Assert.Equal(0.051, width, 0.1 * 0.051);
        Assert.Equal(240 * width * width / 1e-6, run["replication/sample-size"].Value, 1e-6);
        Assert.Equal(632740, run["replication/sample-size-delta"].Value, 0.21 * 632740);
    }

    [Fact]
    public void Tokens_a_parameter_are_those_of_the_closed_form_and_the_notebook_s_entries_are_found()
    {
        Assert.Equal(18.3, run["tokens-per-parameter/replication-5.88e23"].Value, 0.05);
        Assert.Equal(21.5, run["tokens-per-parameter/replication-1e21"].Value, 0.05);
        Assert.Equal(92.8, run["tokens-per-parameter/hoffmann-rounded"].Value, 0.05);
        Assert.Equal(59.0, run["tokens-per-parameter/hoffmann-unrounded"].Value, 0.05);
        Assert.Equal(72.8653, run["tokens-per-parameter/notebook-hoffmann"].Value, 0.0001);
        Assert.Equal(25.641, run["tokens-per-parameter/notebook-ours"].Value, 0.1);
        Assert.Equal(Verdict.Reproduced, run["tokens-per-parameter/notebook-ours"].Verdict);
    }

    [Theory]
    [InlineData("70b-1e13/parameters", "sardana-70000000000-1e+13", 0, 1)]
    [InlineData("70b-1e13/tokens", "sardana-70000000000-1e+13", 1, 1)]
    [InlineData("70b-1e13/saving", "sardana-70000000000-1e+13", 4, 100)]
    [InlineData("30b-1e13/more-data", "sardana-30000000000-1e+13", 2, 1)]
    [InlineData("13b-2e12/parameters", "sardana-13000000000-2e+12", 0, 1)]
    [InlineData("13b-2e12/flop", "sardana-13000000000-2e+12", 3, 1)]
    [InlineData("7b-1e11/more-data", "sardana-7000000000-1e+11", 2, 1)]
    [InlineData("70b-2e12/saving", "sardana-70000000000-2e+12", 4, 100)]
    public void An_optimum_with_inference_is_SciPy_s(string id, string golden, int place, double unit)
    {
        double scipy = unit * ScalingLawsRun.Golden(golden)[place];
        Assert.Equal(scipy, run[$"inference/{id}"].Value, 1e-5 * scipy);
    }

    [Fact]
    public void Every_case_of_Sardana_et_al_agrees() =>
        Assert.All(
            run.Under("inference/").Where(finding => finding.Published is not null),
            finding => Assert.True(finding.Verdict <= Verdict.WithinTolerance, finding.Id));

    [Fact]
    public void The_identities_among_Kaplan_s_constants_hold()
    {
        Assert.Equal(8.64e19, run["kaplan/pf-day"].Value, 1);
        Assert.All(
            run.Under("kaplan/").Where(finding => finding.Published is not null),
            finding => Assert.Equal(Verdict.Reproduced, finding.Verdict));
        Assert.InRange(Math.Abs(run["kaplan/limit-of-size"].Value), 0, 1e-9);
        Assert.InRange(Math.Abs(run["kaplan/limit-of-data"].Value), 0, 1e-4);
        Assert.Equal(1 / (1 / 0.76 + 1 / 0.21 + 1 / 0.076), run["kaplan/compute-exponent"].Value, 1e-12);
    }

    [Fact]
    public void What_could_not_be_verified_is_said() =>
        Assert.All(
            ["Approach 1", "first preprint", "cost-based", "four-digit addition", "algorithmic progress"],
            words => Assert.Contains(run.Findings.NotVerified, sentence => sentence.Contains(words, StringComparison.Ordinal)));

    [Fact]
    public void Every_finding_has_an_id_of_its_own_and_says_what_it_rests_on()
    {
        Assert.Equal(run.Findings.Numbers.Count, run.Findings.Numbers.Select(finding => finding.Id).Distinct().Count());
        Assert.All(run.Findings.Numbers, finding => Assert.True(finding.Rule.Length > 0 && finding.Vintage.Length > 0, finding.Id));
    }
}
