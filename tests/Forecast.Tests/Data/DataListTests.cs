using System.Text.Json;
using Forecast.Cli;
using Forecast.Data;

namespace Forecast.Tests.Data;

public sealed class DataListTests
{
    [Fact]
    public void A_list_is_a_table_no_wider_than_the_window()
    {
        CommandRun run = List("--limit", "200");
        string[] lines = run.Out.TrimEnd('\n').Split('\n');
        Assert.Equal(202, lines.Length);
        Assert.All(lines, l => Assert.InRange(l.Length, 1, 120));
        Assert.StartsWith("name ", lines[0], StringComparison.Ordinal);
        Assert.Equal("1036 of 1036 systems (200 shown): all systems; vintage 2026-07.\n", run.Error);
    }

    [Fact]
    public void Sorting_by_compute_puts_the_largest_first_and_the_unknown_last()
    {
        List<double?> computes = Json("--sort", "training-compute", "--descending").Select(s => Number(s, "training_compute")).ToList();
        Assert.Equal(5.0000000000001E+26, computes[0]);
        Assert.Equal(computes.OrderByDescending(c => c ?? 0), computes);
        Assert.Null(computes[^1]);
        Assert.Null(Json("--sort", "training_compute").Select(s => Number(s, "training_compute")).Last());
    }

    [Fact]
    public void The_newest_stand_first_where_no_order_is_asked() => Assert.Equal("Inkling", Json("--limit", "1")[0].GetProperty("name").GetString());

    [Theory]
    [InlineData(300, "--domain", "LANGUAGE", "--with-compute")]
    [InlineData(123, "--frontier")]
    [InlineData(529, "--with-compute")]
    [InlineData(507, "--without-compute")]
    public void Filters_pass_the_systems_they_name(int count, params string[] options) => Assert.Equal(count, Json(options).Count);

    [Fact]
    public void Filters_add_up_and_are_told_in_words()
    {
        CommandRun run = List("--organization-type", "academia", "--from", "2012", "--to", "2013-06", "--notable", "--limit", "3");
        Assert.Contains("notable; vintage 2026-07", run.Error, StringComparison.Ordinal);
        Assert.Contains("organisation type Academia, published from 2012-01-01, to 2013-06-30", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_known_to_the_year_is_printed_as_a_year()
    {
        string text = List("--vintage", "2022-05-03", "--to", "1954").Out;
        Assert.Matches(@"Theseus +Bell Laboratories +1952 +Other", text);
    }

    [Fact]
    public void A_csv_list_has_the_columns_of_the_tables()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("list.csv", List("--format", "csv", "--domain", "Games").Out);
        Assert.All(DataFolder.ReadFile(path).Systems, s => Assert.Contains("Games", s.Domains));
    }

    [Theory]
    [InlineData("'Telepathy' is not a domain. Allowed: 3D modeling", "--domain", "Telepathy")]
    [InlineData("'Guild' is not a type of organisation. Allowed: Academia", "--organization-type", "Guild")]
    [InlineData("'Atlantis' is not a country of this table. Allowed: Argentina", "--country", "Atlantis")]
    [InlineData("'soon' is not a date. Allowed: a year, a month or a day", "--from", "soon")]
    [InlineData("No day lies from 2020-01-01 to 2019-12-31", "--from", "2020", "--to", "2019")]
    [InlineData("'size' is not a column. Allowed: id, name", "--sort", "size")]
    [InlineData("There is no vintage '1999'. Allowed: 2022-02", "--vintage", "1999")]
    [InlineData("exclude each other", "--with-compute", "--without-compute")]
    [InlineData("The vintage 2024-02-05 does not say which systems are frontier models", "--vintage", "2024-02-05", "--frontier")]
    [InlineData("'-1' is not a number of rows for --limit. Allowed: 0 or more.", "--limit", "-1")]
    [InlineData("'many' is not a number of rows for --limit. Allowed: 0 or more.", "--limit", "many")]
    [InlineData("xml", "--format", "xml")]
    public void A_wrong_option_is_answered_with_what_is_allowed(string sentence, params string[] options)
    {
        CommandRun run = List(options);
        Assert.Equal((ExitCode.BadInput, ""), (run.Code, run.Out));
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Measures_are_found_by_name_and_read_their_column()
    {
        var system = new MlSystem { Id = "a", Name = "a", TrainingCompute = 1, Parameters = 2, DatasetSize = 3, Cost = 4, Power = 5, TrainingHours = 6, HardwareQuantity = 7 };
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], Measure.All.Select(m => m.Value(system)));
        Assert.All(Measure.All, m => Assert.Equal(m.Value(system), SystemColumn.Find(m.Column).Value(system)));
        Assert.Equal("FLOP", Measure.Find("Training-Compute").Unit);
        Assert.Contains("training-compute, parameters", Assert.Throws<InputException>(() => Measure.Find("joy")).Message, StringComparison.Ordinal);
    }

    private static CommandRun List(params string[] options) => CommandRun.Of(["data", "list", "--data", Repository.Data, .. options]);

    private static List<JsonElement> Json(params string[] options)
    {
        using JsonDocument json = JsonDocument.Parse(List([.. options, "--format", "json"]).Out);
        return json.RootElement.Clone().EnumerateArray().ToList();
    }

    private static double? Number(JsonElement system, string column) =>
        system.GetProperty(column) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}
