using System.Globalization;

namespace Forecast.Fitting.Tests.Bayes.BrokenTrends;

/// <summary>The rows of <c>tests/golden/bayes/one-kink.csv</c>, with what Stan and integration say of them.</summary>
internal static class KinkReference
{
    private static readonly double[][] _rows =
        [.. Lines("Bayes.one-kink.csv").Skip(1).Select(line => line.Split(',').Select(Number).ToArray())];

    public static double[] Times { get; } = [.. _rows.Select(row => row[0])];

    public static double[] Values { get; } = [.. _rows.Select(row => row[1])];

    /// <summary>Mean, standard deviation, their Monte Carlo errors, and the 5 % and 95 % quantiles of a quantity, by Stan.</summary>
    public static IReadOnlyDictionary<string, double[]> Stan { get; } = Numbers("Bayes.one-kink.txt");

    /// <summary>What integration says.</summary>
    public static IReadOnlyDictionary<string, double[]> Exact { get; } = Numbers("Bayes.broken-trend.txt");

    private static Dictionary<string, double[]> Numbers(string name) => Lines(name)
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(words => words[0], words => words.Skip(1).Select(Number).ToArray());

    private static string[] Lines(string name)
    {
        using Stream stream = typeof(KinkReference).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
