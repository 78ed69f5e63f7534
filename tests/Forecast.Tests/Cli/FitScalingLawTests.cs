using System.Text.Json;
using Forecast.Cli;
using Forecast.Tests.Data;

namespace Forecast.Tests.Cli;

public class FitScalingLawTests
{
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
}
