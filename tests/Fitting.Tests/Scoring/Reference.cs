using System.Globalization;

namespace Forecast.Fitting.Tests.Scoring;

/// <summary>Lines of the files in <c>tests/golden/scoring</c>.</summary>
internal static class Reference
{
    /// <summary>The lines of <c>closed.txt</c> that begin with a word: parameters, and numbers.</summary>
    public static IEnumerable<(double[] Parameters, double[] Numbers)> Of(string what) =>
        Of(Lines("closed.txt"), what);

    /// <summary>Those of other lines that begin with the word.</summary>
    public static IEnumerable<(double[] Parameters, double[] Numbers)> Of(IEnumerable<string[]> lines, string what) =>
        lines.Where(line => line[0] == what).Select(line => (Numbers(line[1].Split(',')), Numbers(line.Skip(2))));

    public static IEnumerable<string[]> Lines(string name)
    {
        using Stream stream = typeof(Reference).Assembly.GetManifestResourceStream($"Scoring.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(
            line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    public static double[] Numbers(IEnumerable<string> texts) =>
        [.. texts.Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

    public static void Near(double expected, double actual, double tolerance) =>
        Assert.InRange(Math.Abs(actual - expected), 0, tolerance * Math.Max(Math.Abs(expected), 1e-3));
}
