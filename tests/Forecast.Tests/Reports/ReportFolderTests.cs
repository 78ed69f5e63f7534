using Forecast.Data;
using Forecast.Reports;
using Forecast.Studies;

namespace Forecast.Tests.Reports;

public class ReportFolderTests
{
    [Fact]
    public void A_report_is_a_page_a_text_a_file_of_findings_tables_and_figures()
    {
        using var folder = new TemporaryFolder();
        IReadOnlyList<string> written = ReportFolder.Write(Sample.Report(Sample.Study(Sample.Finding("a"))), folder.Path);
        Assert.Equal(
            [
                "findings.json", "report.html", "report.md", "sample/figures/eras.svg", "sample/files.txt", "sample/tables/numbers.csv",
                "sample/tables/table-4.csv",
            ],
            folder.Files());
        Assert.Equal(folder.File("report.html"), written[^1]);
        Assert.All(written, file => Assert.True(File.Exists(file)));
    }

    [Fact]
    public void A_killed_run_leaves_no_half_file()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.WriteAllText(folder.File("report.html"), "whole");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(folder.File("report.html"), stream =>
        {
            stream.Write("half"u8);
            throw new InvalidOperationException("killed");
        }));
        Assert.Equal("whole", File.ReadAllText(folder.File("report.html")));
        Assert.Equal(["report.html"], folder.Files());
    }

    [Fact]
    public void A_report_that_cannot_be_rendered_leaves_the_earlier_one_whole()
    {
        using var folder = new TemporaryFolder();
        ReportFolder.Write(Sample.Report(Sample.Study(Sample.Finding("a"))), folder.Path);
        var before = folder.Files().ToDictionary(file => file, file => File.ReadAllText(folder.File(file)));
        Findings broken = Sample.Study(Sample.Finding("b")) with { Tables = [new Table("t", "T", [new Column("A")], [["1", "2"]])] };
        Assert.Throws<ArgumentException>(() => ReportFolder.Write(Sample.Report(broken), folder.Path));
        Assert.Equal(before, folder.Files().ToDictionary(file => file, file => File.ReadAllText(folder.File(file))));
    }

    [Fact]
    public void Stale_files_of_the_same_study_go_and_nothing_else_does()
    {
        using var folder = new TemporaryFolder();
        Findings first = Sample.Study(Sample.Finding("a")) with { Tables = [Sample.Table("old"), Sample.Table("kept")] };
        ReportFolder.Write(Sample.Report(first, Sample.HostileStudy()), folder.Path);
        File.WriteAllText(folder.File("sample/tables/mine.csv"), "the user's");
        File.WriteAllText(folder.File("notes.txt"), "the user's");
        ReportFolder.Write(Sample.Report(first with { Tables = [Sample.Table("kept")], Figures = [] }), folder.Path);
        Assert.Equal(
            [
                "findings.json", "hostile/figures/f.svg", "hostile/files.txt", "hostile/tables/numbers.csv", "hostile/tables/t.csv", "notes.txt",
                "report.html", "report.md", "sample/files.txt", "sample/tables/kept.csv", "sample/tables/mine.csv", "sample/tables/numbers.csv",
            ],
            folder.Files());
    }

    [Fact]
    public void A_list_of_files_that_was_tampered_with_reaches_nothing_outside_tables_and_figures()
    {
        using var folder = new TemporaryFolder();
        Report report = Sample.Report(Sample.Study());
        ReportFolder.Write(report, folder.Path);
        File.WriteAllText(folder.File("precious.csv"), "the user's");
        File.WriteAllLines(folder.File("sample/files.txt"), ["tables/../../precious.csv", "../precious.csv", folder.File("precious.csv")]);
        ReportFolder.Write(report, folder.Path);
        Assert.Contains("precious.csv", folder.Files());
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_refused_with_a_sentence()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("out"), "");
        var e = Assert.Throws<InputException>(() => ReportFolder.Write(Sample.Report(), folder.File("out")));
        Assert.EndsWith("is a file; give the path of a folder.", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("numbers")]
    public void An_id_that_cannot_name_a_file_of_its_own_is_refused(string id)
    {
        using var folder = new TemporaryFolder();
        Findings study = Sample.Study() with { Tables = [Sample.Table(id)] };
        Assert.Throws<ArgumentException>(() => ReportFolder.Write(Sample.Report(study), folder.Path));
        Assert.Empty(folder.Files());
    }
}
