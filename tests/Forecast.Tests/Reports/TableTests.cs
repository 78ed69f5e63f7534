using System.Text;
using System.Xml.Linq;
using CsvHelper;
using Forecast.Reports;
using Forecast.Studies;

namespace Forecast.Tests.Reports;

public class TableTests
{
    private static Table OneCell(string text) => new("t", "Title", [new Column("A"), new Column("B", Alignment.Right)], [[text, "1"]]);

    [Fact]
    public void A_text_table_is_aligned_and_sets_groups_apart()
    {
        string expected = """
            Table 4. Trends

            Period           Source   n   Doubling time (months)
            ───────────────  ──────  ──  ───────────────────────
            2016–2022 large  paper   19   10.7 [7.9; 10.6; 25.6]
                             ours    19  10.67 [7.7; 10.6; 24.1]

            Games            paper   13                     -4.1

            Brackets hold quantiles.

            """.ReplaceLineEndings("\n");
        Assert.Equal(expected, TextTable.Render(Sample.Table(), 100));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(40)]
    [InlineData(52)]
    [InlineData(200)]
    public void A_text_table_keeps_to_the_width_it_is_given(int width)
    {
        string[] lines = TextTable.Render(Sample.Table(), width).Split('\n');
        Assert.All(lines, line => Assert.True(TextWidth.Of(line) <= width, line));
    }

    [Fact]
    public void A_narrow_text_table_breaks_no_interval_while_words_can_give_way()
    {
        string text = TextTable.Render(Sample.Table(), 46);
        Assert.Contains("10.67 [7.7; 10.6; 24.1]", text, StringComparison.Ordinal);
        Assert.Contains("\n2016–2022  paper", text, StringComparison.Ordinal);
        Assert.Contains("\nlarge      ours", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("e\u0301", 1)]
    [InlineData("日本", 4)]
    [InlineData("🙂", 2)]
    [InlineData("10⁻³", 4)]
    public void A_width_counts_columns_and_not_characters(string text, int width) => Assert.Equal(width, TextWidth.Of(text));

    [Fact]
    public void A_text_table_cannot_move_the_cursor()
    {
        string text = TextTable.Render(OneCell("a\u001b[2Jb\rc\td"), 80);
        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
    }

    [Fact]
    public void A_markdown_row_stays_one_row_whatever_a_cell_holds()
    {
        string[] lines = MarkdownTable.Render(OneCell(Sample.Hostile)).Split('\n');
        string row = lines[4];
        Assert.StartsWith("| &lt;script&gt;alert(1)&lt;/script&gt; \\| \"a\" &amp; 'b' 5% x\\_y {z} \\$1\\$ #2 \\\\n", row, StringComparison.Ordinal);
        Assert.Contains("<br>second \\`line\\` [link]\\(http://x)", row, StringComparison.Ordinal);
        Assert.EndsWith("| 1 |", row, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# head", "\\# head")]
    [InlineData("2022. A year", "2022\\. A year")]
    [InlineData("- item", "\\- item")]
    [InlineData("10.7 [7.9; 25.6]", "10.7 [7.9; 25.6]")]
    public void A_sentence_begins_no_block_in_markdown(string text, string escaped) => Assert.Equal(escaped, MarkdownText.Escape(text));

    [Fact]
    public void A_latex_table_is_booktabs_with_every_special_escaped()
    {
        string latex = LatexTable.Render(new Table(
            "table-4", "A & B", [new Column("R²"), new Column("n", Alignment.Right)], [["[7.9]", "1"], ["100% of $x_1 #{a} ~^\\|<>\"", "10²³ – −5"]])
        {
            GroupStarts = [1],
        });
        string expected = """
            \begin{table}
              \centering
              \caption{A \& B}
              \label{tab:table-4}
              \begin{tabular}{lr}
                \toprule
                R$^{2}$ & n \\
                \midrule
                {[}7.9] & 1 \\
                \addlinespace
                100\% of \$x\_1 \#\{a\} \textasciitilde{}\textasciicircum{}\textbackslash{}\textbar{}\textless{}\textgreater{}\textquotedbl{} & 10$^{23}$ -- $-$5 \\
                \bottomrule
              \end{tabular}
            \end{table}

            """.ReplaceLineEndings("\n");
        Assert.Equal(expected, latex);
    }

    [Theory]
    [InlineData("=1+2", "'=1+2")]
    [InlineData("@sum", "'@sum")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("\tx", "'\tx")]
    [InlineData("-5", "-5")]
    [InlineData("-4.1e-3", "-4.1e-3")]
    [InlineData("+0.3", "+0.3")]
    [InlineData("-4.1 [-9; 2]", "-4.1 [-9; 2]")]
    [InlineData("plain", "plain")]
    [InlineData("a,\"b\"\nc", "a,\"b\"\nc")]
    [InlineData(" spaced ", " spaced ")]
    public void A_csv_cell_comes_back_as_it_was_and_is_no_formula(string cell, string read)
    {
        byte[] csv = Encoding.UTF8.GetBytes(CsvTable.Render(OneCell(cell)));
        using CsvReader reader = CsvReader.Create(csv, new CsvReaderOptions { Separator = ',', HasHeader = false });
        Assert.True(reader.Read());
        Assert.Equal("A", reader.GetString(0));
        Assert.True(reader.Read());
        Assert.Equal(2, reader.FieldCount);
        Assert.Equal(read, reader.GetString(0));
        Assert.False(reader.Read());
    }

    [Fact]
    public void An_html_table_says_what_its_headings_head()
    {
        XElement html = XElement.Parse($"<div>{HtmlTable.Render(Sample.Table())}</div>");
        Assert.Equal(2, html.Descendants("tbody").Count());
        Assert.All(html.Descendants("thead").Single().Descendants("th"), th => Assert.Equal("col", th.Attribute("scope")!.Value));
        XElement[] rowHeads = [.. html.Descendants("tbody").Descendants("th")];
        Assert.Equal(["2016–2022 large", "Games"], rowHeads.Select(th => th.Value));
        Assert.Equal(["rowgroup", "row"], rowHeads.Select(th => th.Attribute("scope")!.Value));
        Assert.Equal("2", rowHeads[0].Attribute("rowspan")!.Value);
        Assert.Equal("num", html.Descendants("td").Last().Attribute("class")!.Value);
        Assert.Equal("Table 4. Trends", html.Descendants("caption").Single().Value);
    }

    [Fact]
    public void A_row_that_lacks_a_cell_is_named()
    {
        var table = new Table("t", "T", [new Column("A"), new Column("B")], [["1", "2"], ["3"]]);
        var e = Assert.Throws<ArgumentException>(() => HtmlTable.Render(table));
        Assert.Contains("Table 't' has 2 columns, but row 1 has 1 cells.", e.Message, StringComparison.Ordinal);
    }
}
