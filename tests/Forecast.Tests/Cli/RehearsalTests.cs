using Forecast.Cli;

namespace Forecast.Tests.Cli;

public sealed class RehearsalTests
{
    [Fact]
    public void A_rehearsal_goes_from_the_draws_to_the_last_line_of_the_text()
    {
        string text = Rehearsal.Text();
        Assert.StartsWith("A rehearsal", text, StringComparison.Ordinal);
        Assert.Contains("seed 1, simd.", text, StringComparison.Ordinal);
        Assert.Contains("2001", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("simulate", "--help")]
    [InlineData("simulate")]
    [InlineData("simulate", "list", "merge")]
    [InlineData("simulate", "no.yaml", "data")]
    [InlineData("fit")]
    [InlineData("fit", "simulate")]
    [InlineData("data", "no", "list")]
    [InlineData("list", "list")]
    [InlineData("list", "--format", "no")]
    [InlineData("Simulate")]
    [InlineData("no")]
    [InlineData("--help", "simulate")]
    [InlineData()]
    public void A_verb_made_alone_answers_as_among_all(params string[] args)
    {
        Func<Terminal, System.CommandLine.Command>[] all =
        [
            ReproduceVerb.Create, ListVerb.Create, TrendVerb.Create, FitVerb.Create, TestVerb.Create, ScoreVerb.Create,
            SimulateVerb.Create, MergeVerb.Create, DevicesVerb.Create, DataVerb.Create,
        ];
        Assert.Equal(Answer(terminal => CommandLine.Run(args, terminal, all)), Answer(terminal => CommandLine.Run(args, terminal)));
    }

    private static (int Code, string Out, string Error) Answer(Func<Terminal, int> run)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        int code = run(new Terminal(output, error, false, 120));
        return (code, output.ToString(), error.ToString());
    }
}
