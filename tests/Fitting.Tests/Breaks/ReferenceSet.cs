using System.Globalization;

namespace Forecast.Fitting.Tests.Breaks;

/// <summary>One of the sets of <c>tests/golden/breaks</c>, with what R says of it.</summary>
public sealed record ReferenceSet(string Name, double[] X, double[] Y, IReadOnlyDictionary<string, double[]> Numbers)
{
    public static IReadOnlyDictionary<string, ReferenceSet> All { get; } = Read();

    public double[] this[string what] => Numbers[what];

    private static Dictionary<string, ReferenceSet> Read()
    {
        string[][] rows = [.. Lines("Breaks.rows.csv").Skip(1).Select(line => line.Split(','))];
        string[][] reference = [.. Lines("Breaks.reference.txt").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        return rows.GroupBy(row => row[0]).ToDictionary(
            set => set.Key,
            set => new ReferenceSet(
                set.Key,
                [.. set.Select(row => Number(row[1]))],
                [.. set.Select(row => Number(row[2]))],
                reference.Where(line => line[0] == set.Key).ToDictionary(line => line[1], line => line.Skip(2).Select(Number).ToArray())));
    }

    private static string[] Lines(string name)
    {
        using Stream stream = typeof(ReferenceSet).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
