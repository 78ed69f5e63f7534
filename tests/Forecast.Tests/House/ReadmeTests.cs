using System.Text.RegularExpressions;
using Forecast.Cli;
using Forecast.Studies;

namespace Forecast.Tests.House;

/// <summary>What the README and docs/bayes.md show is what the commands print.</summary>
public partial class ReadmeTests
{
    private const int Width = 100;

    private static string Root => Data.Repository.Root;

    public static TheoryData<string, string> Sessions()
    {
        var sessions = new TheoryData<string, string>();
        string[] pages = ["README.md", Path.Combine("docs", "bayes.md")];
        foreach (Match block in pages.SelectMany(page => Block().Matches(File.ReadAllText(Path.Combine(Root, page)))))
        {
            sessions.Add(block.Groups[1].Value, block.Groups[2].Value);
        }

        return sessions;
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public void A_command_of_the_README_prints_what_stands_there(string command, string shown)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        string[] args = [.. Word().Matches(command).Select(word => Located(word.Value.Trim('\'')))];
        int code = CommandLine.Run(args, new Terminal(output, error, IsInteractive: false, Width));
        Assert.Equal(ExitCode.Done, code);
        string printed = output.ToString().Replace(Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        Assert.Equal(shown, printed);
    }

    [Fact]
    public void The_README_shows_at_least_five_commands() => Assert.True(Sessions().Count >= 5);

    [Fact]
    public void The_README_counts_the_verdicts_on_record()
    {
        IEnumerable<Verdict> verdicts = VerdictRecord.Read(Path.Combine(Data.Repository.Data, "verdicts.csv")).Verdicts.Values;
        IEnumerable<string> counts = verdicts.GroupBy(verdict => verdict).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key.Text()}");
        Assert.Contains($"> Of {verdicts.Count()} published numbers: {string.Join(", ", counts)}.", File.ReadAllText(Path.Combine(Root, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_README_names_no_file_that_is_not_there()
    {
        IEnumerable<string> links = Link().Matches(File.ReadAllText(Path.Combine(Root, "README.md"))).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal));
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Root, link)), link));
    }

    // The README's reader stands in the root of the repository.
    private static string Located(string word) => word.Contains('/', StringComparison.Ordinal) && Path.Exists(Path.Combine(Root, word)) ? Path.Combine(Root, word) : word;

    [GeneratedRegex(@"```console\n\$ forecast (.*)\n((?:.*\n)*?)```")]
    private static partial Regex Block();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();
}
