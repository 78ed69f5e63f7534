using System.Globalization;
using System.Text.Json;
using Forecast.Cli;
using Forecast.Tests.Data;

namespace Forecast.Tests.Cli;

/// <summary><c>forecast fit trend</c> beside numbers from R, and what each form of it answers.</summary>
public class FitTrendTests
{
    // R 4.2.2: summary(lm(dist ~ speed, cars)); confint(lm(dist ~ speed, cars), level = 0.9).
    private const double Slope = 3.932408759124, SlopeError = 0.415512776657, SlopeLow = 3.23550067632, SlopeHigh = 4.62931684193, RSquared = 0.651079380758;

    private static readonly string Table = Path.Combine(Repository.Data, "vintages", "2022-02.csv");
    private static readonly string[] Compute = ["--x", "published", "--y", "training_compute", "--log"];

    private static readonly int[] Speed =
    [
        4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15,
        15, 16, 16, 17, 17, 17, 18, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 20, 22, 23, 24, 24, 24, 24, 25,
    ];

    private static readonly int[] Distance =
    [
        2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60, 80, 20, 26,
        54, 32, 40, 32, 40, 50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64, 66, 54, 70, 92, 93, 120, 85,
    ];

    [Fact]
    public void A_line_is_the_one_of_R_with_its_interval()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("cars.csv", $"speed,dist\n{string.Join('\n', Speed.Zip(Distance, (s, d) => $"{s},{d}"))}\n");
        JsonElement fit = Json("fit", "trend", path, "--x", "speed", "--y", "dist");
        JsonElement term = fit.GetProperty("terms")[1];
        Assert.Equal("slope", term.GetProperty("term").GetString());
        Assert.Equal(Slope, term.GetProperty("value").GetDouble(), 1e-11);
        Assert.Equal(SlopeError, term.GetProperty("standard_error").GetDouble(), 1e-11);
        Assert.Equal(SlopeLow, term.GetProperty("low").GetDouble(), 1e-8);
        Assert.Equal(SlopeHigh, term.GetProperty("high").GetDouble(), 1e-8);
        Assert.Equal(RSquared, fit.GetProperty("quality").GetProperty("r_squared").GetDouble(), 1e-9);
        Assert.Equal(Speed.Length, fit.GetProperty("points").GetArrayLength());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1, "--breaks", "1")]
    [InlineData(2, "--breaks", "2")]
    [InlineData(1, "--breaks", "1", "--kind", "jump")]
    [InlineData(0, "--breaks", "0")]
    [InlineData(0, "--quantile", "0.5")]
    [InlineData(0, "--robust")]
    [InlineData(0, "--estimator", "theil-sen")]
    [InlineData(0, "--estimator", "student")]
    public void Every_fit_answers_the_same_questions_in_JSON_and_can_be_drawn(int breaks, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string figure = Path.Combine(folder.Path, "trend.svg");
        Transcript run = Transcript.Of(["fit", "trend", Table, .. Compute, .. options, "--format", "json", "--figure", figure]);
        Assert.Equal(ExitCode.Done, run.Code);
        JsonElement fit = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal("log10", fit.GetProperty("scale").GetString());
        Assert.All(fit.GetProperty("terms").EnumerateArray(), term => Assert.True(term.GetProperty("low").GetDouble() <= term.GetProperty("high").GetDouble()));
        Assert.Equal(123, fit.GetProperty("quality").GetProperty("n").GetInt32());
        Assert.Equal(123, fit.GetProperty("points").GetArrayLength());
        Assert.Equal(JsonValueKind.Array, fit.GetProperty("warnings").ValueKind);
        if (options.Contains("--breaks"))
        {
            Assert.Equal(breaks + 1, fit.GetProperty("segments").GetArrayLength());
            Assert.Equal(123, fit.GetProperty("segments").EnumerateArray().Sum(segment => segment.GetProperty("n").GetInt32()));
            Assert.Equal(breaks, fit.GetProperty("breaks").GetArrayLength());
            Assert.All(fit.GetProperty("breaks").EnumerateArray(), turn => Assert.True(turn.GetProperty("intervals").EnumerateObject().Count() >= 2));
        }

        Assert.Contains("</svg>", File.ReadAllText(figure), StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_is_fitted_as_if_its_rows_stood_alone()
    {
        JsonElement grouped = Json(["fit", "trend", Table, .. Compute, "--group", "domains"]);
        JsonElement vision = grouped.GetProperty("groups").EnumerateArray().Single(group => group.GetProperty("group").GetString() == "Vision");
        string[] lines = File.ReadAllLines(Table);
        using var folder = new TemporaryFolder();
        string path = folder.Write("vision.csv", string.Join('\n', lines.Where((line, i) => i == 0 || line.Contains(",Vision,", StringComparison.Ordinal))) + "\n");
        JsonElement alone = Json(["fit", "trend", path, .. Compute]);
        Assert.Equal(32, alone.GetProperty("n").GetInt32());
        Assert.True(JsonElement.DeepEquals(alone.GetProperty("terms"), vision.GetProperty("terms")));
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_another_seed_another()
    {
        string Interval(string seed) => Json(["fit", "trend", Table, .. Compute, "--breaks", "1", "--seed", seed])
            .GetProperty("breaks")[0].GetProperty("intervals").GetProperty("bootstrap").GetRawText();
        Assert.Equal(Interval("7"), Interval("7"));
        Assert.NotEqual(Interval("7"), Interval("8"));
    }

    [Fact]
    public void Nine_rows_in_ten_lie_below_the_line_of_the_highest_tenth()
    {
        JsonElement fit = Json(["fit", "trend", Table, .. Compute, "--quantile", "0.9"]);
        int below = fit.GetProperty("points").EnumerateArray().Count(point => point.GetProperty("residual").GetDouble() < 0);
        int upTo = fit.GetProperty("points").EnumerateArray().Count(point => point.GetProperty("residual").GetDouble() <= 1e-9);
        Assert.True(below <= 0.9 * 123 && upTo >= 0.9 * 123, string.Create(CultureInfo.InvariantCulture, $"{below} below, {upTo} on or below"));
    }

    private static JsonElement Json(params string[] args)
    {
        Transcript run = Transcript.Of([.. args, "--format", "json"]);
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        return JsonDocument.Parse(run.Out).RootElement;
    }
}
