using System.Text.Json;
using Forecast.Cli;
using Forecast.Tests.Data;

namespace Forecast.Tests.Cli;

public class FitScalingLawTests
{
    private static readonly string Repeated = Path.Combine(Repository.Data, "scaling", "repeated-data.csv");
    private static readonly string Runs = Path.Combine(Repository.Data, "scaling", "chinchilla-figure-4.csv");

    [Fact]
    public void The_replication_of_the_Chinchilla_paper_is_one_command()
    {
        Transcript run = Transcript.Of("fit", "scaling-law", Runs, "--n", "n", "--flop", "flop", "--loss", "loss", "--drop-highest", "5", "--objective", "lad", "--format", "json", "--budget", "5.88e23");
        Assert.Equal(ExitCode.Done, run.Code);
        using var document = JsonDocument.Parse(run.Out);
        JsonElement numbers = document.RootElement.GetProperty("numbers");
        Assert.Equal(240, document.RootElement.GetProperty("n").GetInt32());
        Assert.Equal(482.01, numbers.GetProperty("A").GetProperty("value").GetDouble(), 0.01);
        Assert.Equal(2085.43, numbers.GetProperty("B").GetProperty("value").GetDouble(), 0.01);
        double n = numbers.GetProperty("optimal_parameters").GetProperty("value").GetDouble(), d = numbers.GetProperty("optimal_tokens").GetProperty("value").GetDouble();
        Assert.Equal(18.3, d / n, 0.1);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("csv")]
    [InlineData("markdown")]
    [InlineData("latex")]
    public void Every_format_names_every_term(string format)
    {
        Transcript run = Transcript.Of("fit", "scaling-law", Runs, "--n", "n", "--flop", "flop", "--loss", "loss", "--format", format);
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.All(new[] { "E", "A", "alpha", "B", "beta" }, term => Assert.Contains(term, run.Out, StringComparison.Ordinal));
    }

    [Fact]
    public void A_figure_is_drawn()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "law.svg");
        Assert.Equal(ExitCode.Done, Transcript.Of("fit", "scaling-law", Runs, "--n", "n", "--flop", "flop", "--loss", "loss", "--figure", path).Code);
        Assert.StartsWith("<svg", File.ReadAllText(path)[File.ReadAllText(path).IndexOf("<svg", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCode.BadInput, "one of the two", "--n", "n", "--loss", "loss")]
    [InlineData(ExitCode.BadInput, "one of the two", "--n", "n", "--loss", "loss", "--d", "flop", "--flop", "flop")]
    [InlineData(ExitCode.BadInput, "has no column 'size'", "--n", "size", "--loss", "loss", "--d", "flop")]
    [InlineData(ExitCode.CheckFailed, "needs at least 8 runs", "--n", "n", "--loss", "loss", "--flop", "flop", "--drop-highest", "240")]
    [InlineData(ExitCode.BadInput, "a positive number of FLOP", "--n", "n", "--loss", "loss", "--flop", "flop", "--budget", "-1")]
    public void What_cannot_be_used_is_said_in_a_sentence(int code, string sentence, params string[] options)
    {
        Transcript run = Transcript.Of(["fit", "scaling-law", Runs, .. options]);
        Assert.Equal((code, ""), (run.Code, run.Out));
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_is_no_positive_number_is_named()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("runs.csv", "n,d,loss\n1e6,1e8,5\n2e6,many,4\n");
        Transcript run = Transcript.Of("fit", "scaling-law", path, "--n", "n", "--d", "d", "--loss", "loss");
        Assert.Equal(ExitCode.DataViolation, run.Code);
        Assert.Contains("row 3, column 'd': 'many'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chinchilla", "E A alpha B beta", "--n", "n", "--d", "d")]
    [InlineData("kaplan", "N_c alpha_N D_c alpha_D", "--n", "n", "--d", "d")]
    [InlineData("data-constrained", "E A alpha B beta R_D R_N", "--n", "n", "--d", "d", "--unique", "unique")]
    [InlineData("broken", "a b c_0 c_1 d_1 f_1", "--d", "d")]
    [InlineData("power", "A alpha", "--n", "n")]
    [InlineData("offset", "E A alpha", "--n", "n")]
    public void Every_form_gives_its_terms_with_intervals_and_a_figure(string form, string terms, params string[] columns)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "law.svg");
        Transcript run = Transcript.Of(["fit", "scaling-law", Repeated, "--form", form, "--loss", "loss", "--resamples", "20", "--format", "json", "--figure", path, .. columns]);
        Assert.Equal(ExitCode.Done, run.Code);
        using var document = JsonDocument.Parse(run.Out);
        JsonElement numbers = document.RootElement.GetProperty("numbers");
        Assert.All(terms.Split(' '), term => Assert.True(numbers.GetProperty(term).GetProperty("low").GetDouble() <= numbers.GetProperty(term).GetProperty("high").GetDouble()));
        Assert.Contains("<svg", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_load_and_a_cap_on_data_move_the_optimum()
    {
        Transcript run = Transcript.Of("fit", "scaling-law", Runs, "--n", "n", "--flop", "flop", "--loss", "loss", "--drop-highest", "5", "--budget", "1e25", "--serve", "1e13", "--data-cap", "1e12", "--resamples", "50", "--format", "json");
        using var document = JsonDocument.Parse(run.Out);
        JsonElement numbers = document.RootElement.GetProperty("numbers");
        double N(string id) => numbers.GetProperty($"{id}_parameters").GetProperty("value").GetDouble();
        Assert.True(N("serving") < N("optimal") && N("optimal") < N("capped"));
        Assert.All(new[] { "optimal", "serving", "capped" }, id => Assert.True(numbers.GetProperty($"{id}_loss").TryGetProperty("low", out _)));
    }

    [Fact]
    public void Another_seed_gives_other_intervals_and_the_same_estimates()
    {
        string[] command = ["fit", "scaling-law", Runs, "--form", "offset", "--flop", "flop", "--loss", "loss", "--resamples", "50", "--format", "csv"];
        Transcript one = Transcript.Of(command), again = Transcript.Of([.. command, "--seed", "42"]), other = Transcript.Of([.. command, "--seed", "7"]);
        Assert.Equal(one.Out, again.Out);
        Assert.NotEqual(one.Out, other.Out);
        string Value(Transcript run) => run.Out.Split('\n')[1].Split(',')[3];
        Assert.Equal(Value(one), Value(other));
    }

    [Theory]
    [InlineData(ExitCode.BadInput, "law of one quantity", "--form", "power", "--n", "n", "--d", "d")]
    [InlineData(ExitCode.BadInput, "with --unique", "--form", "data-constrained", "--n", "n", "--d", "d")]
    [InlineData(ExitCode.BadInput, "--unique belongs to", "--n", "n", "--d", "d", "--unique", "unique")]
    [InlineData(ExitCode.BadInput, "give it with --budget", "--n", "n", "--d", "d", "--serve", "1e12")]
    [InlineData(ExitCode.BadInput, "has no answer to --serve", "--form", "kaplan", "--n", "n", "--d", "d", "--budget", "1e22", "--serve", "1e12")]
    [InlineData(ExitCode.BadInput, "a whole number from 20 to 1000000 is wanted", "--n", "n", "--d", "d", "--resamples", "1")]
    [InlineData(ExitCode.CheckFailed, "more than once", "--form", "data-constrained", "--n", "n", "--d", "d", "--unique", "d")]
    [InlineData(ExitCode.CheckFailed, "rise together", "--n", "n", "--d", "n")]
    public void Options_that_do_not_go_together_and_rows_that_carry_no_fit_are_said_in_a_sentence(int code, string sentence, params string[] options)
    {
        Transcript run = Transcript.Of(["fit", "scaling-law", Repeated, "--loss", "loss", .. options]);
        Assert.Equal((code, ""), (run.Code, run.Out));
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("every loss", "3,1", "4,2")]
    [InlineData("every value in 'n'", "3,9", "3,8")]
    public void A_constant_column_carries_no_fit(string sentence, string even, string odd)
    {
        using var folder = new TemporaryFolder();
        string[] rows = [.. Enumerable.Range(0, 12).Select(i => i % 2 == 0 ? even : odd)];
        string text = sentence == "every loss" ? string.Join('\n', rows.Select(row => $"{row.Split(',')[0]},5")) : string.Join('\n', rows);
        Transcript run = Transcript.Of("fit", "scaling-law", folder.Write("runs.csv", "n,loss\n" + text + "\n"), "--form", "power", "--n", "n", "--loss", "loss");
        Assert.Equal(ExitCode.CheckFailed, run.Code);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }
}
