using System.Diagnostics;
using System.Text;
using Forecast.Cli;
using Forecast.Data;

namespace Forecast.Tests.Data;

public sealed class UnreadableFileTests : IDisposable
{
    private const string Header = "Model,Publication date\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Header + "a,\"never closed\nb,2020\nc,2021\n", "the quote opened in line 2 is never closed")]
    [InlineData(Header + "a,\"never closed\nb,\"2020\"\n", "the quote opened in line 2 closes in line 3, but its cell goes on")]
    [InlineData(Header + "a,\"closed\" too soon\n", "the quote opened in line 2 closes in line 2, but its cell goes on")]
    [InlineData(Header + "a 5\" disk,2020\n", "broken quote in line 2: it stands inside a cell")]
    [InlineData("", "is empty")]
    [InlineData("\uFEFF \r\n\n", "is empty")]
    [InlineData("Model,Model\na,b\n", "names the column 'Model' twice")]
    public void A_broken_table_is_answered_with_a_sentence(string text, string sentence) => Refused(_folder.Write("x.csv", text), sentence);

    [Fact]
    public void A_binary_file_is_answered_with_its_line() =>
        Refused(_folder.Write("x.csv", [.. "a,b\nc,"u8, 0, 1, 2]), "binary file or UTF-16: there is a zero byte in line 2");

    [Fact]
    public void A_file_in_another_encoding_is_answered_with_its_line() =>
        Refused(_folder.Write("x.csv", [.. "a,b\n1,2\nUniversit"u8, 0xE4, .. "t,3\n"u8]), "is not UTF-8 text from line 3 on");

    [Fact]
    public void A_spreadsheet_saved_as_utf_16_is_told_from_a_table() =>
        Refused(_folder.Write("x.csv", Encoding.Unicode.GetBytes(Header)), "zero byte");

    [Fact]
    public void A_folder_is_no_file() => Refused(_folder.Path, "is a folder");

    [Fact]
    public void A_missing_file_is_named() => Refused(Path.Combine(_folder.Path, "none.csv"), "There is no file");

    [Fact]
    public void A_line_of_200_megabytes_is_refused_at_once()
    {
        string path = Path.Combine(_folder.Path, "long.csv");
        using (FileStream file = File.Create(path))
        {
            file.Write("Model,Publication date\n"u8);
            byte[] block = new byte[1 << 20];
            Array.Fill(block, (byte)'x');
            for (int i = 0; i < 200; i++)
            {
                file.Write(block);
            }
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        Refused(path, "line 2 is longer than 1 MiB");
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 10);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 << 20);
    }

    [Fact]
    public void A_quote_that_swallows_the_file_is_named_where_it_opens()
    {
        string path = _folder.Write("x.csv", Header + "a,\"" + string.Concat(Enumerable.Repeat("b,2020\n", 200_000)));
        Refused(path, "the quote opened in line 2 is probably never closed");
    }

    [Fact]
    public void A_record_may_span_lines() =>
        Assert.Equal(["two\nlines", "he said \"no\""], CsvFile.Read(_folder.Write("x.csv", "a,b\n\"two\nlines\",\"he said \"\"no\"\"\"\n")).Rows[0].Cells);

    [Fact]
    public void Blank_lines_are_left_out_and_counted()
    {
        CsvFile table = CsvFile.Read(_folder.Write("x.csv", "a,b\n1,2\n\n3,4\n"));
        Assert.Equal([2, 4], table.Rows.Select(r => r.Number));
    }

    private void Refused(string path, string sentence)
    {
        foreach (string[] command in new[] { new[] { "data", "check", path }, ["data", "import", path, "--vintage", "2030-01", "--data", _folder.Path] })
        {
            CommandRun run = CommandRun.Of(command);
            Assert.Equal(ExitCode.BadInput, run.Code);
            Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
            Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(_folder.Path, "systems.csv")));
        }
    }
}
