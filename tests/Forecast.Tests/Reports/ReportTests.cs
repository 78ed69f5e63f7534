using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Forecast.Reports;
using Forecast.Studies;

namespace Forecast.Tests.Reports;

public class ReportTests
{
    private static XDocument Page(Report report)
    {
        using var reader = XmlReader.Create(
            new StringReader(HtmlReport.Render(report)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    [Fact]
    public void A_page_is_well_formed_and_runs_nothing_whatever_the_findings_hold()
    {
        XDocument page = Page(Sample.HostileReport());
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "iframe" or "link" or "img" or "object");
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.Contains("<script>alert(1)</script> | \"a\" & 'b'", page.Descendants("h2").First().Value, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", page.Descendants("{http://www.w3.org/2000/svg}svg").First().Attribute("aria-label")!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', page.ToString());
    }

    [Fact]
    public void A_page_needs_no_other_file()
    {
        string html = HtmlReport.Render(Sample.Report(Sample.Study(Sample.Finding("a"))));
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", html.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("name=\"viewport\"", html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_come_in_order()
    {
        int before = 0;
        foreach (XElement heading in Page(Sample.HostileReport()).Descendants().Where(e => e.Name.LocalName is "h1" or "h2" or "h3" or "h4"))
        {
            int level = heading.Name.LocalName[1] - '0';
            Assert.True(level <= before + 1, heading.Value);
            before = level;
        }
    }

    [Fact]
    public void Ids_of_a_page_are_each_used_once()
    {
        string[] ids = [.. Page(Sample.HostileReport()).Descendants().Attributes("id").Select(id => id.Value)];
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Contents_lead_to_every_study_figure_and_table()
    {
        XDocument page = Page(Sample.HostileReport());
        string[] links = [.. page.Descendants("nav").Single().Descendants("a").Select(a => a.Attribute("href")!.Value)];
        Assert.Equal(
            [
                "#hostile", "#hostile-figure-f", "#hostile-table-t", "#hostile-numbers",
                "#other", "#other-figure-f", "#other-table-t", "#other-numbers",
            ],
            links);
        HashSet<string> ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.All(links, link => Assert.Contains(link[1..], ids));
    }

    [Fact]
    public void Verdicts_of_several_studies_are_a_table_at_the_head()
    {
        Finding[] numbers = [Sample.Finding("a"), Sample.Finding("b"), Sample.Finding("c", Verdict.Differs)];
        Report report = Sample.Report(Sample.Study(numbers), Sample.HostileStudy());
        XElement table = Page(report).Descendants("header").Single().Descendants("table").Single();
        Assert.Equal(["Study", "Numbers", "reproduced", "differs"], table.Descendants("th").Where(th => th.Attribute("scope")!.Value == "col").Select(th => th.Value));
        string[][] rows = [.. table.Descendants("tbody").Descendants("tr").Select(tr => tr.Elements().Select(cell => cell.Value).ToArray())];
        Assert.Equal(["A sample study", "3", "2", "1"], rows[0]);
        Assert.Equal(["1", "–", "1"], rows[1][1..]);
        Assert.Equal(["All studies", "4", "2", "2"], rows[2]);
        Assert.Equal(["#sample", "#hostile"], table.Descendants("a").Select(a => a.Attribute("href")!.Value));
        Assert.Contains("| All studies | 4 | 2 | 2 |", MarkdownReport.Render(report), StringComparison.Ordinal);
        Assert.Empty(Page(Sample.Report(Sample.Study(numbers))).Descendants("header").Single().Descendants("table"));
    }

    [Fact]
    public void What_each_of_several_studies_found_stands_at_the_head()
    {
        Findings other = Sample.Study(Sample.Finding("a")) with { StudyId = "other", Headline = "Another." };
        XElement[] entries = [.. Page(Sample.Report(Sample.Study(Sample.Finding("a")), other)).Descendants("nav").Single().Descendants("p")];
        Assert.Equal(["One sentence.", "Another."], entries.Select(entry => entry.Value));
        Assert.Empty(Page(Sample.Report(other)).Descendants("nav").Single().Descendants("p"));
    }

    [Fact]
    public void Markdown_lists_its_studies_and_each_link_has_its_place()
    {
        string text = MarkdownReport.Render(Sample.Report(Sample.Study(Sample.Finding("a")), Sample.HostileStudy()));
        Assert.Contains("## Contents\n\n- [A sample study](#sample) (1 figure, 1 table): One sentence.\n- [", text, StringComparison.Ordinal);
        Assert.Contains("](#hostile) (1 figure, 1 table): ", text, StringComparison.Ordinal);
        Assert.All(new[] { "sample", "hostile" }, id => Assert.Contains($"<a id=\"{id}\"></a>\n\n## ", text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_figure_stands_twice_laid_out_for_a_page_and_for_a_phone()
    {
        XElement figure = Page(Sample.Report(Sample.Study())).Descendants("figure").Single();
        XElement[] layouts = [.. figure.Elements("div")];
        Assert.Equal(["paper wide", "paper narrow"], layouts.Select(div => div.Attribute("class")!.Value));
        XElement[] drawings = [.. layouts.Select(div => div.Elements().Single())];
        Assert.Equal(["720", "380"], drawings.Select(svg => svg.Attribute("width")!.Value));
        Assert.All(drawings, svg => Assert.Equal("Three lines.", svg.Attribute("aria-label")!.Value));

        // The name of the point stays where a pointer can rest on it.
        Assert.Contains(drawings[0].Descendants(), element => element.Name.LocalName == "title");
        Assert.DoesNotContain(drawings[1].Descendants(), element => element.Name.LocalName == "title");
    }

    [Theory]
    [InlineData(25, false)]
    [InlineData(26, true)]
    public void A_long_table_is_folded(int rows, bool folded)
    {
        Table table = Sample.Table() with { Rows = [.. Enumerable.Range(0, rows).Select(IReadOnlyList<string> (i) => [$"{i}", "paper", "1", "2"])], GroupStarts = [] };
        XDocument page = Page(Sample.Report(Sample.Study() with { Tables = [table] }));
        XElement place = page.Descendants("div").Single(div => div.Attribute("id")?.Value == "sample-table-table-4");
        Assert.Equal(folded, place.Elements("details").Any());
        Assert.Single(place.Descendants("table"));
        if (folded)
        {
            Assert.Equal("Table 4. Trends 26 rows", place.Descendants("summary").Single().Value);
        }
    }

    [Fact]
    public void Verdicts_are_counted_and_said_in_words()
    {
        Finding[] numbers =
        [
            Sample.Finding("a"), Sample.Finding("b"), Sample.Finding("c", Verdict.ReproducedCode, "10.7"), Sample.Finding("d", Verdict.Differs),
            Sample.Finding("e", null),
        ];
        Assert.Equal("4 numbers: 2 reproduced, 1 reproduced (code), 1 differs", new VerdictTally(numbers).ToString());
        Assert.Equal("1 number: 1 misprint", new VerdictTally([Sample.Finding("a", Verdict.Misprint)]).ToString());
        Assert.Equal("no published numbers", new VerdictTally([]).ToString());
        string tally = Page(Sample.Report(Sample.Study(numbers))).Descendants("p").First().Value;
        Assert.Equal("4 numbers: 2 reproduced 1 reproduced (code) 1 differs", tally);
    }

    [Fact]
    public void Each_published_number_stands_beside_ours()
    {
        Table table = FindingsTable.Numbers(Sample.Study(Sample.Finding("a", Verdict.ReproducedCode, "10.7"), Sample.Finding("b", null)));
        Assert.Equal(["Number", "Paper", "Code", "Ours", "Verdict", "Evidence"], table.Columns.Select(column => column.Title));
        Assert.Equal(
            ["Doubling time, a (months)", "10.6", "10.7", "10.7 [7.7; 24.1]", "reproduced (code)", "The printed digits agree."],
            Assert.Single(table.Rows));
        Assert.Contains("95 % interval", table.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_in_the_file_is_unrounded()
    {
        Table table = FindingsTable.Full(Sample.Study(Sample.Finding("a") with { Value = 0.1 + 0.2 }));
        Assert.Equal("0.30000000000000004", table.Rows[0][2]);
    }

    [Fact]
    public void The_same_report_renders_to_the_same_bytes()
    {
        Func<Report, string>[] renderers = [HtmlReport.Render, MarkdownReport.Render, JsonReport.Render];
        Assert.All(renderers, render => Assert.Equal(render(Sample.HostileReport()), render(Sample.HostileReport())));
    }

    [Fact]
    public void Json_is_as_its_schema_says()
    {
        string schema = File.ReadAllText(RepositoryRoot.File("docs/findings.schema.json"));
        foreach (Report report in new[] { Sample.HostileReport(), Sample.Report(Sample.Study(Sample.Finding("a"), Sample.Finding("b", null))) })
        {
            using JsonDocument json = JsonDocument.Parse(JsonReport.Render(report));
            Assert.Empty(JsonSchema.Violations(schema, json.RootElement));
        }
    }

    [Fact]
    public void Json_keeps_the_text_of_a_number_that_is_none()
    {
        using JsonDocument json = JsonDocument.Parse(JsonReport.Render(Sample.HostileReport()));
        JsonElement number = json.RootElement.GetProperty("studies")[0].GetProperty("numbers")[0];
        Assert.Equal(JsonValueKind.Null, number.GetProperty("value").ValueKind);
        Assert.Equal(JsonValueKind.Null, number.GetProperty("interval").GetProperty("low").ValueKind);
        Assert.Equal(Sample.Hostile, number.GetProperty("text").GetString());
        Assert.Equal(Sample.Hostile, number.GetProperty("published").GetProperty("source").GetString());
    }

    [Fact]
    public void Markdown_holds_no_html_of_the_findings()
    {
        // The command stands in a block of code, where Markdown shows everything as it is.
        string text = string.Join('\n', MarkdownReport.Render(Sample.HostileReport()).Split('\n').Where(line => !line.StartsWith("    ", StringComparison.Ordinal)));
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.DoesNotContain("](http", text, StringComparison.Ordinal);
        Assert.Contains("](hostile/figures/f.svg)", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
    }
}
