using Forecast.Cli;
using Forecast.Studies;
using Forecast.Tests.Reports;

namespace Forecast.Tests.Cli;

/// <summary>A command line over studies that a test chooses, in a folder of its own.</summary>
internal sealed class Session : IDisposable
{
    private readonly IReadOnlyList<IStudy> _studies;

    public Session(params Findings[] studies)
        : this([.. studies.Select(findings => new SyntheticStudy(findings.StudyId, (_, _) => findings))])
    {
    }

    public Session(params IStudy[] studies)
    {
        _studies = studies;
        Directory.CreateDirectory(Data);
        File.WriteAllText(
            Path.Combine(Data, "vintages.csv"),
            "id,date,file,rows,sha256,source_sha256,title,source,licence,scope,domains_from\n"
            + "2022-02,2022-02-01,systems.csv,1,9f86,,Milestones,a notebook,CC BY 4.0,notable,\n");
    }

    public TemporaryFolder Folder { get; } = new();

    public string Data => Folder.File("data");

    public string Out => Folder.File("out");

    public string Printed { get; private set; } = "";

    public string Complained { get; private set; } = "";

    /// <summary>Runs <c>reproduce</c> with the folders of this session.</summary>
    public int Reproduce(params string[] args) => Run(["reproduce", "--data", Data, "--out", Out, .. args]);

    public int Run(params string[] args) => Run(false, args);

    public int Run(bool interactive, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output, error, interactive, 120);
        int code = CommandLine.Run(args, terminal, [t => ListVerb.Create(t, _studies), t => ReproduceVerb.Create(t, _studies)]);
        Printed = output.ToString();
        Complained = error.ToString();
        return code;
    }

    public void Dispose() => Folder.Dispose();
}
