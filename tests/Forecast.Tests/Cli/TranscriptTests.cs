using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CsvHelper;
using Forecast.Cli;
using Forecast.Tests.Data;
using Forecast.Tests.Figures;

namespace Forecast.Tests.Cli;

/// <summary>What the commands print, letter by letter, and whether other programs can read it.</summary>
public sealed class TranscriptTests
{
    // Users per month of a made-up service, doubling every year with a little scatter; one row has no value.
    private const string Users = """
        month,users,note
        2019-01,1000,launch
        2019-07,1400,
        2020-01,2100,
        2020-07,,outage
        2021-01,3900,
        2021-07,5800,
        2022-01,"8,100",
        2022-07,11000,
        """;

    private static readonly string[] Frontier = ["trend", "--frontier", "top-10", "--from", "2018", "--project-to", "2029", "--vintage", "2026-07"];

    public static TheoryData<string> Verbs =>
        ["", "list", "trend", "fit", "fit trend", "fit counts", "fit shares", "fit scaling-law", "test", "test gap", "score", "reproduce", "data", "data list", "data diff", "data check", "data import", "data dictionary"];

    [Fact]
    public void The_list_of_studies() => Golden("list.txt", Transcript.Of("list"));

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("markdown")]
    [InlineData("latex")]
    public void The_trend_of_the_frontier(string format) => Golden($"trend-{format}.txt", Transcript.OnData([.. Frontier, "--format", format]));

    [Fact]
    public void A_trend_whose_doubling_time_has_no_bound() => Golden("trend-no-bound.txt", Transcript.OnData("trend", "--measure", "cost", "--domain", "Games", "--vintage", "2026-07"));

    [Theory]
    [InlineData("fit-trend.txt")]
    [InlineData("fit-trend-log.txt", "--log", "--project-to", "2025-01")]
    [InlineData("fit-trend-log-json.txt", "--log", "--project-to", "2025-01", "--format", "json")]
    public void A_fit_to_a_users_own_table(string golden, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("users.csv", Users + "\n");
        Transcript run = Transcript.Of(["fit", "trend", path, "--x", "month", "--y", "users", .. options]);
        Golden(golden, run with { Out = run.Out.Replace(path, "users.csv", StringComparison.Ordinal) });
    }

    [Theory]
    [InlineData("fit-trend-breaks.txt", "--breaks", "auto", "--project-to", "2025")]
    [InlineData("fit-trend-breaks-markdown.txt", "--breaks", "2", "--format", "markdown")]
    [InlineData("fit-trend-breaks-latex.txt", "--breaks", "1", "--kind", "jump", "--format", "latex")]
    [InlineData("fit-trend-breaks-csv.txt", "--breaks", "1", "--project-to", "2025", "--format", "csv")]
    [InlineData("fit-trend-group.txt", "--group", "domains", "--project-to", "2025")]
    [InlineData("fit-trend-group-csv.txt", "--group", "domains", "--breaks", "1", "--format", "csv")]
    [InlineData("fit-trend-quantile.txt", "--quantile", "0.9", "--project-to", "2025")]
    [InlineData("fit-trend-robust.txt", "--robust")]
    [InlineData("fit-trend-theil-sen.txt", "--estimator", "theil-sen")]
    [InlineData("fit-trend-student.txt", "--estimator", "student")]
    [InlineData("fit-trend-bayes.txt", "--bayes", "--project-to", "2025")]
    [InlineData("fit-trend-bayes-student.txt", "--bayes", "--likelihood", "student")]
    [InlineData("fit-trend-bayes-breaks.txt", "--bayes", "--breaks", "auto", "--project-to", "2025")]
    [InlineData("fit-trend-bayes-breaks-markdown.txt", "--bayes", "--breaks", "2", "--kind", "jump", "--format", "markdown")]
    [InlineData("fit-trend-bayes-pooled.txt", "--bayes", "--group", "domains", "--pooled", "--project-to", "2025")]
    [InlineData("fit-trend-bayes-csv.txt", "--bayes", "--breaks", "auto", "--project-to", "2025", "--format", "csv")]
    [InlineData("fit-trend-bayes-json.txt", "--bayes", "--project-to", "2025", "--format", "json")]
    [InlineData("fit-trend-bayes-failing.txt", "--bayes", "--chains", "2", "--draws", "10", "--warm-up", "0")]
    public void A_fit_to_a_published_table(string golden, params string[] options)
    {
        string path = Path.Combine(Repository.Data, "vintages", "2022-02.csv");
        Transcript run = Transcript.Of(["fit", "trend", path, "--x", "published", "--y", "training_compute", "--log", .. options]);
        Golden(golden, run with { Out = run.Out.Replace(path, "2022-02.csv", StringComparison.Ordinal) });
    }

    [Theory]
    [InlineData("fit-counts.txt", "counts", "--above", "training_compute:1e22", "--from", "2015", "--until", "2022-02", "--project-to", "2025")]
    [InlineData("fit-counts-csv.txt", "counts", "--above", "training_compute:1e22", "--from", "2015", "--curve", "rough", "--format", "csv")]
    [InlineData("fit-counts-json.txt", "counts", "--above", "training_compute:1e22", "--dispersion", "scatter", "--format", "json")]
    [InlineData("fit-shares.txt", "shares", "--category", "domains", "--from", "2012", "--top", "4", "--project-to", "2024")]
    [InlineData("fit-shares-csv.txt", "shares", "--category", "domains", "--from", "2012", "--top", "3", "--format", "csv")]
    public void Counts_and_shares_of_a_published_table(string golden, string verb, params string[] options)
    {
        string path = Path.Combine(Repository.Data, "vintages", "2022-02.csv");
        Transcript run = Transcript.Of(["fit", verb, path, "--x", "published", .. options]);
        Golden(golden, run with { Out = run.Out.Replace(path, "2022-02.csv", StringComparison.Ordinal) });
    }

    [Theory]
    [InlineData("score.txt", "--against", "last")]
    [InlineData("score-csv.txt", "--format", "csv")]
    [InlineData("score-json.txt", "--against", "narrow", "--horizon", "2", "--format", "json")]
    [InlineData("score-markdown.txt", "--format", "markdown")]
    public void The_scores_of_forecasts(string golden, params string[] options)
    {
        string path = Path.Combine(Repository.Root, "tests", "golden", "scoring", "forecasts.csv");
        Transcript run = Transcript.Of(["score", path, "--outcome", "outcome", "--by", "model", "--log", .. options]);
        Golden(golden, run with { Out = run.Out.Replace(path, "forecasts.csv", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal) });
    }

    [Theory]
    [InlineData("test-gap.txt")]
    [InlineData("test-gap-interval.txt", "--interval", "2e10:7e10")]
    [InlineData("test-gap-interval-json.txt", "--interval", "2e10:7e10", "--format", "json")]
    [InlineData("test-gap-interval-csv.txt", "--interval", "2e10:7e10", "--level", "0.8", "--format", "csv")]
    public void A_gap_in_a_published_table(string golden, params string[] options)
    {
        string path = Path.Combine(Repository.Data, "vintages", "2022-05-03.csv");
        Transcript run = Transcript.Of(["test", "gap", path, "--column", "parameters", "--log", .. options]);
        string text = run.Out.Replace(path, "2022-05-03.csv", StringComparison.Ordinal);
        Golden(golden, run with { Out = options.Contains("csv") ? text.Replace("\r\n", "\n", StringComparison.Ordinal) : text });
    }

    [Fact]
    public void The_difference_of_two_vintages() => Golden("data-diff.txt", Transcript.OnData("data", "diff", "2022-05-03", "2023-03-03", "--limit", "3"));

    [Theory]
    [MemberData(nameof(Verbs))]
    public void The_help_of_a_verb(string verb)
    {
        Transcript run = Transcript.Of([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.All(run.Out.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, Transcript.Width));
        Golden($"help{(verb.Length == 0 ? "" : "-")}{verb.Replace(' ', '-')}.txt", run);
    }

    [Fact]
    public void Text_keeps_to_the_window() =>
        Assert.All(Table(Transcript.OnData(Frontier).Out), line => Assert.InRange(line.Length, 0, Transcript.Width));

    [Fact]
    public void Every_format_has_the_same_numbers()
    {
        using var document = JsonDocument.Parse(Transcript.OnData([.. Frontier, "--format", "json"]).Out);
        JsonElement json = document.RootElement;
        List<string[]> csv = Csv(Transcript.OnData([.. Frontier, "--format", "csv"]).Out);
        Assert.Equal(["quantity", "at", "unit", "value", "low", "high", "predictive_low", "predictive_high", "level", "n", "rule", "source", "sha256"], csv[0]);
        Assert.All(csv, row => Assert.Equal(csv[0].Length, row.Length));
        foreach (JsonProperty number in json.GetProperty("numbers").EnumerateObject())
        {
            string[] row = csv.Single(cells => cells[0] == number.Name);
            Assert.Equal(number.Value.GetProperty("value").GetDouble(), Number(row[3]));
            Assert.Equal(json.GetProperty("n").GetInt32(), Number(row[9]));
        }

        Assert.Equal(
            json.GetProperty("projection").EnumerateArray().Select(p => (p.GetProperty("at").GetString()!, p.GetProperty("value").GetDouble(), p.GetProperty("new_observation")[1].GetDouble())),
            csv.Where(row => row[0] == "projection").Select(row => (row[1], Number(row[3]), Number(row[7]))));

        // Epoch found that the top ten grew 4.2 [3.6; 4.9] times a year from 2018 to May 2024; the table has grown since then.
        Assert.InRange(json.GetProperty("numbers").GetProperty("growth_factor").GetProperty("value").GetDouble(), 3.6, 4.9);
    }

    // The rules of GitHub's tables: a blank line before, a delimiter row under the heading, and as many cells in every row.
    [Fact]
    public void Markdown_has_tables_that_a_reader_takes_for_tables()
    {
        string[] blocks = Transcript.OnData([.. Frontier, "--format", "markdown"]).Out.TrimEnd('\n').Split("\n\n");
        string[][] tables = [.. blocks.Where(block => block.StartsWith('|')).Select(block => block.Split('\n'))];
        Assert.Equal([7, 5], tables.Select(table => table.Length));
        Assert.All(tables, table =>
        {
            Assert.Matches(@"^\|( :?-{3,}:? \|){4}$", table[1]);
            Assert.All(table, line => Assert.Equal(5, line.Replace(@"\|", "", StringComparison.Ordinal).Count(c => c == '|')));
        });
        Assert.All(blocks, block => Assert.True(block.StartsWith('|') || !block.Contains('\n', StringComparison.Ordinal), block));
    }

    [Theory]
    [InlineData("parameters", "Language")]
    [InlineData("cost", "Games")]
    public void Latex_closes_what_it_opens(string measure, string domain)
    {
        string text = Transcript.OnData("trend", "--measure", measure, "--domain", domain, "--format", "latex", "--project-to", "2030").Out;
        int depth = 0;
        var environments = new Stack<string>();
        foreach (string line in text.Split('\n').Where(line => !line.StartsWith('%')))
        {
            for (int i = 0; i < line.Length; i++)
            {
                bool escaped = i > 0 && line[i - 1] == '\\';
                depth += escaped ? 0 : line[i] switch { '{' => 1, '}' => -1, _ => 0 };
                Assert.True(depth >= 0, line);
                Assert.True(escaped || line[i] is not ('%' or '#' or '_'), $"'{line[i]}' is not escaped in: {line}");
            }

            Environment(line, "\\begin{", environments.Push);
            Environment(line, "\\end{", name => Assert.Equal(name, environments.Pop()));
        }

        Assert.Equal(0, depth);
        Assert.Empty(environments);
        Assert.Contains("\\begin{tabular}", text, StringComparison.Ordinal);
        Assert.True(text.All(c => c < 0x80), $"LaTeX without packages knows no '{text.FirstOrDefault(c => c >= 0x80)}'.");

        static void Environment(string line, string mark, Action<string> then)
        {
            int start = line.IndexOf(mark, StringComparison.Ordinal);
            if (start >= 0)
            {
                then(line[(start + mark.Length)..line.IndexOf('}', start)]);
            }
        }
    }

    [Fact]
    public void Every_json_output_is_json()
    {
        string[][] commands =
        [
            ["list", "--format", "json"],
            ["trend", "--format", "json", "--data", Repository.Data],
            ["trend", "--measure", "cost", "--domain", "Games", "--format", "json", "--data", Repository.Data],
            ["data", "list", "--format", "json", "--data", Repository.Data],
            ["data", "diff", "2022-05-03", "2023-03-03", "--format", "json", "--data", Repository.Data],
        ];
        Assert.All(commands, command =>
        {
            Transcript run = Transcript.Of(command);
            using var json = JsonDocument.Parse(run.Out);
            Assert.Equal(ExitCode.Done, run.Code);
        });
    }

    [Fact]
    public void A_figure_is_well_formed_and_shows_every_system_fitted()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "trend.svg");
        Transcript run = Transcript.OnData([.. Frontier, "--figure", path]);
        Assert.Equal((ExitCode.Done, $"Drawn to {path}.\n"), (run.Code, run.Error));
        Assert.Equal(Transcript.OnData(Frontier).Out, run.Out);
        XElement svg = XDocument.Load(path).Root!;
        Assert.Equal("svg", svg.Name.LocalName);

        // Claude and GPT systems of the frontier have a tooltip of their own.
        string[] tooltips = [.. svg.Descendants().Where(element => element.Name.LocalName == "title").Select(element => element.Value)];
        Assert.True(tooltips.Count(text => text.Contains("FLOP", StringComparison.Ordinal)) >= 78, $"{tooltips.Length} tooltips");
        Assert.Contains("Epoch AI", svg.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--log")]
    public void The_figure_of_a_users_table_is_well_formed(params string[] options)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "users.svg");
        Transcript run = Transcript.Of(["fit", "trend", folder.Write("users <&>.csv", Users), "--x", "month", "--y", "users", "--figure", path, .. options]);
        Assert.Equal((ExitCode.Done, $"Drawn to {path}.\n"), (run.Code, run.Error));
        Assert.Contains("users <&>.csv", XDocument.Load(path).Root!.Value, StringComparison.Ordinal);
    }

    private static void Golden(string name, Transcript run)
    {
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));

        // CSV ends its lines as RFC 4180 has it; the golden file does not.
        string text = run.Out.Split('\n')[0].Contains("quantity,", StringComparison.Ordinal) ? run.Out.Replace("\r\n", "\n", StringComparison.Ordinal) : run.Out;
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
        Forecast.Tests.Figures.Golden.Compare(name, text, "cli");
    }

    // The lines of the tables: those under a rule and the rule itself.
    private static IEnumerable<string> Table(string text) => text.Split('\n').TakeWhile(line => !line.StartsWith("Rows:", StringComparison.Ordinal));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static List<string[]> Csv(string text)
    {
        var rows = new List<string[]>();
        using CsvReader csv = CsvReader.Create(Encoding.UTF8.GetBytes(text), new CsvReaderOptions { Separator = ',', HasHeader = false });
        while (csv.Read())
        {
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i))]);
        }

        return rows;
    }
}
