using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>The rows of the groups, their priors, and which coordinate is what.</summary>
/// <remarks>
/// Coordinates: ln τα, ln τβ, artanh ρ and ln σ; then zⱼ of each scatter, shifted, where groups have their own; then two standard normal
/// ones for the common line and for each group's.
/// </remarks>
internal sealed class GroupedFrame
{
    // Where a chain starts: well inside the prior.
    private const double Start = 0.3;

    public GroupedFrame(GroupRows[] groups, TrendPriors priors, double origin, bool hasOwnScatter)
    {
        (Groups, Priors, Origin) = (groups, priors, origin);
        Spread = hasOwnScatter ? priors.ScatterSpread : 0;
        Shifts = [.. groups.Select(group => hasOwnScatter ? Spread / (Spread * Spread + 0.5 / group.Count) : 0)];
        FirstLine = 4 + (hasOwnScatter ? groups.Length : 0);
        (LogLevel, LogSlope) = (Natural.Log(Start * priors.GroupLevelMean), Natural.Log(Start * priors.GroupSlopeMean));
        double residuals = groups.Sum(group => group.Residuals);
        LogSigma = residuals > 0
            ? 0.5 * Natural.Log(residuals / Math.Max(1, groups.Sum(group => Math.Max(0, group.Degrees))))
            : Natural.Log(Start * priors.ScatterMean);
        Precision = new Symmetric(
            1 / (priors.LevelDeviation * priors.LevelDeviation), 0, 1 / (priors.SlopeDeviation * priors.SlopeDeviation));
        Believed = Precision * new Pair(priors.LevelMean - origin, priors.SlopeMean);
    }

    public GroupRows[] Groups { get; }

    public TrendPriors Priors { get; }

    /// <summary>What is taken off all values.</summary>
    public double Origin { get; }

    /// <summary>Deviation of ln σⱼ; zero where all groups have one scatter.</summary>
    public double Spread { get; }

    /// <summary>What is taken off zⱼ for each unit of the coordinate of ln σ, one a group.</summary>
    /// <remarks>
    /// Where a group has many rows its σⱼ is known and zⱼ follows σ; its coordinate is then that of ln σⱼ itself. The share is that of the
    /// rows' information, 2n, in all of it (Papaspiliopoulos, Roberts and Sköld, Statistical Science 22, 2007).
    /// </remarks>
    public double[] Shifts { get; }

    /// <summary>Index of the first coordinate of a line.</summary>
    public int FirstLine { get; }

    public int Dimension => FirstLine + 2 + 2 * Groups.Length;

    /// <summary>zⱼ; zero where all groups have one scatter.</summary>
    public double Factor(ReadOnlySpan<double> at, int group) => Spread == 0 ? 0 : at[4 + group] - Shifts[group] * at[3];

    public double LogLevel { get; }

    public double LogSlope { get; }

    public double LogSigma { get; }

    /// <summary>Inverse covariance of the prior of the common line.</summary>
    public Symmetric Precision { get; }

    /// <summary>It times the prior's mean, values less <see cref="Origin"/>.</summary>
    public Pair Believed { get; }
}
