using Forecast.Cli;
using Forecast.Data;

namespace Forecast.Tests.Data;

public sealed class CommittedTablesTests
{
    public static TheoryData<string, int, int, int> Counts => new()
    {
        { "2022-02", 123, 123, 105 },
        { "2022-05-03", 497, 133, 243 },
        { "2023-03-03", 534, 166, 282 },
        { "2024-02-05", 1106, 467, 725 },
        { "2025-08-07", 1892, 988, 1275 },
        { "2026-07", 1036, 529, 708 },
    };

    [Theory]
    [MemberData(nameof(Counts))]
    public void Every_vintage_has_the_systems_computes_and_parameters_of_its_source(string vintage, int rows, int computes, int parameters)
    {
        IReadOnlyList<MlSystem> systems = DataFolder.Open(Repository.Data).Read(vintage).Systems;
        Assert.Equal(
            (rows, computes, parameters),
            (systems.Count, systems.Count(s => s.TrainingCompute is not null), systems.Count(s => s.Parameters is not null)));
    }

    [Fact]
    public void The_tables_keep_the_rules_of_their_dictionary()
    {
        CommandRun run = CommandRun.Of("data", "check", "--data", Repository.Data);
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Out));
    }

    [Fact]
    public void The_page_of_the_data_folder_is_the_one_the_program_prints() =>
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Data, "README.md")), CommandRun.Of("data", "dictionary", "--data", Repository.Data).Out);

    [Fact]
    public void The_page_describes_every_column_and_every_table()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Data, "README.md"));
        Assert.All(SystemColumn.All, c => Assert.Contains($"| `{c.Name}` |", page, StringComparison.Ordinal));
        Assert.All(DataFolder.Open(Repository.Data).Vintages, v =>
        {
            Assert.Contains(v.Sha256, page, StringComparison.Ordinal);
            Assert.Contains(v.Source, page, StringComparison.Ordinal);
            Assert.Equal("CC BY 4.0, credit Epoch AI", v.Licence);
        });
    }

    [Fact]
    public void Writing_what_was_read_gives_the_same_bytes()
    {
        DataFolder folder = DataFolder.Open(Repository.Data);
        Assert.All(folder.Vintages, v => Assert.Equal(File.ReadAllText(folder.PathOf(v)), CsvText.Write(folder.Read(v.Id).Systems)));
    }

    [Fact]
    public void The_hash_on_record_is_that_of_the_file_read()
    {
        DataFolder folder = DataFolder.Open(Repository.Data);
        Assert.All(folder.Vintages, v => Assert.Equal(v.Sha256, folder.Read(v.Id).Sha256));
    }

    [Fact]
    public void The_paper_s_dates_are_days_and_its_domains_those_of_the_table_after_it()
    {
        IReadOnlyList<MlSystem> systems = DataFolder.Open(Repository.Data).Read("2022-02").Systems;
        Assert.All(systems, s => Assert.Equal(DatePrecision.Day, s.DatePrecision));
        Assert.Equal(new DateOnly(1952, 1, 1), systems[0].Published);
        Assert.Equal(
            [
                "Variational Autoencoders", "ALIGN", "Meta Pseudo Labels", "Decoupled weight decay regularization.",
                "Cross-lingual alignment of contextual word embeddings, with applications to zero- shot dependency parsing.",
                "KEPLER: A Unified Model for Knowledge Embedding and Pre- trained Language Representation.",
            ],
            systems.Where(s => s.Domains.Count == 0).Select(s => s.Name));
        Assert.Equal(["openai-five", "openai-five-2"], systems.Where(s => s.Name.StartsWith("OpenAI Five", StringComparison.Ordinal)).Select(s => s.Id));
    }

    [Fact]
    public void Known_systems_have_their_published_numbers()
    {
        DataFolder folder = DataFolder.Open(Repository.Data);
        Assert.Equal(3.14e23, folder.Read("2022-02").Systems.Single(s => s.Name.StartsWith("GPT-3 175B", StringComparison.Ordinal)).TrainingCompute);
        MlSystem grok = folder.Read("2025-08-07").Systems.Single(s => s.Name == "Grok-3");
        Assert.Equal((2.1e26, 4.6400000000000005e26, 1.1299999999999998e27), (grok.TrainingComputeLow, grok.TrainingCompute, grok.TrainingComputeHigh));
        Assert.Equal(123, folder.ReadLatest().Systems.Count(s => s.Frontier == true));
    }

    [Fact]
    public void The_folder_is_found_from_below_it() =>
        Assert.Equal(DataFolder.Open(Repository.Data).Vintages.Select(v => v.Id), DataFolder.Open().Vintages.Select(v => v.Id));

    [Fact]
    public void A_folder_that_is_none_and_a_vintage_that_is_none_are_answered_with_what_is_allowed()
    {
        Assert.Contains("There is no data folder '/no/such'", Assert.Throws<InputException>(() => DataFolder.Open("/no/such")).Message, StringComparison.Ordinal);
        Assert.Contains("lacks vintages.csv", Assert.Throws<InputException>(() => DataFolder.Open(Repository.Root)).Message, StringComparison.Ordinal);
        InputException e = Assert.Throws<InputException>(() => DataFolder.Open(Repository.Data).Read("2021"));
        Assert.Equal("There is no vintage '2021'. Allowed: 2022-02, 2022-05-03, 2023-03-03, 2024-02-05, 2025-08-07, 2026-07.", e.Message);
    }
}
