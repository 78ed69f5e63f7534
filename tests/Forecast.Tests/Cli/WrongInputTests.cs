using Forecast.Cli;
using Forecast.Tests.Data;

namespace Forecast.Tests.Cli;

/// <summary>Whatever is wrong with what was given, the answer is a sentence: exit code 2 for the command, 3 for a cell, 1 for rows that cannot carry the fit.</summary>
public sealed class WrongInputTests
{
    private const string Hint = "'--help' after the command lists what is allowed.\n";

    private static readonly string[][] Verbs = [["trend"], ["fit", "trend"], ["data", "list"], ["data", "diff"], ["data", "check"], ["list"], ["trend"], ["fit", "trend"], ["data"], []];

    private static readonly string[] Words =
    [
        "--measure", "--vintage", "--domain", "--organization-type", "--country", "--notable", "--from", "--to", "--frontier", "--project-to", "--level", "--format",
        "--x", "--y", "--log", "--limit", "--sort", "--descending", "--with-compute", "--help",
        "training-compute", "cost", "parameters", "2022-02", "2026-07", "Language", "language", "Industry", "France", "2010", "2019-05", "2030", "record", "top-3", "all",
        "0.8", "json", "csv", "text", "markdown", "latex", "year", "value", "note", "date", "TABLE", "EMPTY", "3",
        "", " ", "-1", "1e400", "NaN", "0", "9999", "99999999999999999999", "0x10", "1,5", "2022-13", "2020-02-30", "../..", "/", "-", "--", "@", "@nowhere", "💥", "a\nb", "\u0007", "%s", "{0}", "'", "\"",
    ];

    [Theory]
    [InlineData(ExitCode.BadInput, "'joy' is not a measure. Allowed: training-compute, parameters, dataset-size, cost, power, training-time, hardware-quantity.", "--measure", "joy")]
    [InlineData(ExitCode.BadInput, "'Telepathy' is not a domain. Allowed: 3D modeling, ", "--domain", "Telepathy")]
    [InlineData(ExitCode.BadInput, "'Guild' is not a type of organisation. Allowed: Academia, ", "--organization-type", "Guild")]
    [InlineData(ExitCode.BadInput, "'Atlantis' is not a country of this table. Allowed: Argentina, ", "--country", "Atlantis")]
    [InlineData(ExitCode.BadInput, "There is no vintage '1999'. Allowed: 2022-02, 2022-05-03, ", "--vintage", "1999")]
    [InlineData(ExitCode.BadInput, "'top-ten' is not a rule for the frontier. Allowed: all, record, and top-N with N from 1 to 1000, such as top-10.", "--frontier", "top-ten")]
    [InlineData(ExitCode.BadInput, "'soon' is not a date. Allowed: a year, a month or a day, as in 2010, 2010-05 or 2010-05-17.", "--from", "soon")]
    [InlineData(ExitCode.BadInput, "No day lies from 2020-01-01 to 2019-12-31; the first must not be later than the second.", "--from", "2020", "--to", "2019")]
    [InlineData(ExitCode.BadInput, "A projection ends after the data and by 2200; 2001 was given where the data end in 2026.", "--vintage", "2026-07", "--project-to", "2001")]
    [InlineData(ExitCode.BadInput, "A projection ends after the data and by 2200; 2201 was given where the data end in 2026.", "--vintage", "2026-07", "--project-to", "2201")]
    [InlineData(ExitCode.CheckFailed, "A trend needs at least three systems with two different dates; 0 with a known date and training compute are left. Widen the filter.", "--to", "1949")]
    [InlineData(ExitCode.CheckFailed, "A trend needs at least three systems with two different dates; 1 with a known date and training power draw are left. Widen the filter.", "--from", "2024", "--to", "2025", "--measure", "power", "--frontier", "record", "--vintage", "2026-07")]
    public void A_trend_of_what_there_is_not_is_answered_in_a_sentence(int code, string sentence, params string[] options)
    {
        Transcript run = Transcript.OnData(["trend", .. options]);
        Assert.Equal((code, ""), (run.Code, run.Out));
        Assert.StartsWith(sentence, run.Error, StringComparison.Ordinal);
        Assert.Equal(run.Error.Length - 1, run.Error.IndexOf('\n', StringComparison.Ordinal));
        Assert.EndsWith(".\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--level 1.5: a coverage lies between 0 and 1, such as 0.9 for 90 %.", "--level", "1.5")]
    [InlineData("--level 0: a coverage lies between 0 and 1, such as 0.9 for 90 %.", "--level", "0")]
    [InlineData("--level NaN: a coverage lies between 0 and 1, such as 0.9 for 90 %.", "--level", "NaN")]
    [InlineData("--level high: a coverage lies between 0 and 1, such as 0.9 for 90 %.", "--level", "high")]
    [InlineData("--project-to soon: a year is wanted, such as 2030.", "--project-to", "soon")]
    [InlineData("--project-to 99999999999: a year is wanted, such as 2030.", "--project-to", "99999999999")]
    [InlineData("Argument 'xml' not recognized. Must be one of: 'text' 'json' 'csv' 'markdown' 'latex'", "--format", "xml")]
    [InlineData("Unrecognized command or argument '--bogus'.", "--bogus")]
    public void An_option_that_cannot_be_read_is_answered_in_a_sentence_and_a_hint(string sentence, params string[] options)
    {
        Transcript run = Transcript.OnData(["trend", .. options]);
        Assert.Equal(new Transcript(ExitCode.BadInput, "", $"{sentence}\n{Hint}"), run);
    }

    [Theory]
    [InlineData(ExitCode.BadInput, "has no column 'yaer'. It has: year, value, note.\n", "year,value,note\n2010,1,a\n", "--x", "yaer", "--y", "value")]
    [InlineData(ExitCode.DataViolation, ", row 3, column 'value': 'many' is not a finite number.\n", "year,value\n2010,1\n2011,many\n", "--x", "year", "--y", "value")]
    [InlineData(ExitCode.DataViolation, ", row 3, column 'value': '1,5' is not a finite number.\n", "year,value\n2010,1\n2011,\"1,5\"\n", "--x", "year", "--y", "value")]
    [InlineData(ExitCode.DataViolation, ", row 2, column 'value': 'NaN' is not a finite number.\n", "year,value\n2010,NaN\n", "--x", "year", "--y", "value")]
    [InlineData(ExitCode.DataViolation, ", row 4, column 'value': '0' is not a value above zero, since its logarithm is taken.\n", "year,value\n2010,1\n2011,2\n2012,0\n", "--x", "year", "--y", "value", "--log")]
    [InlineData(ExitCode.DataViolation, ", row 3, column 'value': '-2' is not a value above zero, since its logarithm is taken.\n", "year,value\n2010,1\n2011,-2\n", "--x", "year", "--y", "value", "--log")]
    [InlineData(ExitCode.DataViolation, ", row 3, column 'year': '2020-02-30' is not a date as in 2010, 2010-05 or 2010-05-17, like the first row's.\n", "year,value\n2020-02-28,1\n2020-02-30,1\n", "--x", "year", "--y", "value")]
    [InlineData(ExitCode.CheckFailed, ": a trend needs at least three rows with two different times; 2 rows have both 'year' and 'value'.\n", "year,value\n2010,1\n2011,2\n2012,\n", "--x", "year", "--y", "value")]
    [InlineData(ExitCode.CheckFailed, ": a trend needs at least three rows with two different times; 3 rows have both 'year' and 'value'.\n", "year,value\n2010,1\n2010,2\n2010,3\n", "--x", "year", "--y", "value")]
    [InlineData(ExitCode.CheckFailed, ": a trend needs values that differ, and 'value' is 5 throughout; 3 rows have both 'year' and 'value'.\n", "year,value\n2010,5\n2011,5\n2012,5\n", "--x", "year", "--y", "value")]
    [InlineData(ExitCode.CheckFailed, ": 3 segments of at least 5 rows, each with two different times, are not to be had from 3 rows; 0 breaks are the most.\n", "year,value\n2010,5\n2011,6\n2012,5\n", "--x", "year", "--y", "value", "--breaks", "2")]
    public void A_table_that_cannot_be_fitted_is_answered_with_its_place(int code, string sentence, string table, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("table.csv", table);
        Transcript run = Transcript.Of(["fit", "trend", path, .. options]);
        Assert.Equal((code, "", $"'{path}'"), (run.Code, run.Out, run.Error[..(path.Length + 2)]));
        Assert.EndsWith(sentence, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error, c => c == '\n');
    }

    [Theory]
    [InlineData(ExitCode.BadInput, "--kind jump says what happens at a break: give --breaks as well, 0 to 5 or auto.", "--kind", "jump")]
    [InlineData(ExitCode.BadInput, "--robust and --breaks exclude each other", "--robust", "--breaks", "1")]
    [InlineData(ExitCode.BadInput, "--quantile and --breaks exclude each other", "--quantile", "0.9", "--breaks", "1")]
    [InlineData(ExitCode.BadInput, "--estimator student and --quantile exclude each other", "--quantile", "0.9", "--estimator", "student")]
    [InlineData(ExitCode.BadInput, "--quantile 90: a quantile lies between 0 and 1, such as 0.9.", "--quantile", "90")]
    [InlineData(ExitCode.BadInput, "--segment-rows 1: a whole number from 2 to 1000000 is wanted, such as 5.", "--segment-rows", "1")]
    [InlineData(ExitCode.BadInput, "--resamples many: a whole number from 99 to 1000000 is wanted, such as 999.", "--resamples", "many")]
    [InlineData(ExitCode.BadInput, "--seed -1: a whole number from 0 on is wanted, such as 42.", "--seed", "-1")]
    [InlineData(ExitCode.BadInput, "Argument '6' not recognized. Must be one of: '0' '1' '2' '3' '4' '5' 'auto'", "--breaks", "6")]
    [InlineData(ExitCode.CheckFailed, "No group of 'note' can be fitted: a trend needs at least three rows with two different times.", "--group", "note")]
    public void Options_of_a_fit_that_cannot_be_followed_are_answered_in_a_sentence(int code, string sentence, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("table.csv", "year,value,note\n2010,1,a\n2011,3,b\n2012,4,c\n");
        Transcript run = Transcript.Of(["fit", "trend", path, "--x", "year", "--y", "value", .. options]);
        Assert.Equal((code, ""), (run.Code, run.Out));
        Assert.StartsWith(sentence, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,500", "2,500.5", "3,500,000", 3500000)]
    [InlineData("1.5", "-2.5", "+3e2", 300)]
    public void A_comma_between_groups_of_three_digits_is_read(string first, string second, string third, double last)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("table.csv", $"year,value\n2010,\"{first}\"\n2011,\"{second}\"\n2012,\"{third}\"\n");
        Assert.Equal(last, Forecast.Data.UserSeries.Read(path, "year", "value", false).Values[2]);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        Transcript run = Transcript.Of("fit", "trend", "/nowhere/table.csv", "--x", "a", "--y", "b");
        Assert.Equal((ExitCode.BadInput, ""), (run.Code, run.Out));
        Assert.Contains("/nowhere/table.csv", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error, c => c == '\n');
    }

    // An unset variable of a shell script arrives as an empty path.
    [Theory]
    [InlineData("There is no file ''.", "data", "check", "")]
    [InlineData("There is no file ''.", "data", "import", "", "--vintage", "2026-08")]
    [InlineData("There is no file ''.", "fit", "trend", "", "--x", "a", "--y", "b")]
    [InlineData("'' is neither a vintage nor a file.", "data", "diff", "", "")]
    [InlineData("There is no data folder ''.", "trend", "--data", "")]
    [InlineData("There is no data folder ''.", "data", "list", "--data", "")]
    [InlineData("There is no data folder ''.", "reproduce", "--data", "")]
    [InlineData("'' is no file to write to; give its path.", "trend", "--figure", "")]
    [InlineData("'' is no folder to write to", "reproduce", "--out", "")]
    public void An_empty_path_is_answered_in_a_sentence(string sentence, params string[] args)
    {
        Transcript run = Transcript.Of(args.Contains("--data") || args[0] == "fit" ? args : [.. args, "--data", Repository.Data]);
        Assert.Equal((ExitCode.BadInput, ""), (run.Code, run.Out));
        Assert.StartsWith(sentence, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error, c => c == '\n');
    }

    [Fact]
    public void A_figure_that_cannot_be_written_leaves_nothing_on_the_output()
    {
        using var folder = new TemporaryFolder();
        Transcript run = Transcript.OnData("trend", "--figure", folder.Path);
        Assert.Equal((ExitCode.BadInput, ""), (run.Code, run.Out));
        Assert.Contains(folder.Path, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void No_arguments_whatever_end_in_a_stack_trace()
    {
        using var folder = new TemporaryFolder();
        string table = folder.Write("table.csv", "date,year,value,note\n2010-01,2010,10,a\n2011-01,2011,21,b\n2012-01,2012,39,\n2013-01,2013,82,d\n");
        string empty = folder.Write("empty.csv", "");
        var random = new Random(20220209);
        var codes = new HashSet<int>();
        for (int run = 0; run < 300; run++)
        {
            List<string> args = [.. Verbs[random.Next(Verbs.Length)]];
            if (args is ["fit", "trend"] && random.Next(3) > 0)
            {
                args.AddRange([table, "--x", random.Next(2) == 0 ? "year" : "date", "--y", random.Next(4) == 0 ? "note" : "value"]);
            }

            if (args is ["trend"] && random.Next(2) == 0)
            {
                args.AddRange(random.Next(3) switch { 0 => ["--domain", "Language"], 1 => ["--frontier", "top-3"], _ => ["--from", "2010"] });
            }

            for (int left = random.Next(7); left > 0; left--)
            {
                string word = Words[random.Next(Words.Length)];
                args.Add(word switch { "TABLE" => table, "EMPTY" => empty, _ => word });
            }

            if (args is ["trend", ..] or ["data", "list" or "diff" or "check", ..])
            {
                args.AddRange(["--data", Repository.Data]);
            }

            string shown = $"run {run}: {string.Join(' ', args.Select(a => $"[{a}]"))}";
            Transcript answer;
            try
            {
                answer = Transcript.Of([.. args]);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{shown}: {e}");
                return;
            }

            codes.Add(answer.Code);
            Assert.True(answer.Code is ExitCode.Done or ExitCode.BadInput or ExitCode.CheckFailed or ExitCode.DataViolation, $"{shown}: code {answer.Code}");
            Assert.DoesNotMatch(@"(?m)^   at \S", answer.Error + answer.Out);
            Assert.DoesNotContain("Exception", answer.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("System.", answer.Error, StringComparison.Ordinal);
            if (answer.Code == ExitCode.BadInput)
            {
                Assert.True(answer.Error.Trim().Length > 0, shown);
                Assert.True(answer.Out.Length == 0, $"{shown}: {answer.Out}");
            }
            else
            {
                Assert.True(answer.Out.Length + answer.Error.Length > 0, shown);
            }
        }

        Assert.Superset(new HashSet<int> { ExitCode.Done, ExitCode.BadInput }, codes);
    }
}
