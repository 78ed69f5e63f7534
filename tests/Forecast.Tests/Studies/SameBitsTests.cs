using System.Diagnostics;
using Forecast.Studies;
using Forecast.Tests.Data;

namespace Forecast.Tests.Studies;

public sealed class SameBitsTests
{
    [Fact]
    public async Task The_report_is_the_same_bytes_on_one_thread_and_on_several()
    {
        using var folder = new TemporaryFolder();
        string[] threads = ["1", "2", "5"];
        string[] reports = await Task.WhenAll(threads.Select(count => Reproduce(Path.Combine(folder.Path, count), count)));
        Assert.All(reports, report => Assert.Equal(reports[0], report));
        Assert.Contains("\"compute-trends/table-4/2016-2022-large-scale/doubling-time/high\"", reports[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_is_the_same_bytes_on_narrower_vectors_and_on_none()
    {
        using var folder = new TemporaryFolder();
        string[] without = ["DOTNET_None", "DOTNET_EnableAVX512", "DOTNET_EnableAVX2", "DOTNET_EnableHWIntrinsic"];
        string[] reports = await Task.WhenAll(without.Select(setting => Reproduce(Path.Combine(folder.Path, setting), "2", setting)));
        Assert.All(reports, report => Assert.Equal(reports[0], report));
    }

    [Fact]
    public async Task Another_seed_gives_another_report()
    {
        using var folder = new TemporaryFolder();
        string one = await Reproduce(Path.Combine(folder.Path, "one"), "2", more: ["--seed", "1"]);
        string two = await Reproduce(Path.Combine(folder.Path, "two"), "2", more: ["--seed", "2"]);
        Assert.NotEqual(one.Replace("\"seed\": 1", "", StringComparison.Ordinal), two.Replace("\"seed\": 2", "", StringComparison.Ordinal));
    }

    // Trained networks, simulations and posteriors among them: one run on one thread with the widest vectors, one on five with narrower ones.
    [Fact]
    public async Task Every_study_is_the_same_bytes_on_other_threads_and_vectors()
    {
        using var folder = new TemporaryFolder();
        string one = await Reproduce(Path.Combine(folder.Path, "one"), "1", only: null);
        string five = await Reproduce(Path.Combine(folder.Path, "five"), "5", "DOTNET_EnableAVX512", only: null);
        Assert.Equal(one, five);
        Assert.All(Catalogue.All, study => Assert.Contains($"\"id\": \"{study.Id}\"", one, StringComparison.Ordinal));
    }

    private static async Task<string> Reproduce(
        string folder, string threads, string? without = null, string[]? more = null, string? only = "compute-trends")
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Forecast.dll"), "reproduce", .. only is null ? Array.Empty<string>() : ["--only", only], "--data", Repository.Data, "--out", folder, "--draws", "2000", "--quiet", .. more ?? []];
        Array.ForEach(arguments, start.ArgumentList.Add);
        start.Environment["DOTNET_PROCESSOR_COUNT"] = threads;
        if (without is not null)
        {
            start.Environment[without] = "0";
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return await File.ReadAllTextAsync(Path.Combine(folder, "findings.json"));
    }
}
