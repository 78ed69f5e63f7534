using Forecast.Data;
using Forecast.Data.Import;

namespace Forecast.Tests.Data;

public sealed class ImporterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_year_alone_is_kept_as_a_year()
    {
        MlSystem theseus = Import(PublicTables.Spreadsheet).Systems[0];
        Assert.Equal(new DateOnly(1952, 7, 2), theseus.Published);
        Assert.Equal(DatePrecision.Year, theseus.DatePrecision);
    }

    [Fact]
    public void A_month_alone_is_kept_as_a_month()
    {
        MlSystem paper = Import(PublicTables.Spreadsheet).Systems[2];
        Assert.Equal(new DateOnly(2009, 8, 15), paper.Published);
        Assert.Equal(DatePrecision.Month, paper.DatePrecision);
    }

    [Fact]
    public void A_day_comes_before_its_month_where_slashes_part_them()
    {
        MlSystem go = Import(PublicTables.Spreadsheet).Systems[1];
        Assert.Equal(new DateOnly(2016, 3, 4), go.Published);
        Assert.Equal(DatePrecision.Day, go.DatePrecision);
    }

    [Fact]
    public void A_date_that_is_none_gives_way_to_the_year_beside_it()
    {
        (IReadOnlyList<MlSystem> systems, ImportReport report) = Import(PublicTables.Spreadsheet);
        Assert.Equal((new DateOnly(2022, 7, 2), DatePrecision.Year), (systems[3].Published, systems[3].DatePrecision));
        Assert.Contains("Row 6, Publication date, 'Forthcoming': not a date; the year 2022 is kept.", report.Notes);
    }

    [Fact]
    public void A_blank_row_is_dropped_and_reported()
    {
        (IReadOnlyList<MlSystem> systems, ImportReport report) = Import(PublicTables.Spreadsheet);
        Assert.Equal(4, systems.Count);
        Assert.Contains("Row 5: neither name nor reference nor link; dropped.", report.Notes);
    }

    [Fact]
    public void Zero_and_not_applicable_are_missing_and_reported()
    {
        (IReadOnlyList<MlSystem> systems, ImportReport report) = Import(PublicTables.Spreadsheet);
        Assert.Null(systems[1].Parameters);
        Assert.Null(systems[1].Cost);
        Assert.Null(systems[1].CostDollarYear);
        Assert.Contains("Row 3, Parameters, '0.00E+00': 0 stands for missing; left empty.", report.Notes);
        Assert.Contains("Row 3, Training cost (2020 USD), 'N/A': not a number; left empty.", report.Notes);
    }

    [Fact]
    public void Exponents_thousands_and_dollar_signs_are_numbers()
    {
        MlSystem theseus = Import(PublicTables.Spreadsheet).Systems[0];
        Assert.Equal(66, theseus.TrainingCompute);
        Assert.Equal(53_000, theseus.DatasetSize);
        Assert.Equal(6_770_000, Import(PublicTables.Airtable2024).Systems[0].Cost);
    }

    [Theory]
    [InlineData(PublicTables.Airtable2024, 2020)]
    [InlineData(PublicTables.Airtable2025, 2023)]
    public void The_dollar_year_of_a_cost_is_that_of_its_header(string table, int year) => Assert.Equal(year, Import(table).Systems[0].CostDollarYear);

    [Fact]
    public void Several_numbers_in_one_cell_are_missing_and_reported()
    {
        (IReadOnlyList<MlSystem> systems, ImportReport report) = Import(PublicTables.Notable2026);
        Assert.Null(systems[1].DatasetSize);
        Assert.Contains("Row 3, Training dataset size (total), '2260275840,2290000001': several numbers in one cell; left empty.", report.Notes);
    }

    [Fact]
    public void A_row_without_a_name_is_named_by_its_reference()
    {
        (IReadOnlyList<MlSystem> systems, ImportReport report) = Import(PublicTables.Spreadsheet);
        Assert.Equal("A paper without a system", systems[2].Name);
        Assert.Equal("a-paper-without-a-system", systems[2].Id);
        Assert.Contains("no name; the name is the title of the reference (1 row).", report.Changes);
    }

    [Fact]
    public void Rows_of_one_name_that_differ_in_compute_keep_it_and_get_ids_of_their_own()
    {
        (IReadOnlyList<MlSystem> systems, _) = Import(PublicTables.Paper);
        Assert.Equal(["theseus", "gotwo", "gotwo-2", "a-paper-without-a-system"], systems.Select(s => s.Id));
        Assert.Equal("GoTwo", systems[2].Name);
    }

    [Fact]
    public void Twin_rows_are_both_kept_and_told_apart()
    {
        string twice = PublicTables.Paper.TrimEnd().Split('\n')[^1];
        (IReadOnlyList<MlSystem> systems, ImportReport report) = Import($"{PublicTables.Paper.TrimEnd()}\n{twice}\n");
        Assert.Equal("A paper without a system (2)", systems[4].Name);
        Assert.Contains("Row 6: name, date, reference, parameters and compute of row 5; kept, and named 'A paper without a system (2)'.", report.Notes);
    }

    [Fact]
    public void All_and_Record_are_no_domains()
    {
        (IReadOnlyList<MlSystem> systems, ImportReport report) = Import(PublicTables.Paper);
        Assert.All(systems, s => Assert.Empty(s.Domains));
        Assert.Contains("Domain: 'All' is no category; left out (2 rows).", report.Changes);
    }

    [Fact]
    public void Domains_are_found_in_another_vintage_by_name_then_reference_then_link()
    {
        MlSystem[] other =
        [
            new() { Id = "a", Name = "THESEUS", Domains = ["Other"] },
            new() { Id = "b", Name = "Another name", Reference = "Playing  two games.", Domains = ["Games"] },
            new() { Id = "c", Name = "Third", Link = "https://example.org/paper" },
        ];
        (IReadOnlyList<MlSystem> systems, ImportReport report) = Importer.Import(Table(PublicTables.Paper), other);
        Assert.Equal(["Other"], systems[0].Domains);
        Assert.Equal(["Games"], systems[1].Domains);
        Assert.Empty(systems[3].Domains);
        Assert.Contains("Row 5: A paper without a system: has no domain in the other vintage; domain left empty.", report.Notes);
    }

    [Fact]
    public void Older_makers_are_separated_by_comma_and_space_but_a_campus_or_team_is_no_maker()
    {
        Assert.Equal(["University of California, Berkeley"], Import(PublicTables.Spreadsheet).Systems[1].Organizations);
        Assert.Equal(["MIT", "Stanford"], Import(PublicTables.Spreadsheet).Systems[2].Organizations);
        Assert.Equal(["Google Research, Brain Team"], Import(PublicTables.Paper).Systems[1].Organizations);
        Assert.Equal(["IDSIA", "SUPSI"], Import(PublicTables.Paper).Systems[3].Organizations);
    }

    [Fact]
    public void Later_makers_are_separated_by_comma_without_space()
    {
        Assert.Equal(["NVIDIA", "NERSC, Lawrence Berkeley National Laboratory"], Import(PublicTables.Airtable2025).Systems[0].Organizations);
        Assert.Equal(["Carnegie Mellon University (CMU)", "Princeton University"], Import(PublicTables.Airtable2024).Systems[0].Organizations);
    }

    [Fact]
    public void Categories_are_written_in_the_words_of_the_dictionary()
    {
        IReadOnlyList<MlSystem> spreadsheet = Import(PublicTables.Spreadsheet).Systems;
        Assert.Equal(["Academia", "Industry"], spreadsheet[1].OrganizationTypes);
        Assert.Equal(["Vision"], spreadsheet[2].Domains);
        Assert.Equal(["Video"], spreadsheet[3].Domains);
        Assert.Equal(["Research collective"], spreadsheet[3].OrganizationTypes);
        Assert.Equal(["Historical significance"], spreadsheet[0].Notability);
        MlSystem mamba = Import(PublicTables.Airtable2024).Systems[0];
        Assert.Equal("Open weights (unrestricted)", mamba.WeightsAccess);
        Assert.Equal(["SOTA improvement"], mamba.Notability);
        Assert.Equal(["Industry"], Import(PublicTables.Paper).Systems[1].OrganizationTypes);
    }

    [Fact]
    public void Types_and_countries_stand_once()
    {
        Assert.Equal(["United States of America"], Import(PublicTables.Airtable2024).Systems[0].Countries);
        Assert.Equal(["Industry", "Government"], Import(PublicTables.Airtable2025).Systems[0].OrganizationTypes);
    }

    [Fact]
    public void A_new_category_is_kept_and_reported()
    {
        (IReadOnlyList<MlSystem> systems, ImportReport report) = Import(PublicTables.Notable2026);
        Assert.Equal(["Telepathy"], systems[1].Domains);
        Assert.Contains("Domain: 'Telepathy' is a new category; kept as it is, and 'forecast data check' will name it (1 row).", report.Changes);
    }

    [Fact]
    public void Bounds_of_the_compute_are_kept_unless_they_lie_on_the_wrong_side()
    {
        (IReadOnlyList<MlSystem> systems, ImportReport report) = Import(PublicTables.Airtable2025);
        Assert.Equal((1e24, 4e24), (systems[0].TrainingComputeLow, systems[0].TrainingComputeHigh));
        Assert.Equal((null, null), (systems[1].TrainingComputeLow, systems[1].TrainingComputeHigh));
        Assert.Equal(2, report.Notes.Count(n => n.StartsWith("Row 3: Odd: the", StringComparison.Ordinal)));
    }

    [Fact]
    public void Quantities_hardware_power_and_accessibility_are_kept()
    {
        MlSystem climate = Import(PublicTables.Airtable2025).Systems[0];
        Assert.Equal(["NVIDIA A100", "NVIDIA H100"], climate.Hardware);
        Assert.Equal((188, 1000000.5, 22.81), (climate.HardwareQuantity, climate.Power, climate.Cost));
        Assert.Equal(("Open weights (restricted use)", "Speculative"), (climate.WeightsAccess, climate.Confidence));
        Assert.Equal(336, Import(PublicTables.Airtable2024).Systems[0].TrainingHours);
        Assert.Equal(9, Import(PublicTables.Paper).Systems[1].TrainingHours);
    }

    [Fact]
    public void An_empty_frontier_box_is_a_no_and_a_missing_column_says_nothing()
    {
        Assert.Equal([true, false], Import(PublicTables.Notable2026).Systems.Select(s => s.Frontier));
        Assert.Null(Import(PublicTables.Airtable2025).Systems[0].Frontier);
    }

    [Fact]
    public void Only_web_addresses_are_links_and_the_first_is_kept()
    {
        Assert.Equal("https://example.org/a", Import(PublicTables.Airtable2024).Systems[0].Link);
        (IReadOnlyList<MlSystem> systems, ImportReport report) = Import(PublicTables.Airtable2025);
        Assert.Null(systems[0].Link);
        Assert.Equal("https://example.org/x", systems[1].Link);
        Assert.Contains("Row 2, Link, 'arxiv.org/abs/1': not a web address; left empty.", report.Notes);
    }

    [Fact]
    public void A_title_on_two_lines_becomes_one_line() => Assert.Equal("A title on two lines", Import(PublicTables.Airtable2025).Systems[0].Reference);

    [Fact]
    public void A_description_in_place_of_a_title_is_left_out_and_reported()
    {
        string prose = string.Concat(Enumerable.Repeat("This model does many things well. ", 6)).Trim();
        (IReadOnlyList<MlSystem> systems, ImportReport report) = Import($"Model,Publication date,Reference\nA,2024-01-01,{prose}\n");
        Assert.Null(systems[0].Reference);
        Assert.EndsWith("a description, not a title; left empty.", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_names_or_dates_is_refused_with_the_headers_that_are_recognised()
    {
        string path = _folder.Write("x.csv", "Thing,Publication date\na,2020-01-01\n");
        InputException e = Assert.Throws<InputException>(() => Importer.Import(CsvFile.Read(path)));
        Assert.Contains("no column for the name", e.Message, StringComparison.Ordinal);
        Assert.Contains("Model, System, Name", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_cut_short_is_refused()
    {
        string path = _folder.Write("x.csv", "Model,Publication date,Parameters\na,2020-01-01,5\nb,2020\n");
        InputException e = Assert.Throws<InputException>(() => Importer.Import(CsvFile.Read(path)));
        Assert.Contains("row 3 has 2 cells, the header has 3", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_without_systems_is_not_imported()
    {
        string path = _folder.Write("x.csv", "Model,Publication date\n");
        InputException e = Assert.Throws<InputException>(() => Importer.Import(CsvFile.Read(path)));
        Assert.Contains("has a header but no system under it", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\uFEFF", "\n")]
    [InlineData("", "\r\n")]
    public void A_byte_order_mark_and_windows_line_ends_change_nothing(string mark, string newLine)
    {
        string table = PublicTables.Notable2026.ReplaceLineEndings("\n");
        string plain = CsvText.Write(Import(table).Systems);
        Assert.Equal(plain, CsvText.Write(Import(mark + table.ReplaceLineEndings(newLine)).Systems));
    }

    private (IReadOnlyList<MlSystem> Systems, ImportReport Report) Import(string table) => Importer.Import(Table(table));

    private CsvFile Table(string table) => CsvFile.Read(_folder.Write("table.csv", table));
}
