using System.Reflection;
using Forecast.Data;
using Forecast.Reports;
using Forecast.Studies;

namespace Forecast.Cli;

/// <summary>What a report says about the run behind it.</summary>
internal static class RunDescription
{
    /// <summary>The run of some studies.</summary>
    /// <param name="data">The tables the studies read.</param>
    /// <param name="plan">Seed and draws.</param>
    /// <param name="only">The studies asked for by id; none when all ran.</param>
    /// <param name="findings">What the studies found.</param>
    public static RunInfo Of(DataFolder data, StudyPlan plan, IReadOnlyList<string> only, IReadOnlyList<Findings> findings)
    {
        string studies = only.Count == 0 ? "" : $" --only {string.Join(',', only)}";
        string command = $"forecast reproduce{studies} --seed {plan.Seed} --draws {plan.Draws}{(plan.Full ? " --full" : "")}";
        return new RunInfo(Version(), plan.Seed, plan.Draws, Vintages(data, findings), command);
    }

    /// <summary>The vintages that the numbers name and the other tables they rest on: the one place that turns a data folder into what a report says of it.</summary>
    private static VintageInfo[] Vintages(DataFolder data, IReadOnlyList<Findings> findings)
    {
        var named = findings.SelectMany(study => study.Numbers).Select(finding => finding.Vintage).ToHashSet(StringComparer.Ordinal);
        IEnumerable<VintageInfo> systems = data.Vintages.Where(vintage => named.Contains(vintage.Id))
            .Select(vintage => new VintageInfo(vintage.Id, vintage.Title, vintage.Sha256));
        IEnumerable<VintageInfo> others = findings.SelectMany(study => study.DataFiles.Select(file => (file, study.Title)))
            .DistinctBy(read => read.file)
            .Select(read => new VintageInfo(read.file, read.Title, TableText.Read(Path.Combine(data.Path, read.file)).Sha256));
        return [.. systems, .. others];
    }

    // The informational version ends in the commit where the build knows one.
    private static string Version() =>
        typeof(RunDescription).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
