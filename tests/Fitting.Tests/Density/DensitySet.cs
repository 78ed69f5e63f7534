using System.Globalization;

namespace Forecast.Fitting.Tests.Density;

/// <summary>One of the sets of <c>tests/golden/density</c>, with what R says of it.</summary>
public sealed record DensitySet(string Name, double[] Values, IReadOnlyDictionary<string, double[]> Numbers)
{
    public static IReadOnlyDictionary<string, DensitySet> All { get; } = Read();

    public double[] this[string what] => Numbers[what];

    private static Dictionary<string, DensitySet> Read()
    {
        ILookup<string, double> rows = Lines("Density.rows.csv").Skip(1).Select(line => line.Split(','))
            .ToLookup(row => row[0], row => Number(row[1]));
        IEnumerable<string[]> reference = Lines("Density.reference.txt")
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return reference.GroupBy(line => line[0]).ToDictionary(
            set => set.Key,
            set => new DensitySet(
                set.Key,
                [.. rows[set.Key]],
                set.ToDictionary(line => line[1], line => line.Skip(2).Select(Number).ToArray())));
    }

    private static string[] Lines(string name)
    {
        using Stream stream = typeof(DensitySet).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
