using Forecast.Fitting.Numerics;

namespace Forecast.Models.ScalingLaws;

/// <summary>The loss of one model as it is trained.</summary>
public sealed class TrainingCurve
{
    private readonly double[] _tokens;
    private readonly double[] _loss;

    /// <summary>A curve.</summary>
    /// <param name="n">Parameters; positive.</param>
    /// <param name="tokens">Tokens read at each point; positive and ascending.</param>
    /// <param name="loss">Loss at each point, in nats a token.</param>
    public TrainingCurve(double n, ReadOnlySpan<double> tokens, ReadOnlySpan<double> loss)
    {
        if (!(n > 0) || tokens.IsEmpty || tokens.Length != loss.Length || !(tokens[0] > 0))
        {
            throw new ArgumentException($"A curve has a size, and as many losses as amounts of data, all positive; {n}, {loss.Length} and {tokens.Length} were given.", nameof(n));
        }

        for (int i = 1; i < tokens.Length; i++)
        {
            if (!(tokens[i] > tokens[i - 1]))
            {
                throw new ArgumentException($"Tokens rise along a curve; {tokens[i - 1]} is followed by {tokens[i]}.", nameof(tokens));
            }
        }

        (N, _tokens, _loss) = (n, tokens.ToArray(), loss.ToArray());
    }

    /// <summary>Parameters.</summary>
    public double N { get; }

    /// <summary>Tokens read at each point.</summary>
    public IReadOnlyList<double> Tokens => _tokens;

    /// <summary>Loss at each point.</summary>
    public IReadOnlyList<double> Loss => _loss;

    /// <summary>Training compute at a point, in FLOP.</summary>
    public double Flop(int point) => ChinchillaLaw.FlopPerParameterToken * N * _tokens[point];

    /// <summary>The loss after a budget, between points linear in the logarithm of compute; null outside the curve.</summary>
    public double? LossAt(double flop)
    {
        double tokens = flop / (ChinchillaLaw.FlopPerParameterToken * N);
        int at = Array.BinarySearch(_tokens, tokens);
        if (at >= 0)
        {
            return _loss[at];
        }

        int above = ~at;
        if (above == 0 || above == _tokens.Length)
        {
            return null;
        }

        double share = Elementary.Log(tokens / _tokens[above - 1]) / Elementary.Log(_tokens[above] / _tokens[above - 1]);
        return _loss[above - 1] + share * (_loss[above] - _loss[above - 1]);
    }
}
