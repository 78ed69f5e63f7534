using Forecast.Cli;
using Forecast.Studies;
using Forecast.Tests.Reports;

namespace Forecast.Tests.Cli;

public class ReproduceTests
{
    private static readonly Findings Good = Sample.Study(Sample.Finding("a"), Sample.Finding("b", Verdict.Misprint));

    [Fact]
    public void A_run_prints_what_was_found_and_names_the_files()
    {
        using var session = new Session(Good);
        Assert.Equal(ExitCode.Done, session.Reproduce());
        Assert.Contains("A sample study\n══════════════\nOne sentence.\nAnother.\n", session.Printed, StringComparison.Ordinal);
        Assert.Contains("2016–2022 large  paper   19   10.7 [7.9; 10.6; 25.6]", session.Printed, StringComparison.Ordinal);
        Assert.Contains("\n2 numbers: 1 reproduced, 1 misprint.\nDoubt: The class was chosen after looking.\n", session.Printed, StringComparison.Ordinal);
        Assert.EndsWith(Path.Combine(session.Out, "report.html") + "\n", session.Printed, StringComparison.Ordinal);
        Assert.Empty(session.Complained);
        Assert.True(File.Exists(Path.Combine(session.Out, "report.html")));
    }

    [Fact]
    public void A_run_of_several_studies_ends_with_what_each_found_its_verdicts_and_the_pages()
    {
        Findings other = Good with { StudyId = "other", Headline = "Another.", Numbers = [] };
        using var session = new Session(Good, other);
        Assert.Equal(ExitCode.Done, session.Reproduce());
        string end = session.Printed[session.Printed.IndexOf("What was found", StringComparison.Ordinal)..];
        Assert.StartsWith("What was found\n══════════════\nsample: One sentence.\nother: Another.\n\n", end, StringComparison.Ordinal);
        Assert.Contains("All studies", end, StringComparison.Ordinal);
        string[] pages = [.. new[] { "findings.json", "report.md", "report.html" }.Select(page => Path.Combine(session.Out, page))];
        Assert.EndsWith(string.Concat(pages.Select(page => page + "\n")), end, StringComparison.Ordinal);
        Assert.Contains($"6 tables and figures are in {Path.Combine(session.Out, "STUDY", "tables")} and ", end, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quiet_run_prints_the_page_and_the_warnings()
    {
        using var session = new Session(Good);
        Assert.Equal(ExitCode.Done, session.Reproduce("--quiet"));
        Assert.Equal(Path.Combine(session.Out, "report.html") + "\n", session.Printed);
        Assert.Equal("sample: The class was chosen after looking.\n", session.Complained);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        using var session = new Session(Good);
        session.Reproduce();
        var first = session.Folder.Files().ToDictionary(file => file, file => File.ReadAllText(session.Folder.File(file)));
        session.Reproduce();
        Assert.Equal(first, session.Folder.Files().ToDictionary(file => file, file => File.ReadAllText(session.Folder.File(file))));
    }

    [Fact]
    public void Seed_and_draws_reach_the_study_and_the_report()
    {
        StudyPlan? seen = null;
        using var session = new Session(new SyntheticStudy("sample", (plan, _) =>
        {
            seen = plan;
            return Good;
        }));
        session.Reproduce("--seed", "7", "--draws", "500");
        Assert.Equal(new StudyPlan(7, 500), seen);
        Assert.Contains("forecast reproduce --seed 7 --draws 500", File.ReadAllText(Path.Combine(session.Out, "report.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_studies_asked_for_run()
    {
        using var session = new Session(Good, Sample.HostileStudy(), Sample.HostileStudy("third"));
        Assert.Equal(ExitCode.Done, session.Reproduce("--only", "third,sample"));
        Assert.True(Directory.Exists(Path.Combine(session.Out, "third")));
        Assert.False(Directory.Exists(Path.Combine(session.Out, "hostile")));
    }

    [Fact]
    public void An_unknown_study_is_answered_with_those_there_are()
    {
        using var session = new Session(Good, Sample.HostileStudy());
        Assert.Equal(ExitCode.BadInput, session.Reproduce("--only", "sampel"));
        Assert.Equal("There is no study 'sampel'; the studies are sample, hostile.\n", session.Complained);
        Assert.False(Directory.Exists(session.Out));
    }

    [Theory]
    [InlineData("--draws", "99", "--draws 99 is not allowed; give a whole number from 100 to 10000000.")]
    [InlineData("--draws", "10000001", "--draws 10000001 is not allowed; give a whole number from 100 to 10000000.")]
    [InlineData("--draws", "many", "--draws many is not allowed; give a whole number from 100 to 10000000.")]
    [InlineData("--seed", "-1", "--seed -1 is not allowed; give a whole number from 0 to 18446744073709551615.")]
    public void A_number_out_of_bounds_is_answered_with_the_bounds(string option, string value, string sentence)
    {
        using var session = new Session(Good);
        Assert.Equal(ExitCode.BadInput, session.Reproduce(option, value));
        Assert.StartsWith(sentence + "\n", session.Complained, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_refused_before_the_work()
    {
        using var session = new Session(new SyntheticStudy("sample", (_, _) => throw new InvalidOperationException("It ran.")));
        File.WriteAllText(session.Out, "");
        Assert.Equal(ExitCode.BadInput, session.Reproduce());
        Assert.Contains("is a file", session.Complained, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stopped_run_writes_nothing()
    {
        using var session = new Session(new SyntheticStudy("sample", (_, _) => throw new OperationCanceledException()));
        Assert.Equal(ExitCode.Cancelled, session.Reproduce());
        Assert.Equal("Stopped; no result was written.\n", session.Complained);
        Assert.False(Directory.Exists(session.Out));
    }

    [Fact]
    public void Verdicts_as_on_record_pass_the_check()
    {
        using var session = new Session(Good);
        Assert.Equal(ExitCode.Done, session.Reproduce("--record"));
        Assert.Equal("id,verdict\nsample/a,reproduced\nsample/b,misprint\n", File.ReadAllText(Path.Combine(session.Data, "verdicts.csv")));
        Assert.Equal(ExitCode.Done, session.Reproduce("--check"));
        Assert.EndsWith("2 verdicts as on record.\n", session.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drift_fails_the_check_and_is_named()
    {
        using var session = new Session(Good);
        File.WriteAllText(Path.Combine(session.Data, "verdicts.csv"), "id,verdict\nsample/a,differs\nsample/gone,reproduced\n");
        Assert.Equal(ExitCode.CheckFailed, session.Reproduce("--check", "--quiet"));
        Assert.EndsWith(
            "sample/a: on record differs, now reproduced\nsample/b: on record nothing, now misprint\nsample/gone: on record reproduced, now missing\n",
            session.Printed,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_of_one_study_leaves_the_others_on_record_alone()
    {
        using var session = new Session(Good);
        string record = Path.Combine(session.Data, "verdicts.csv");
        File.WriteAllText(record, "id,verdict\nother/x,differs\nsample/a,reproduced\nsample/b,misprint\n");
        Assert.Equal(ExitCode.Done, session.Reproduce("--check", "--only", "sample"));
        Assert.Equal(ExitCode.CheckFailed, session.Reproduce("--check"));
        session.Reproduce("--record", "--only", "sample");
        Assert.Equal("id,verdict\nother/x,differs\nsample/a,reproduced\nsample/b,misprint\n", File.ReadAllText(record));
    }

    [Theory]
    [InlineData("id,verdict\nsample/a,perfect\n", "row 2, column verdict: 'perfect' is not a verdict; allowed are 'reproduced', 'reproduced (code)',")]
    [InlineData("id,verdict\na/b,differs\na/b,differs\n", "row 3, column id: 'a/b' is on record twice.")]
    [InlineData("name,verdict\n", "row 1: a row is an id and a verdict, under the headings 'id' and 'verdict'.")]
    public void A_record_that_cannot_be_used_is_answered_with_its_place(string record, string sentence)
    {
        using var session = new Session(Good);
        File.WriteAllText(Path.Combine(session.Data, "verdicts.csv"), record);
        Assert.Equal(ExitCode.BadInput, session.Reproduce("--check"));
        Assert.Contains(sentence, session.Complained, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_without_a_record_says_how_to_make_one()
    {
        using var session = new Session(Good);
        Assert.Equal(ExitCode.BadInput, session.Reproduce("--check"));
        Assert.Contains("'forecast reproduce --record --data DIR' makes one.", session.Complained, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_and_record_exclude_each_other()
    {
        using var session = new Session(Good);
        Assert.Equal(ExitCode.BadInput, session.Reproduce("--check", "--record"));
    }

    [Fact]
    public void Hostile_findings_reach_the_terminal_without_control_characters()
    {
        using var session = new Session(Sample.HostileStudy());
        Assert.Equal(ExitCode.Done, session.Reproduce());
        Assert.DoesNotContain(session.Printed, c => char.IsControl(c) && c != '\n');
    }

    [Fact]
    public void The_list_names_every_study()
    {
        using var session = new Session(Good, Sample.HostileStudy());
        Assert.Equal(ExitCode.Done, session.Run("list"));
        Assert.Contains("sample   Title of sample   What sample answers.", session.Printed, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, session.Run("list", "--format", "json"));
        Assert.Contains("\"id\": \"hostile\"", session.Printed, StringComparison.Ordinal);
    }
}
