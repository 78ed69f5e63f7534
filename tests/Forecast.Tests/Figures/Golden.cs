namespace Forecast.Tests.Figures;

/// <summary>Texts kept in the repository and compared letter by letter.</summary>
internal static class Golden
{
    private const string Update = "UPDATE_GOLDEN";

    public static void Compare(string name, string text, string folder = "figures")
    {
        string path = Path.Combine(Root(), "tests", "golden", folder, name);
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"There is no golden file {path}: run the tests with {Update}=1 to write it, and look at it.");
        string expected = File.ReadAllText(path);
        if (expected != text)
        {
            Assert.Fail($"{name} is different at {FirstDifference(expected, text)}. If that is meant, run the tests with {Update}=1 and look at the new file.");
        }
    }

    private static string FirstDifference(string expected, string actual)
    {
        string[] old = expected.Split('\n');
        string[] now = actual.Split('\n');
        int line = Enumerable.Range(0, Math.Max(old.Length, now.Length))
            .First(i => old.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $"line {line + 1}: was '{old.ElementAtOrDefault(line)}', is '{now.ElementAtOrDefault(line)}'";
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Forecast.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"Forecast.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
