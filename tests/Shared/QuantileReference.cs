using System.Globalization;
using System.Reflection;

namespace Forecast.Tests;

/// <summary>A line of <c>tests/golden/distributions/quantiles.txt</c>: a quantile that mpmath found in 60 digits.</summary>
internal sealed record QuantileReference(string Name, double[] Parameters, double U, double Value, double Logarithm, double Condition)
{
    public bool IsBody => U is >= 1e-6 and <= 1 - 1e-6;

    public static IEnumerable<QuantileReference> Of(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Distributions.quantiles.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split(' ');
            if (cells[0] == name)
            {
                double[] parameters = cells[1] == "-" ? [] : [.. cells[1].Split(',').Select(Number)];
                yield return new QuantileReference(name, parameters, Number(cells[2]), Number(cells[3]), Number(cells[4]), Number(cells[5]));
            }
        }
    }

    /// <summary>1e-14, or 24 roundings of the probability as they come back in the quantile, if that is more.</summary>
    public double BodyTolerance => Math.Max(1e-14, Condition * (U > 0.5 ? U / (1 - U) : 1) * 24 / (1L << 53));

    /// <summary>How far a value is from this, beside it.</summary>
    public double RelativeError(double actual) => actual == Value ? 0 : Math.Abs(actual - Value) / Math.Max(Math.Abs(Value), double.Epsilon);

    public override string ToString() => $"{Name}({string.Join(", ", Parameters)}) at {U:R}: {Value:R}, condition {Condition}";

    private static double Number(string text) => text == "-inf" ? double.NegativeInfinity : text == "inf" ? double.PositiveInfinity : double.Parse(text, CultureInfo.InvariantCulture);
}
