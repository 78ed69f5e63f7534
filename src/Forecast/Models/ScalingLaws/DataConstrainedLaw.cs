using Forecast.Fitting.Numerics;

namespace Forecast.Models.ScalingLaws;

/// <summary>The loss of a language model whose training data are read more than once.</summary>
/// <param name="Unconstrained">The law of data read once.</param>
/// <param name="DataHalfLife">R*_D, the repetitions after which a further one is worth 1/e of a fresh pass.</param>
/// <param name="SizeHalfLife">R*_N, the same for parameters beyond those the unique data call for.</param>
/// <remarks>
/// L = E + A / N'^α + B / D'^β with D' = U_D + U_D R*_D (1 - exp(-R_D / R*_D)), R_D = D / U_D - 1, and N' likewise from U_N, the size that
/// is compute-optimal for U_D tokens, and R_N = N / U_N - 1 (Muennighoff et al. 2023, eqs. 5 and 6).
/// </remarks>
public sealed record DataConstrainedLaw(ChinchillaLaw Unconstrained, double DataHalfLife, double SizeHalfLife)
{
    /// <summary>Loss in nats a token.</summary>
    /// <param name="n">Parameters.</param>
    /// <param name="d">Training tokens, repeats counted.</param>
    /// <param name="unique">Tokens that are different, U_D.</param>
    /// <remarks>U_D is the less of the two: no more tokens are different than are read.</remarks>
    public double Loss(double n, double d, double unique) =>
        Unconstrained.Loss(EffectiveSize(n, Math.Min(unique, d)), EffectiveData(d, unique));

    /// <summary>D', the fresh tokens that would do as well.</summary>
    /// <param name="d">Training tokens, repeats counted.</param>
    /// <param name="unique">Tokens that are different.</param>
    public double EffectiveData(double d, double unique) => Effective(d, unique, DataHalfLife);

    /// <summary>N', the parameters that would do as well if the data called for them.</summary>
    /// <param name="n">Parameters.</param>
    /// <param name="unique">Tokens that are different.</param>
    public double EffectiveSize(double n, double unique) => Effective(n, SizeFor(unique), SizeHalfLife);

    /// <summary>U_N, the size that is compute-optimal for so many tokens, in parameters.</summary>
    public double SizeFor(double tokens)
    {
        (double _, double a, double alpha, double b, double beta) = Unconstrained;
        double g = Elementary.Pow(alpha * a / (beta * b), 1 / (alpha + beta));
        return g * Elementary.Pow(tokens * g, Unconstrained.SizeExponent / Unconstrained.DataExponent);
    }

    /// <summary>The size and data of least loss for a training budget, when only so many different tokens exist.</summary>
    /// <param name="flop">Budget in FLOP.</param>
    /// <param name="unique">Tokens that are different.</param>
    /// <remarks>Golden-section search over ln N; along 6 N D = C the loss falls and then rises.</remarks>
    public Allocation Optimum(double flop, double unique)
    {
        if (!(flop > 0 && unique > 0 && double.IsFinite(flop) && double.IsFinite(unique)))
        {
            throw new ArgumentException($"A budget and a stock of data above zero are wanted; {flop} FLOP and {unique} tokens were given.", nameof(flop));
        }

        double budget = flop / ChinchillaLaw.FlopPerParameterToken, centre = Elementary.Log(Unconstrained.Optimum(flop).N);
        double at = Minimise(logN => Loss(Elementary.Exp(logN), budget / Elementary.Exp(logN), unique), centre - 12, centre + 12);
        double n = Elementary.Exp(at);
        return new Allocation(n, budget / n, Loss(n, budget / n, unique));
    }

    private static double Effective(double amount, double unique, double halfLife)
    {
        if (amount <= unique)
        {
            return amount;
        }

        double repeats = amount / unique - 1, t = repeats / halfLife;
        return unique + unique * (t < 1e-4 ? repeats * (1 - t * (0.5 - t / 6)) : halfLife * (1 - Elementary.Exp(-t)));
    }

    private static double Minimise(Func<double, double> f, double low, double high)
    {
        double golden = (Math.Sqrt(5) - 1) / 2;
        double left = high - golden * (high - low), right = low + golden * (high - low);
        double atLeft = f(left), atRight = f(right);
        for (int i = 0; i < 100; i++)
        {
            if (atLeft < atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - golden * (high - low);
                atLeft = f(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + golden * (high - low);
                atRight = f(right);
            }
        }

        return 0.5 * (low + high);
    }
}
