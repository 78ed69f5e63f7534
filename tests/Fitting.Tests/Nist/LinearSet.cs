using System.Globalization;

namespace Forecast.Fitting.Tests.Nist;

/// <summary>One of NIST's linear sets, with its certified values.</summary>
public sealed record LinearSet(
    string Name,
    IReadOnlyList<string> Terms,
    IReadOnlyList<double[]> Columns,
    double[] Y,
    double[] Estimates,
    double[] Deviations,
    double ResidualDeviation,
    double RSquared)
{
    public static IReadOnlyDictionary<string, LinearSet> All { get; } = Read();

    private static Dictionary<string, LinearSet> Read()
    {
        using Stream stream = typeof(LinearSet).Assembly.GetManifestResourceStream("Nist.linear.txt")!;
        using var reader = new StreamReader(stream);
        var sets = new Dictionary<string, LinearSet>();
        foreach (string text in reader.ReadToEnd().Split("\nset ").Skip(1))
        {
            string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            string terms = Rest(lines[1]);
            double[][] rows = [.. lines.Skip(6).Select(Numbers)];
            double[] y = [.. rows.Select(row => row[0])];
            double[] ones = [.. y.Select(_ => 1.0)];
            IReadOnlyList<double[]> columns = terms == "multiple"
                ? [ones, .. Enumerable.Range(1, rows[0].Length - 1).Select(j => rows.Select(row => row[j]).ToArray())]
                : [.. terms.Split(' ').Select(power => rows.Select(row => Power(row[1], int.Parse(power, CultureInfo.InvariantCulture))).ToArray())];
            sets[lines[0]] = new LinearSet(
                lines[0],
                [.. columns.Select((_, j) => $"B{j}")],
                columns,
                y,
                Numbers(Rest(lines[2])),
                Numbers(Rest(lines[3])),
                Numbers(Rest(lines[4]))[0],
                Numbers(Rest(lines[5]))[0]);
        }

        return sets;
    }

    private static double Power(double x, int power)
    {
        double product = 1;
        for (int i = 0; i < power; i++)
        {
            product *= x;
        }

        return product;
    }

    private static string Rest(string line) => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    private static double[] Numbers(string line) =>
        [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => double.Parse(s, CultureInfo.InvariantCulture))];
}
