using System.Diagnostics;
using System.Text.Json;
using Forecast.Cli;
using Forecast.Gpu.OpenCl;
using Forecast.Reports;
using Forecast.Tests.Cli;
using Forecast.Tests.Data;

namespace Forecast.Tests.Scenarios;

/// <summary><c>forecast simulate</c>, <c>merge</c> and <c>devices</c>: what they print and how they end.</summary>
public class SimulateTests
{
    private const string Text = "title: a test\nyears: 2024..2030\ndraws: 20000\nlet:\n  used: grow(1e13 to 3e13, 50% to 150%)\n  full: when(used >= 1e14)\n  soon: full < 2026\nshow:\n  - full\n  - soon\n  - name: used\n    threshold: 1e14\n";

    [Fact]
    public void Parts_merge_to_the_same_bytes_as_one_run()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("s.yaml", Text);
        string[] parts = [.. Enumerable.Range(1, 3).Select(part => Path.Combine(folder.Path, $"{part}.part"))];
        for (int part = 1; part <= 3; part++)
        {
            Assert.Equal(ExitCode.Done, CommandRun.Of("simulate", file, "--part", $"{part}/3", "--out", parts[part - 1]).Code);
        }

        CommandRun whole = CommandRun.Of("simulate", file, "--format", "csv"), merged = CommandRun.Of("merge", parts[2], parts[0], parts[1], "--scenario", file, "--format", "csv");
        Assert.Equal(ExitCode.Done, merged.Code);
        Assert.Equal(whole.Out, merged.Out);

        // The parts carry the scenario: without its file the report is the same.
        CommandRun alone = CommandRun.Of("merge", parts[1], parts[0], parts[2], "--format", "csv");
        Assert.Equal(ExitCode.Done, alone.Code);
        Assert.Equal(whole.Out, alone.Out);
        string text = CommandRun.Of("simulate", file).Out.Replace(", simd.", ", parts.", StringComparison.Ordinal);
        Assert.Equal(text, CommandRun.Of("merge", parts[0], parts[1], parts[2]).Out);
        string relabelled = folder.Write("u.yaml", Text + "    label: Tokens\n"), third = Path.Combine(folder.Path, "u.part");
        Assert.Equal(ExitCode.Done, CommandRun.Of("simulate", relabelled, "--part", "3/3", "--out", third).Code);
        CommandRun mixed = CommandRun.Of("merge", parts[0], parts[1], third);
        Assert.Equal(ExitCode.BadInput, mixed.Code);
        Assert.Contains("say with --scenario", mixed.Error, StringComparison.Ordinal);
        Assert.Contains("Tokens", CommandRun.Of("merge", parts[0], parts[1], third, "--scenario", relabelled).Out, StringComparison.Ordinal);

        CommandRun missing = CommandRun.Of("merge", parts[0], parts[1], "--scenario", file);
        Assert.Equal(ExitCode.BadInput, missing.Code);
        CommandRun other = CommandRun.Of("merge", parts[0], parts[1], parts[2], "--scenario", folder.Write("t.yaml", Text.Replace("1e14", "2e14", StringComparison.Ordinal)));
        Assert.Equal(ExitCode.BadInput, other.Code);
        Assert.Contains("is a part of another run", other.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scalar")]
    [InlineData("simd")]
    [InlineData("auto")]
    public void Every_device_gives_the_same_bits(string device)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("s.yaml", Text);
        Assert.Equal(CommandRun.Of("simulate", file, "--format", "csv").Out, CommandRun.Of("simulate", file, "--format", "csv", "--device", device).Out);
    }

    [Fact]
    public void A_precision_is_reached_or_the_exit_code_says_so()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("s.yaml", "title: a\ndraws: 1000\nlet:\n  x: 1 to 100\nshow: [x]\n");
        CommandRun run = CommandRun.Of("simulate", file, "--precision", "0.005", "--format", "json");
        Assert.Equal(ExitCode.Done, run.Code);
        JsonElement median = JsonDocument.Parse(run.Out).RootElement.GetProperty("shown")[0].GetProperty("points")[0].GetProperty("quantiles")[1];
        Assert.True(median.GetProperty("monte_carlo_error").GetDouble() <= 0.005 * median.GetProperty("value").GetDouble());
        Assert.True(JsonDocument.Parse(run.Out).RootElement.GetProperty("draws").GetInt64() > 1000);
    }

    [Fact]
    public void The_program_is_explained()
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of("simulate", folder.Write("s.yaml", Text), "--explain");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("normal_quantile", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_precision_is_reached_or_its_absence_is_said_and_ends_with_one()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("s.yaml", "title: a test\ndraws: 1000\nlet:\n  a: 1 to 10\nshow:\n  - a\n");
        CommandRun reached = CommandRun.Of("simulate", file, "--precision", "0.01");
        Assert.Equal(ExitCode.Done, reached.Code);
        Assert.DoesNotContain("Doubt", reached.Out, StringComparison.Ordinal);

        CommandRun missed = CommandRun.Of("simulate", file, "--precision", "1e-9");
        Assert.Equal(ExitCode.CheckFailed, missed.Code);
        Assert.Contains("Doubt: ", missed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_format_has_the_draws_and_the_seed()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("s.yaml", Text);
        Assert.All(TrendRenderer.Formats, format =>
        {
            string printed = CommandRun.Of("simulate", file, "--seed", "77", "--format", format).Out;
            Assert.Contains("77", printed, StringComparison.Ordinal);
            Assert.Contains(format is "csv" or "json" ? "20000" : "20,000", printed, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("fan", "used", ExitCode.Done)]
    [InlineData("density", "used", ExitCode.Done)]
    [InlineData("density", "full", ExitCode.Done)]
    [InlineData("fan", "full", ExitCode.BadInput)]
    [InlineData("density", "soon", ExitCode.BadInput)]
    [InlineData("tornado", "full", ExitCode.Done)]
    [InlineData("tornado", "used", ExitCode.BadInput)]
    [InlineData("dates", "full", ExitCode.Done)]
    [InlineData("dates", "used", ExitCode.BadInput)]
    [InlineData("fan", "nothing", ExitCode.BadInput)]
    public void A_picture_is_drawn_or_refused_in_a_sentence(string chart, string of, int code)
    {
        using var folder = new TemporaryFolder();
        string picture = Path.Combine(folder.Path, "p.svg");
        CommandRun run = CommandRun.Of("simulate", folder.Write("s.yaml", Text), "--figure", picture, "--chart", chart, "--of", of);
        Assert.Equal(code, run.Code);
        Assert.Equal(code == ExitCode.Done, File.Exists(picture));
    }

    [Theory]
    [InlineData("--draws", "0")]
    [InlineData("--draws", "1.5")]
    [InlineData("--part", "4/3", "--out", "x")]
    [InlineData("--part", "1/3")]
    [InlineData("--out", "x")]
    [InlineData("--device", "abacus")]
    [InlineData("--precision", "2")]
    [InlineData("--chart", "fan")]
    public void A_command_that_cannot_be_used_is_told_why(params string[] options)
    {
        using var folder = new TemporaryFolder();
        CommandRun run = CommandRun.Of(["simulate", folder.Write("s.yaml", Text), .. options]);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(options[0], run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
    }

    [Fact]
    public void A_scenario_that_is_not_there_or_cannot_be_read_ends_with_two()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(ExitCode.BadInput, CommandRun.Of("simulate", Path.Combine(folder.Path, "none.yaml")).Code);
        Assert.Equal(ExitCode.BadInput, CommandRun.Of("simulate", folder.Path).Code);
        Assert.Equal(ExitCode.BadInput, CommandRun.Of("simulate", folder.Write("s.yaml", [0xff, 0xfe, 0x00])).Code);
        CommandRun run = CommandRun.Of("merge", folder.Write("p", "nothing"), "--scenario", folder.Write("s.yaml", Text));
        Assert.Equal(ExitCode.BadInput, run.Code);
    }

    [Fact]
    public void A_cell_of_the_users_table_that_cannot_be_used_ends_with_three()
    {
        using var folder = new TemporaryFolder();
        string table = File.ReadAllText(Path.Combine(Repository.Data, "systems.csv"));
        int cell = table.IndexOf(",2026-07-15,", StringComparison.Ordinal);
        folder.Write("systems.csv", table[..cell] + ",2026-17-15," + table[(cell + 12)..]);
        File.Copy(Path.Combine(Repository.Data, "vintages.csv"), Path.Combine(folder.Path, "vintages.csv"));
        string file = folder.Write("s.yaml", "title: a\nyears: 2026..2030\nlet:\n  x: trend(cost, from: 2016)\nshow: [x]\n");
        CommandRun run = CommandRun.Of("simulate", file, "--data", folder.Path);
        Assert.Equal(ExitCode.DataViolation, run.Code);
        Assert.Contains("systems.csv: row 2, column published, '2026-17-15'", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);

        // Too few rows for a line are no fault of a cell.
        string few = folder.Write("t.yaml", "title: a\nyears: 2026..2030\nlet:\n  x: trend(cost, from: 2100)\nshow: [x]\n");
        Assert.Equal(ExitCode.CheckFailed, CommandRun.Of("simulate", few, "--data", Repository.Data).Code);
    }

    [Fact]
    public void The_sensitivity_is_in_every_format_with_its_inputs()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("s.yaml", "title: a\nlet:\n  p: normal(0, 1)\n  q: correlated(normal(0, 1), p, 0.5)\n  r: normal(0, 2) + normal(0, 1)\n  x: p + q + r\nshow: [x]\n");
        foreach (string format in TrendRenderer.Formats)
        {
            string printed = CommandRun.Of("simulate", file, "--sensitivity", "--format", format).Out;
            Assert.Contains("p, q", printed, StringComparison.Ordinal);
        }

        // The variance is 3 of p and q together, and 5 of r.
        JsonElement json = JsonDocument.Parse(CommandRun.Of("simulate", file, "--sensitivity", "--format", "json").Out).RootElement;
        JsonElement[] inputs = [.. json.GetProperty("sensitivity")[0].GetProperty("inputs").EnumerateArray()];
        Assert.Equal(["r", "p, q"], inputs.Select(input => input.GetProperty("input").GetString()));
        double[] truth = [5.0 / 8, 3.0 / 8];
        for (int i = 0; i < truth.Length; i++)
        {
            foreach (string index in (string[])["first_order", "total"])
            {
                JsonElement estimate = inputs[i].GetProperty(index);
                double error = estimate.GetProperty("monte_carlo_error").GetDouble();
                Assert.InRange(error, 1e-4, 0.02);
                Assert.InRange(estimate.GetProperty("value").GetDouble(), truth[i] - 4.5 * error, truth[i] + 4.5 * error);
            }
        }
    }

    [Fact]
    public void The_devices_are_listed()
    {
        CommandRun run = CommandRun.Of("devices");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("simd", run.Out, StringComparison.Ordinal);
        Assert.Contains("scalar", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_devices_are_listed_as_json_with_where_they_were_looked_for()
    {
        CommandRun run = CommandRun.Of("devices", "--format", "json");
        Assert.Equal(ExitCode.Done, run.Code);
        using var json = JsonDocument.Parse(run.Out);
        string[] names = [.. json.RootElement.GetProperty("devices").EnumerateArray().Select(device => device.GetProperty("device").GetString()!)];
        string[] expected = ["simd", "scalar", .. DeviceList.Found.Devices.Select(device => $"opencl:{device.Number}")];
        Assert.Equal(expected, names);
        Assert.Equal(DeviceList.Found.Looked, json.RootElement.GetProperty("looked").GetString());
    }

    [Fact]
    public async Task Without_a_driver_the_program_says_which_it_looked_for_and_runs_on_the_host()
    {
        using var folder = new TemporaryFolder();
        string scenario = folder.Write("s.yaml", Text);
        (int code, string text, string error) = await Child("OCL_ICD_VENDORS", "/nonexistent", "simulate", scenario, "--device", "opencl", "--draws", "1000");
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("There is no OpenCL device", text, StringComparison.Ordinal);
        Assert.Contains("Looked for", text, StringComparison.Ordinal);
        Assert.Equal("", error);
        (code, text, _) = await Child("OCL_ICD_VENDORS", "/nonexistent", "devices");
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("Looked for", text, StringComparison.Ordinal);
    }

    [PoclFact]
    public async Task A_device_asked_for_by_name_that_fails_is_one_sentence_and_the_code_of_bad_input()
    {
        // Pocl's own way to make its compiler refuse.
        using var folder = new TemporaryFolder();
        string scenario = folder.Write("s.yaml", Text);
        (int code, string text, string error) = await Child("POCL_EXTRA_BUILD_FLAGS", "-no-such-flag", "simulate", scenario, "--device", "opencl", "--draws", "1000");
        Assert.Equal(ExitCode.BadInput, code);
        Assert.Equal("", text);
        Assert.StartsWith($"OpenCL could not build a program for {DeviceList.Found.Preferred!.Name}: ", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private static async Task<(int Code, string Out, string Error)> Child(string variable, string value, params string[] args)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[variable] = value;
        foreach (string arg in (string[])[typeof(CommandLine).Assembly.Location, .. args])
        {
            start.ArgumentList.Add(arg);
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, text, await error);
    }
}
