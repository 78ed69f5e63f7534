using System.Globalization;
using MathNet.Numerics;

namespace Forecast.Fitting.Tests.Bayes.Comparison;

/// <summary>
/// One of the sets of <c>tests/golden/loo</c>: log likelihoods made again from draws and rows, and what R's loo says of them.
/// </summary>
public sealed record LooSet(string Name, double[][] LogLikelihood, IReadOnlyDictionary<string, double[]> Numbers)
{
    public const int Chains = 4;

    public static IReadOnlyDictionary<string, LooSet> All { get; } = Read();

    public double[] this[string what] => Numbers[what];

    private static Dictionary<string, LooSet> Read()
    {
        ILookup<string, string[]> rows = Lines("Loo.rows.csv", ',').Skip(1).ToLookup(line => line[0]);
        ILookup<string, string[]> draws = Lines("Loo.draws.csv", ',').Skip(1).ToLookup(line => line[0]);
        ILookup<string, string[]> numbers = Lines("Loo.reference.txt", ' ').ToLookup(line => line[0]);
        return numbers.ToDictionary(set => set.Key, set => new LooSet(
            set.Key,
            Matrix(set.Key, rows[set.Key], [.. draws[set.Key].Select(line => line.Skip(1).Select(Number).ToArray())]),
            set.ToDictionary(line => line[1], line => line.Skip(2).Select(Number).ToArray())));
    }

    private static double[][] Matrix(string name, IEnumerable<string[]> rows, double[][] draws) =>
    [
        .. rows.Select(row =>
        {
            double[] x = [.. row[1].Split(';').Select(Number)];
            double y = Number(row[2]);
            return Array.ConvertAll(draws, theta => name switch
            {
                "roaches" => Poisson(y, Math.Exp(theta[0] + theta[1] * x[0] + theta[2] * x[1] + theta[3] * x[2]) * x[3]),
                "student" => Student((y - theta[0] - theta[1] * x[0]) / Math.Exp(theta[2])) - theta[2],
                "quadratic" => Normal(y - theta[0] - theta[1] * x[0] - theta[2] * x[0] * x[0], theta[3]),
                _ => Normal(y - theta[0] - theta[1] * x[0], theta[2]),
            });
        }),
    ];

    private static double Poisson(double y, double mean) => y * Math.Log(mean) - mean - SpecialFunctions.GammaLn(y + 1);

    private static double Normal(double residual, double logSigma) =>
        -0.5 * Math.Log(2 * Math.PI) - logSigma - 0.5 * Math.Pow(residual / Math.Exp(logSigma), 2);

    // With four degrees of freedom the constant is ln(3/8).
    private static double Student(double z) => Math.Log(0.375) - 2.5 * Math.Log(1 + z * z / 4);

    private static IEnumerable<string[]> Lines(string name, char separator)
    {
        using Stream stream = typeof(LooSet).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(
            line => line.Split(separator, StringSplitOptions.RemoveEmptyEntries));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
