namespace Forecast.Gpu.Results;

/// <summary>The draws of an output as far as their order goes: all of them, or a sketch.</summary>
internal interface IOrderedDraws
{
    /// <summary>The largest share of the draws by which a quantile's rank may be off; 0 where all draws are kept.</summary>
    double RankError { get; }

    /// <summary>Quantiles of the draws that are numbers, by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996).</summary>
    /// <param name="probabilities">From 0 to 1, ascending.</param>
    double[] Quantiles(ReadOnlySpan<double> probabilities);

    /// <summary>The share of draws by which the rank of one quantile may be off.</summary>
    /// <param name="probability">From 0 to 1.</param>
    double RankErrorAt(double probability);

    /// <summary>How many draws lie below a value, and how many at or below it, with the number of draws that either may be off by.</summary>
    (double Below, double AtMost, double Error) Count(double value);
}
