using System.Globalization;
using System.Reflection;
using Forecast.Fitting.Bayes;

namespace Forecast.Fitting.Tests.Bayes;

/// <summary>Draws of several kinds, and what the R package posterior says of them: <c>tests/golden/bayes/diagnostics.R</c>.</summary>
internal static class DiagnosisReference
{
    public static Posterior Draws { get; } = ReadDraws();

    public static IReadOnlyDictionary<string, double[]> Rows { get; } =
        Read("Bayes.diagnostics.csv").Skip(1).ToDictionary(cells => cells[0], cells => cells[1..].Select(Number).ToArray());

    public static TheoryData<string> Kinds { get; } = [.. Draws.Names];

    private static Posterior ReadDraws()
    {
        string[][] lines = [.. Read("Bayes.draws.csv")];
        string[] names = lines[0][2..];
        double[][][] values = [.. lines.Skip(1).GroupBy(cells => cells[0])
            .Select(chain => names.Select((_, parameter) => chain.Select(cells => Number(cells[parameter + 2])).ToArray()).ToArray())];
        return new Posterior(names, values);
    }

    private static IEnumerable<string[]> Read(string resource)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split(',');
        }
    }

    private static double Number(string text) => text == "NA" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
}
