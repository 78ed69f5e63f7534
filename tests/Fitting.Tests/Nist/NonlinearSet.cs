using System.Globalization;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Tests.Nist;

/// <summary>One of NIST's nonlinear problems, with both starts and its certified values.</summary>
public sealed record NonlinearSet(
    string Name,
    double[] Start1,
    double[] Start2,
    double[] Estimates,
    double[] Deviations,
    double ResidualSum,
    double ResidualDeviation,
    double[] Y,
    IReadOnlyList<double[]> Columns)
{
    public static IReadOnlyDictionary<string, NonlinearSet> All { get; } = Read();

    public string[] Terms => [.. Estimates.Select((_, j) => $"b{j + 1}")];

    public NonlinearModel Model => Models[Name];

    private static readonly NonlinearModel Saturation = (b, x) => b[0] * (1 - Dual.Exp(-b[1] * x[0]));

    private static readonly NonlinearModel Chwirut = (b, x) => Dual.Exp(-b[0] * x[0]) / (b[1] + b[2] * x[0]);

    private static readonly NonlinearModel Lanczos = (b, x) => b[0] * Dual.Exp(-b[1] * x[0]) + b[2] * Dual.Exp(-b[3] * x[0]) + b[4] * Dual.Exp(-b[5] * x[0]);

    private static readonly NonlinearModel Cubics = (b, x) =>
        (b[0] + x[0] * (b[1] + x[0] * (b[2] + x[0] * b[3]))) / (1 + x[0] * (b[4] + x[0] * (b[5] + x[0] * b[6])));

    private static readonly NonlinearModel Peaks = (b, x) =>
        b[0] * Dual.Exp(-b[1] * x[0]) + b[2] * Dual.Exp(-Square((x[0] - b[3]) / b[4])) + b[5] * Dual.Exp(-Square((x[0] - b[6]) / b[7]));

    private static readonly Dictionary<string, NonlinearModel> Models = new()
    {
        ["Bennett5"] = (b, x) => b[0] * Dual.Pow(b[1] + x[0], -1 / b[2]),
        ["BoxBOD"] = Saturation,
        ["Chwirut1"] = Chwirut,
        ["Chwirut2"] = Chwirut,
        ["DanWood"] = (b, x) => b[0] * Dual.Pow(x[0], b[1]),
        ["ENSO"] = (b, x) => b[0] + b[1] * Math.Cos(2 * Math.PI * x[0] / 12) + b[2] * Math.Sin(2 * Math.PI * x[0] / 12)
            + b[4] * Dual.Cos(2 * Math.PI * x[0] / b[3]) + b[5] * Dual.Sin(2 * Math.PI * x[0] / b[3])
            + b[7] * Dual.Cos(2 * Math.PI * x[0] / b[6]) + b[8] * Dual.Sin(2 * Math.PI * x[0] / b[6]),
        ["Eckerle4"] = (b, x) => b[0] / b[1] * Dual.Exp(-0.5 * Square((x[0] - b[2]) / b[1])),
        ["Gauss1"] = Peaks,
        ["Gauss2"] = Peaks,
        ["Gauss3"] = Peaks,
        ["Hahn1"] = Cubics,
        ["Kirby2"] = (b, x) => (b[0] + x[0] * (b[1] + x[0] * b[2])) / (1 + x[0] * (b[3] + x[0] * b[4])),
        ["Lanczos1"] = Lanczos,
        ["Lanczos2"] = Lanczos,
        ["Lanczos3"] = Lanczos,
        ["MGH09"] = (b, x) => b[0] * (x[0] * x[0] + x[0] * b[1]) / (x[0] * x[0] + x[0] * b[2] + b[3]),
        ["MGH10"] = (b, x) => b[0] * Dual.Exp(b[1] / (x[0] + b[2])),
        ["MGH17"] = (b, x) => b[0] + b[1] * Dual.Exp(-x[0] * b[3]) + b[2] * Dual.Exp(-x[0] * b[4]),
        ["Misra1a"] = Saturation,
        ["Misra1b"] = (b, x) => b[0] * (1 - 1 / Square(1 + b[1] * x[0] / 2)),
        ["Misra1c"] = (b, x) => b[0] * (1 - 1 / Dual.Sqrt(1 + 2 * b[1] * x[0])),
        ["Misra1d"] = (b, x) => b[0] * b[1] * x[0] / (1 + b[1] * x[0]),
        ["Nelson"] = (b, x) => b[0] - b[1] * x[0] * Dual.Exp(-b[2] * x[1]),
        ["Rat42"] = (b, x) => b[0] / (1 + Dual.Exp(b[1] - b[2] * x[0])),
        ["Rat43"] = (b, x) => b[0] / Dual.Pow(1 + Dual.Exp(b[1] - b[2] * x[0]), 1 / b[3]),
        ["Roszman1"] = (b, x) => b[0] - b[1] * x[0] - Dual.Atan(b[2] / (x[0] - b[3])) / Math.PI,
        ["Thurber"] = Cubics,
    };

    private static Dual Square(Dual x) => x * x;

    private static Dictionary<string, NonlinearSet> Read()
    {
        using Stream stream = typeof(NonlinearSet).Assembly.GetManifestResourceStream("Nist.nonlinear.txt")!;
        using var reader = new StreamReader(stream);
        var sets = new Dictionary<string, NonlinearSet>();
        foreach (string text in reader.ReadToEnd().Split("\nset ").Skip(1))
        {
            string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            double[][] head = [.. lines.Skip(2).Take(6).Select(line => Numbers(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]))];
            double[][] rows = [.. lines.Skip(8).Select(Numbers)];
            double[] y = [.. rows.Select(row => lines[0] == "Nelson" ? Math.Log(row[0]) : row[0])];
            double[][] columns = [.. Enumerable.Range(1, rows[0].Length - 1).Select(j => rows.Select(row => row[j]).ToArray())];
            sets[lines[0]] = new NonlinearSet(lines[0], head[0], head[1], head[2], head[3], head[4][0], head[5][0], y, columns);
        }

        return sets;
    }

    private static double[] Numbers(string line) =>
        [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => double.Parse(s, CultureInfo.InvariantCulture))];
}
