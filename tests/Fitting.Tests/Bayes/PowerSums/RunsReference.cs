using System.Globalization;

namespace Forecast.Fitting.Tests.Bayes.PowerSums;

/// <summary>The 240 training runs of the Chinchilla paper's figure 4, and the posterior that Stan has of them.</summary>
internal static class RunsReference
{
    private const int LeftOut = 5;

    private static readonly double[][] _rows = Rows();

    public static string[] Names { get; } = ["E", "A", "alpha", "B", "beta"];

    public static double[] Sizes { get; } = [.. _rows.Select(row => row[0])];

    public static double[] Tokens { get; } = [.. _rows.Select(row => row[1] / (6 * row[0]))];

    public static double[] Losses { get; } = [.. _rows.Select(row => row[2])];

    /// <summary>Mean, standard deviation, their Monte Carlo errors, and the 5 % and 95 % quantiles, by Stan.</summary>
    public static IReadOnlyDictionary<string, double[]> Stan { get; } = Lines("Bayes.chinchilla.txt")
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(words => words[0], words => words.Skip(1).Select(Number).ToArray());

    private static double[][] Rows()
    {
        double[][] all = [.. Lines("Bayes.chinchilla-figure-4.csv").Skip(1).Select(line => line.Split(',').Select(Number).ToArray())];
        double cut = all.Select(row => row[2]).OrderDescending().ElementAt(LeftOut - 1);
        return [.. all.Where(row => row[2] < cut)];
    }

    private static string[] Lines(string name)
    {
        using Stream stream = typeof(RunsReference).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
