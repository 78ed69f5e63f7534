using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Forecast.Cli;
using Forecast.Data;
using Forecast.Projections;
using Forecast.Reports.Bayes;
using Forecast.Tests.Data;

namespace Forecast.Tests.Cli;

/// <summary><c>forecast fit trend --bayes</c>: beside numbers from R, and what each option and each mistake is answered with.</summary>
public class FitBayesTrendTests
{
    // R 4.2.2: lm(dist ~ speed, cars) and its confint at 0.9, which is the posterior under flat priors.
    private const double Slope = 3.932408759124, SlopeLow = 3.23550067632, SlopeHigh = 4.62931684193;

    private const string Cars = """
        4,2 4,10 7,4 7,22 8,16 9,10 10,18 10,26 10,34 11,17 11,28 12,14 12,20 12,24 12,28 13,26 13,34 13,34 13,46 14,26 14,36 14,60 14,80
        15,20 15,26 15,54 16,32 16,40 17,32 17,40 17,50 18,42 18,56 18,76 18,84 19,36 19,46 19,68 20,32 20,48 20,52 20,56 20,64 22,66
        23,54 24,70 24,92 24,93 24,120 25,85
        """;

    private static readonly string Table = Path.Combine(Repository.Data, "vintages", "2022-02.csv");
    private static readonly string[] Compute = ["--x", "published", "--y", "training_compute", "--log", "--bayes"];

    [Theory]
    [InlineData(0.03, "--breaks", "0")]
    [InlineData(0.06)]
    public void A_line_is_the_one_of_R_where_the_prior_says_little(double tolerance, params string[] options)
    {
        using var folder = new TemporaryFolder();
        JsonElement fit = Json(["fit", "trend", CarsIn(folder), "--x", "speed", "--y", "dist", "--bayes", .. options]);
        JsonElement slope = options.Length == 0
            ? fit.GetProperty("numbers").GetProperty("slope")
            : fit.GetProperty("segments")[0].GetProperty("numbers").GetProperty("slope");

        // The tolerance of the ends is three of their Monte Carlo errors, 0.014 for independent draws, and what the prior may pull.
        Assert.InRange(slope.GetProperty("mcse_low").GetDouble(), 0.001, tolerance);
        Assert.Equal(Slope, slope.GetProperty("value").GetDouble(), tolerance);
        Assert.Equal(SlopeLow, slope.GetProperty("low").GetDouble(), 1.5 * tolerance);
        Assert.Equal(SlopeHigh, slope.GetProperty("high").GetDouble(), 1.5 * tolerance);
    }

    [Fact]
    public void The_place_of_each_row_without_it_is_that_of_its_studentised_residual_in_R()
    {
        using var folder = new TemporaryFolder();
        UserRows rows = UserRows.Read(CarsIn(folder), "speed", "dist", new RowColumns(), positive: false);
        double[] pit = PitFigure.Values(UserBayesTrend.Of(rows, new BayesTrendPlan { Breaks = 0, Draws = 5000 }));
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "golden", "bayes", "loo-pit.txt"));
        double[] expected = [.. lines.Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
        Assert.Equal(expected.Length, pit.Length);

        // One error a draw serves all rows: 0.0035 is its standard error where the place is a half.
        Assert.All(expected.Zip(pit), pair => Assert.Equal(pair.First, pair.Second, 0.02));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4, "--likelihood", "student")]
    [InlineData(3, "--likelihood", "normal", "--level", "0.5")]
    [InlineData(6, "--breaks", "1")]
    [InlineData(7, "--breaks", "2", "--kind", "jump", "--segment-rows", "8")]
    [InlineData(6, "--breaks", "auto", "--warm-up", "30000")]
    [InlineData(26, "--group", "domains", "--pooled")]
    [InlineData(3, "--chains", "2", "--draws", "2000", "--warm-up", "500", "--seed", "5")]
    public void Every_model_answers_the_same_questions_in_JSON_and_can_be_drawn(int parameters, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string figure = Path.Combine(folder.Path, "trend.svg"), chains = Path.Combine(folder.Path, "chains");
        string[] drawn = ["--figure", figure, "--diagnostics-figures", chains, "--project-to", "2025", "--strict"];
        Transcript run = Transcript.Of(["fit", "trend", Table, .. Compute, .. options, .. drawn, "--format", "json"]);
        Assert.True(run.Code == ExitCode.Done, run.Error);
        JsonElement fit = JsonDocument.Parse(run.Out).RootElement;
        Assert.True(fit.GetProperty("diagnosis").GetProperty("trustworthy").GetBoolean());
        Assert.Equal(parameters, fit.GetProperty("parameters").GetArrayLength());
        Assert.All(fit.GetProperty("parameters").EnumerateArray(), row => Assert.InRange(row.GetProperty("r_hat").GetDouble(), 0.99, 1.01));
        Assert.NotEmpty(fit.GetProperty("priors").EnumerateArray());
        Assert.All(fit.GetProperty("projection").EnumerateArray(), row =>
        {
            (JsonElement trend, JsonElement observation) = (row.GetProperty("trend"), row.GetProperty("new_observation"));
            Assert.True(trend.GetProperty("low").GetDouble() > observation.GetProperty("low").GetDouble());
            Assert.True(trend.GetProperty("high").GetDouble() < observation.GetProperty("high").GetDouble());
        });
        string[] files = [figure, .. Directory.GetFiles(chains)];
        Assert.Equal(options.Contains("--breaks") || options.Contains("--pooled") ? 5 : 4, files.Length);
        Assert.All(files, file => Assert.Equal("svg", XDocument.Load(file).Root!.Name.LocalName));
    }

    [Fact]
    public void Where_the_draws_fail_that_comes_first_and_strict_fails()
    {
        string[] hurried = ["fit", "trend", Table, .. Compute, "--chains", "2", "--draws", "10", "--warm-up", "0"];
        Transcript text = Transcript.Of(hurried);
        Assert.Equal((ExitCode.Done, ""), (text.Code, text.Error));
        Assert.StartsWith("These draws should not be relied on. ", text.Out, StringComparison.Ordinal);
        Transcript strict = Transcript.Of([.. hurried, "--strict"]);
        Assert.Equal((ExitCode.CheckFailed, text.Out), (strict.Code, strict.Out));
        Transcript json = Transcript.Of([.. hurried, "--strict", "--format", "json"]);
        Assert.Equal(ExitCode.CheckFailed, json.Code);
        Assert.StartsWith("These draws should not be relied on. ", json.Error, StringComparison.Ordinal);
        JsonElement diagnosis = JsonDocument.Parse(json.Out).RootElement.GetProperty("diagnosis");
        Assert.False(diagnosis.GetProperty("trustworthy").GetBoolean());
        Assert.NotEmpty(diagnosis.GetProperty("problems").EnumerateArray());
        Assert.StartsWith("**These draws", Transcript.Of([.. hurried, "--format", "markdown"]).Out, StringComparison.Ordinal);
        Assert.StartsWith("% These draws", Transcript.Of([.. hurried, "--format", "latex"]).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--breaks", "auto")]
    [InlineData("--group", "domains", "--pooled")]
    [InlineData("--likelihood", "student")]
    public void The_same_seed_gives_the_same_bits_and_another_seed_others(params string[] options)
    {
        string Out(string seed) =>
            Transcript.Of(["fit", "trend", Table, .. Compute, .. options, "--draws", "200", "--seed", seed, "--format", "csv"]).Out;
        Assert.Equal(Out("7"), Out("7"));
        Assert.NotEqual(Out("7"), Out("8"));
    }

    [Theory]
    [InlineData("chain,draw,level,slope,sigma", "slope")]
    [InlineData("chain,draw,breaks,level at start,slope at start,level at end,slope at end,sigma,break 1,slope 1,slope 2", "slope at end", "--breaks", "1")]
    public void The_joint_draws_are_written_row_by_row(string header, string parameter, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string draws = Path.Combine(folder.Path, "draws.csv");
        string[] out_ = ["--draws", "301", "--chains", "3", "--draws-out", draws, "--format", "json"];
        JsonElement fit = JsonDocument.Parse(Transcript.Of(["fit", "trend", Table, .. Compute, .. options, .. out_]).Out).RootElement;
        string[] lines = File.ReadAllLines(draws);
        Assert.Equal(header, lines[0]);
        string[][] rows = [.. lines[1..].Select(line => line.Split(','))];
        Assert.Equal(903, rows.Length);
        Assert.All(rows, row => Assert.Equal(header.Split(',').Length, row.Length));
        Assert.Equal(("1", "1", "3", "301"), (rows[0][0], rows[0][1], rows[^1][0], rows[^1][1]));
        int column = Array.IndexOf(header.Split(','), parameter);
        double[] sorted = [.. rows.Select(row => double.Parse(row[column], CultureInfo.InvariantCulture)).Order()];
        JsonElement stated = fit.GetProperty("parameters").EnumerateArray().Single(row => row.GetProperty("parameter").GetString() == parameter);
        Assert.Equal(sorted[451], stated.GetProperty("value").GetDouble());
    }

    [Fact]
    public void Errors_of_rows_leave_less_scatter_and_a_word_is_an_error()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("rows.csv", Rows(i => i % 2 == 0 ? "Speculative" : "Likely"));
        JsonElement plain = Json(["fit", "trend", path, "--x", "year", "--y", "value", "--log", "--bayes"]);
        JsonElement measured = Json(["fit", "trend", path, "--x", "year", "--y", "value", "--log", "--bayes", "--error", "extra"]);
        Assert.True(Scatter(measured) < Scatter(plain));
        Assert.Contains("Likely (factor 10)", measured.GetProperty("errors").GetString(), StringComparison.Ordinal);

        // log10 30 / 1.6449 and log10 10 / 1.6449: half the interval of 90 % over its normal quantile.
        string numbers = folder.Write("numbers.csv", Rows(i => i % 2 == 0 ? "0.898029863" : "0.607956832"));
        JsonElement same = Json(["fit", "trend", numbers, "--x", "year", "--y", "value", "--log", "--bayes", "--error", "extra"]);
        double error = same.GetProperty("numbers").GetProperty("scatter").GetProperty("mcse").GetDouble();
        Assert.Equal(Scatter(measured), Scatter(same), 4 * Math.Sqrt(2) * error);
    }

    [Fact]
    public void Bounds_may_be_missing_and_are_drawn_as_error_bars()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("rows.csv", Rows(i => i % 3 == 0 ? "," : i % 3 == 1 ? "1," : ",1e30", "low,high"));
        string figure = Path.Combine(folder.Path, "trend.svg");
        string[] bounds = ["--low", "low", "--high", "high", "--figure", figure, "--format", "json"];
        Transcript run = Transcript.Of(["fit", "trend", path, "--x", "year", "--y", "value", "--log", "--bayes", .. bounds]);
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("lies between them for certain", run.Out, StringComparison.Ordinal);
        Assert.Equal("svg", XDocument.Load(figure).Root!.Name.LocalName);
    }

    [Theory]
    [InlineData("--strict belongs to a sampled posterior: give --bayes as well.", "--strict")]
    [InlineData("--likelihood belongs to a sampled posterior: give --bayes as well.", "--likelihood", "student")]
    [InlineData("--draws belongs to a sampled posterior: give --bayes as well.", "--draws", "10")]
    [InlineData("--bayes and --robust exclude each other: ", "--bayes", "--robust")]
    [InlineData("--bayes and --quantile exclude each other: ", "--bayes", "--quantile", "0.9")]
    [InlineData("--bayes and --resamples exclude each other: ", "--bayes", "--resamples", "99")]
    [InlineData("--pooled says that groups learn from each other: give their column with --group.", "--bayes", "--pooled")]
    [InlineData("--group with --bayes wants --pooled, ", "--bayes", "--group", "domains")]
    [InlineData("--low and --high go together: ", "--bayes", "--low", "training_compute_low")]
    [InlineData("--error and --low with --high exclude each other: ", "--bayes", "--low", "a", "--high", "b", "--error", "c")]
    [InlineData("--breaks and --pooled exclude each other: ", "--bayes", "--breaks", "1", "--group", "domains", "--pooled")]
    [InlineData("--breaks and --likelihood student exclude each other: ", "--bayes", "--breaks", "1", "--likelihood", "student")]
    [InlineData("--breaks and --error exclude each other: ", "--bayes", "--breaks", "1", "--error", "parameters")]
    [InlineData("--pooled and --likelihood student exclude each other: ", "--bayes", "--group", "domains", "--pooled", "--likelihood", "student")]
    [InlineData("--pooled and --low and --high exclude each other: ", "--bayes", "--group", "domains", "--pooled", "--low", "a", "--high", "b")]
    [InlineData("--likelihood student and --error exclude each other: ", "--bayes", "--likelihood", "student", "--error", "parameters")]
    [InlineData("--kind jump says what happens at a break: ", "--bayes", "--kind", "jump")]
    [InlineData("--chains 1000 and --draws 1000000 are too many together: ", "--bayes", "--chains", "1000", "--draws", "1000000")]
    [InlineData("--warm-up -1: a whole number from 0 to 1000000 is wanted.", "--bayes", "--warm-up", "-1")]
    [InlineData("--draws 3: a whole number from 10 to 1000000 is wanted, such as 1000.", "--bayes", "--draws", "3")]
    public void Options_that_do_not_go_together_are_answered_in_a_sentence(string sentence, params string[] options)
    {
        Transcript run = Transcript.Of(["fit", "trend", Table, "--x", "published", "--y", "training_compute", "--log", .. options]);
        Assert.Equal((ExitCode.BadInput, ""), (run.Code, run.Out));
        Assert.StartsWith(sentence, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCode.DataViolation, "row 3, column 'extra': '-1' is not a standard error, 0 or more.", "0", "-1", "--error", "extra")]
    [InlineData(ExitCode.DataViolation, "'1e20' is not a standard error in orders of magnitude, 0 to 10", "0", "1e20", "--error", "extra", "--log")]
    [InlineData(ExitCode.DataViolation, "'much' is not a finite number.", "0", "much", "--error", "extra")]
    [InlineData(ExitCode.DataViolation, "'Maybe' is not one of Confident, Likely, Speculative", "Likely", "Maybe", "--error", "extra", "--log")]
    [InlineData(ExitCode.DataViolation, "'1e9' is not at most the row's value, 2.", "1", "1e9", "--low", "extra", "--high", "value")]
    [InlineData(ExitCode.DataViolation, "'0' is not a bound above zero", "1", "0", "--low", "extra", "--high", "value", "--log")]
    [InlineData(ExitCode.DataViolation, "'1' is not at least the row's value, 2.", "9", "1", "--low", "value", "--high", "extra")]
    [InlineData(ExitCode.CheckFailed, "a sampled trend needs at least four rows with two different times; 2 rows have every column filled.", "1", "")]
    [InlineData(ExitCode.CheckFailed, "pooling needs at least two groups, and 'extra' names one", "a", "a", "--group", "extra", "--pooled")]
    [InlineData(ExitCode.CheckFailed, "8 rows have no room for so many breaks", "a", "a", "--breaks", "3")]
    public void A_cell_or_rows_that_cannot_be_used_are_answered_in_a_sentence(
        int code, string sentence, string first, string second, params string[] options)
    {
        using var folder = new TemporaryFolder();
        bool isShort = options.Length == 0;
        string rows = string.Concat(Enumerable.Range(0, isShort ? 2 : 8).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"{2010 + i},{i + 1 + i % 2 * 0.5:R},{(i == 1 ? second : first)}\n")));
        string path = folder.Write("rows.csv", $"year,value,extra\n{rows.Replace("2011,2.5,", "2011,2,", StringComparison.Ordinal)}");
        Transcript run = Transcript.Of(["fit", "trend", path, "--x", "year", "--y", "value", "--bayes", .. options]);
        Assert.Equal((code, ""), (run.Code, run.Out));
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_on_one_line_have_no_scatter_to_learn()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("rows.csv", "year,value\n2010,1\n2011,2\n2012,3\n2013,4\n2014,5\n");
        Transcript run = Transcript.Of("fit", "trend", path, "--x", "year", "--y", "value", "--bayes");
        Assert.Equal((ExitCode.CheckFailed, ""), (run.Code, run.Out));
        Assert.Contains("straight line", run.Error, StringComparison.Ordinal);
    }

    private static double Scatter(JsonElement fit) => fit.GetProperty("numbers").GetProperty("scatter").GetProperty("value").GetDouble();

    // A trend of half an order of magnitude a year, with a scatter of about one.
    private static string Rows(Func<int, string> extra, string columns = "extra") =>
        $"year,value,{columns}\n" + string.Concat(Enumerable.Range(0, 40).Select(i =>
        {
            double log = 3 + 0.1 * i + Math.Sin(37.0 * i * i);
            return string.Create(CultureInfo.InvariantCulture, $"{2000 + i / 5.0:R},{Math.Pow(10, log):E6},{extra(i)}\n");
        }));

    private static string CarsIn(TemporaryFolder folder) =>
        folder.Write("cars.csv", $"speed,dist\n{Cars.ReplaceLineEndings(" ").Replace(' ', '\n')}\n");

    private static JsonElement Json(params string[] args)
    {
        Transcript run = Transcript.Of([.. args, "--format", "json"]);
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        return JsonDocument.Parse(run.Out).RootElement;
    }
}
