using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Forecast.Cli;
using Forecast.Tests.Data;

namespace Forecast.Tests.Cli;

/// <summary><c>forecast fit counts</c> and <c>fit shares</c>: beside exact numbers, and what they refuse.</summary>
public class FitCountsTests
{
    // British coal-mining disasters by year, 1851 to 1962 (R's boot::coal), and the exact posterior mean and deviation of the slope: see
    // tests/golden/laplace/reference.py.
    private const double Slope = -0.018411821577807484, SlopeDeviation = 0.0024750826523753777;

    private static readonly string Coal =
        "4541043406334026335453144155342522342132211113001011003103220111010100021000110233112111123300014000100000100101";

    private static readonly string Systems = Path.Combine(Repository.Data, "vintages", "2022-02.csv");

    [Fact]
    public void The_fall_of_disasters_is_that_of_the_exact_posterior()
    {
        using var folder = new TemporaryFolder();
        JsonElement fit = Json("fit", "counts", Table(folder), "--x", "year", "--count", "disasters", "--project-to", "1965");
        JsonElement growth = fit.GetProperty("numbers").GetProperty("growth_factor");
        Assert.Equal(Slope, Math.Log(growth.GetProperty("value").GetDouble()), 0.02 * SlopeDeviation);
        Assert.Equal(Slope + 1.645 * SlopeDeviation, Math.Log(growth.GetProperty("high").GetDouble()), 0.03 * SlopeDeviation);
        Assert.Equal(191, fit.GetProperty("numbers").GetProperty("events").GetProperty("value").GetDouble());
        Assert.Equal(112 + 3, fit.GetProperty("cells").GetArrayLength());
        JsonElement last = fit.GetProperty("cells")[114];
        Assert.Equal("1965", last.GetProperty("at").GetString());
        Assert.Equal(0, last.GetProperty("predictive_low").GetDouble());
    }

    [Fact]
    public void Half_a_year_of_exposure_is_half_a_year_of_counts()
    {
        using var folder = new TemporaryFolder();
        string half = folder.Write("half.csv", "year,n,watched\n2018,40,1\n2019,44,1\n2020,50,1\n2021,52,1\n2022,30,0.5\n");
        string whole = folder.Write("whole.csv", "year,n\n2018,40\n2019,44\n2020,50\n2021,52\n2022,60\n");
        double with = Growth(Json("fit", "counts", half, "--x", "year", "--count", "n", "--exposure", "watched"));
        Assert.Equal(Growth(Json("fit", "counts", whole, "--x", "year", "--count", "n")), with, 0.02);
        Assert.True(Growth(Json("fit", "counts", half, "--x", "year", "--count", "n")) < with - 0.05);
    }

    [Fact]
    public void Shares_of_every_year_sum_to_one()
    {
        JsonElement fit = Json("fit", "shares", Systems, "--x", "published", "--category", "domains", "--from", "2010", "--project-to",
            "2026");
        var sums = fit.GetProperty("cells").EnumerateArray().GroupBy(cell => cell.GetProperty("at").GetString())
            .Select(year => year.Sum(cell => cell.GetProperty("share").GetDouble())).ToArray();
        Assert.Equal(17, sums.Length);
        Assert.All(sums, sum => Assert.Equal(1, sum, 1e-12));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        string[] args = ["fit", "shares", Systems, "--x", "published", "--category", "domains", "--from", "2010", "--format", "json"];
        Assert.Equal(Transcript.Of(args).Out, Transcript.Of(args).Out);
        Assert.NotEqual(Transcript.Of(args).Out, Transcript.Of([.. args, "--seed", "2"]).Out);
    }

    [Theory]
    [InlineData("counts", "--above", "training_compute:1e22", "--project-to", "2024")]
    [InlineData("shares", "--category", "domains", "--from", "2012")]
    public void A_figure_is_drawn(string verb, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "f.svg");
        Transcript run = Transcript.Of(["fit", verb, Systems, "--x", "published", .. options, "--figure", path]);
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal("svg", XDocument.Load(path).Root!.Name.LocalName);
    }

    [Theory]
    [InlineData("--count or --above", "counts")]
    [InlineData("exclude each other", "counts", "--count", "parameters", "--above", "training_compute:1e22")]
    [InlineData("a column and a number", "counts", "--above", "training_compute")]
    [InlineData("no row has", "counts", "--above", "training_compute:1e40")]
    [InlineData("a year after", "counts", "--above", "training_compute:1e22", "--project-to", "2001")]
    [InlineData("lies after --until", "shares", "--category", "domains", "--from", "2020", "--until", "2010")]
    [InlineData("has no column", "shares", "--category", "nothing")]
    [InlineData("at least three", "counts", "--above", "training_compute:1e22", "--from", "2021")]
    public void What_cannot_be_used_is_said_in_a_sentence(string words, string verb, params string[] options)
    {
        Transcript run = Transcript.Of(["fit", verb, Systems, "--x", "published", .. options]);
        Assert.NotEqual(ExitCode.Done, run.Code);
        Assert.Empty(run.Out);
        Assert.Contains(words.Split(" or ")[0], run.Error, StringComparison.Ordinal);
    }

    private static string Table(TemporaryFolder folder) =>
        folder.Write("coal.csv",
            "year,disasters\n" + string.Join('\n',
            Coal.Select((count, i) => string.Create(CultureInfo.InvariantCulture, $"{1851 + i},{count}"))) + "\n");

    private static double Growth(JsonElement fit) =>
        fit.GetProperty("numbers").GetProperty("growth_factor").GetProperty("value").GetDouble();

    private static JsonElement Json(params string[] args)
    {
        Transcript run = Transcript.Of([.. args, "--format", "json"]);
        Assert.True(run.Code == ExitCode.Done, run.Error);
        return JsonDocument.Parse(run.Out).RootElement;
    }
}
