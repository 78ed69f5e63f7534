namespace Forecast.Fitting.Bayes.PowerSums;

/// <summary>What is believed of a sum of powers and of its errors before the rows are seen.</summary>
/// <remarks>
/// The sum at the centre of the rows (the geometric mean of each quantity) is log-normal; how it splits into the constant and the powers is
/// uniform over all splits, Dirichlet(1, …, 1), so that no term is taken for granted. Exponents are log-normal and independent. The
/// scale of the errors of ln y is half Student-t with three degrees of freedom, the degrees of freedom of the errors gamma distributed
/// of shape 2 (Juárez and Steel 2010, J. Appl. Econometrics 25, 1128). Nothing here depends on the values observed.
/// </remarks>
public sealed record PowerSumPrior
{
    /// <summary>Mean of the logarithm of the sum at the centre.</summary>
    public double LogCentreMean { get; init; } = 1;

    /// <summary>Standard deviation of the logarithm of the sum at the centre.</summary>
    public double LogCentreDeviation { get; init; } = 1;

    /// <summary>Median of each exponent.</summary>
    public double ExponentMedian { get; init; } = 0.3;

    /// <summary>Standard deviation of the logarithm of each exponent.</summary>
    public double ExponentLogDeviation { get; init; } = 0.8;

    /// <summary>Scale of the half Student-t distribution of the errors' scale, in ln y.</summary>
    public double ErrorScale { get; init; } = 0.1;

    /// <summary>Rate of the gamma distribution of the degrees of freedom, whose mean is 2 / rate.</summary>
    public double FreedomRate { get; init; } = 0.1;

    /// <summary>Degrees of freedom of the errors where they are known rather than learned; positive.</summary>
    public double? Freedom { get; init; }

    internal void Check()
    {
        double[] positive = [LogCentreDeviation, ExponentMedian, ExponentLogDeviation, ErrorScale, FreedomRate, Freedom ?? 1];
        if (!double.IsFinite(LogCentreMean) || positive.Any(value => !(value > 0 && double.IsFinite(value))))
        {
            throw new ArgumentException($"Deviations, scales, medians, rates and degrees of freedom are positive numbers: {this}.");
        }
    }
}
