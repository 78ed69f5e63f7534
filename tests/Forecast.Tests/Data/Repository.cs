namespace Forecast.Tests.Data;

/// <summary>Where the tests find the repository and what lies beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Data => Path.Combine(Root, "data");

    /// <summary>The public tables, which are not in the repository.</summary>
    public static string Sources =>
        Environment.GetEnvironmentVariable("FORECAST_SOURCES") ?? Path.GetFullPath(Path.Combine(Root, "..", "shared", "sources", "systems"));

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Forecast.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}

/// <summary>A fact about the public tables; skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SourceFactAttribute : FactAttribute
{
    public SourceFactAttribute()
    {
        if (!Directory.Exists(Repository.Sources))
        {
            Skip = $"The public tables are not in {Repository.Sources}; set FORECAST_SOURCES to their folder.";
        }
    }
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("forecast-tests-").FullName;

    public string Write(string name, string text)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    public string Write(string name, byte[] bytes)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>What a command printed and returned.</summary>
internal sealed record CommandRun(int Code, string Out, string Error)
{
    public static CommandRun Of(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int code = Forecast.Cli.CommandLine.Run(args, new Forecast.Cli.Terminal(output, error, false, 120));
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}
