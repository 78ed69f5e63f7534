using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;

namespace Forecast.Models.ScalingLaws;

/// <summary>The loss of a language model from its size and its data, as two powers over an irreducible loss.</summary>
/// <param name="E">Irreducible loss, in nats a token.</param>
/// <param name="A">Coefficient of the size.</param>
/// <param name="Alpha">Exponent of the size, above zero.</param>
/// <param name="B">Coefficient of the data.</param>
/// <param name="Beta">Exponent of the data, above zero.</param>
/// <remarks>L(N, D) = E + A / N^α + B / D^β, with N parameters and D training tokens (Hoffmann et al. 2022, eq. 2).</remarks>
public sealed record ChinchillaLaw(double E, double A, double Alpha, double B, double Beta)
{
    /// <summary>Training compute of one parameter and one token: C = 6 N D, in FLOP.</summary>
    public const double FlopPerParameterToken = 6;

    /// <summary>The power of compute at which the best size grows: a = β / (α + β).</summary>
    public double SizeExponent => Beta / (Alpha + Beta);

    /// <summary>The power of compute at which the best amount of data grows: b = α / (α + β).</summary>
    public double DataExponent => Alpha / (Alpha + Beta);

    /// <summary>Loss in nats a token.</summary>
    /// <param name="n">Parameters.</param>
    /// <param name="d">Training tokens.</param>
    public double Loss(double n, double d) => E + A * Elementary.Pow(n, -Alpha) + B * Elementary.Pow(d, -Beta);

    /// <summary>The size and data of least loss for a training budget.</summary>
    /// <param name="flop">Budget C in FLOP.</param>
    /// <remarks>
    /// N = G (C/6)^a, D = (C/6)^b / G, G = (α A / (β B))^(1 / (α + β)) (Hoffmann et al. 2022, eq. 4).
    /// </remarks>
    public Allocation Optimum(double flop)
    {
        Positive(flop, nameof(flop));
        double g = Elementary.Pow(Alpha * A / (Beta * B), 1 / (Alpha + Beta));
        double n = g * Elementary.Pow(flop / FlopPerParameterToken, SizeExponent);
        return At(n, flop / FlopPerParameterToken / n);
    }

    /// <summary>The compute-optimal training of a model of a given size.</summary>
    /// <param name="n">Parameters.</param>
    public Allocation OptimumOfSize(double n)
    {
        Positive(n, nameof(n));
        double g = Elementary.Pow(Alpha * A / (Beta * B), 1 / (Alpha + Beta));
        return At(n, Elementary.Pow(n / g, DataExponent / SizeExponent) / g);
    }

    /// <summary>The training of least lifetime compute that reaches a loss, given how many tokens the model will serve.</summary>
    /// <param name="loss">The loss to reach, above <see cref="E"/>, in nats a token.</param>
    /// <param name="inferenceTokens">Tokens served over the model's life, zero or more.</param>
    /// <remarks>
    /// min 6 N D + 2 N D_inf subject to L(N, D) = loss (Sardana et al. 2024, eq. 2). D follows from N and the loss, so one equation is left:
    /// the derivative of ln(N (6 D + 2 D_inf)) by ln N, which rises from -∞ at the smallest size that can reach the loss; bisected.
    /// </remarks>
    public Allocation InferenceOptimum(double loss, double inferenceTokens)
    {
        if (!(loss > E && double.IsFinite(loss)))
        {
            throw new ArgumentOutOfRangeException(nameof(loss), loss, $"A loss that can be reached is above the irreducible {E}.");
        }

        if (!(inferenceTokens >= 0 && double.IsFinite(inferenceTokens)))
        {
            throw new ArgumentOutOfRangeException(nameof(inferenceTokens), inferenceTokens, "The tokens served are zero or more.");
        }

        double low = Elementary.Log(A / (loss - E)) / Alpha, high = low + 100;
        for (int i = 0; i < 200; i++)
        {
            double middle = 0.5 * (low + high);
            double fromSize = A * Elementary.Exp(-Alpha * middle), fromData = loss - E - fromSize;
            double d = fromData > 0 ? Elementary.Pow(fromData / B, -1 / Beta) : double.PositiveInfinity;
            double share = 6 * d / (6 * d + 2 * inferenceTokens);
            double slope = double.IsFinite(d) ? 1 - share * Alpha * fromSize / (Beta * fromData) : double.NegativeInfinity;
            (low, high) = slope < 0 ? (middle, high) : (low, middle);
        }

        double n = Elementary.Exp(0.5 * (low + high));
        return At(n, Elementary.Pow((loss - E - A * Elementary.Pow(n, -Alpha)) / B, -1 / Beta));
    }

    /// <summary>The size and data of least loss for a training budget when only so many tokens exist and none is read twice.</summary>
    /// <param name="flop">Budget C in FLOP.</param>
    /// <param name="tokens">Tokens that exist.</param>
    /// <remarks>Where the optimum needs more tokens than there are, all of them are used and the rest of the budget goes into size.</remarks>
    public Allocation OptimumUnderDataCap(double flop, double tokens)
    {
        Positive(tokens, nameof(tokens));
        Allocation free = Optimum(flop);
        return free.D <= tokens ? free : At(flop / (FlopPerParameterToken * tokens), tokens);
    }

    /// <summary>The law as a sum of powers of N and D.</summary>
    public PowerSum ToSum() => new(E, [new PowerTerm(A, Alpha), new PowerTerm(B, Beta)]);

    /// <summary>The law that a sum of powers of N and D stands for.</summary>
    public static ChinchillaLaw FromSum(PowerSum sum)
    {
        ArgumentNullException.ThrowIfNull(sum);
        return sum.Powers.Count == 2
            ? new ChinchillaLaw(sum.Constant, sum.Powers[0].Coefficient, sum.Powers[0].Exponent, sum.Powers[1].Coefficient, sum.Powers[1].Exponent)
            : throw new ArgumentException($"The law has two powers; {sum.Powers.Count} were given.", nameof(sum));
    }

    private Allocation At(double n, double d) => new(n, d, Loss(n, d));

    private static void Positive(double value, string name)
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, "A positive number is wanted.");
        }
    }
}
