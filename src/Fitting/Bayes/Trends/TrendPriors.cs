using System.Globalization;
using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>What is believed of a trend before its values are seen: weakly informative, in the units of the data.</summary>
/// <remarks>
/// Level and slope are normal, the scatter exponential. <see cref="ScaledTo"/> takes the scales that rstanarm's <c>autoscale</c> takes from
/// the data (Goodrich, Gabry, Ali and Brilleman, rstanarm, vignette "Prior distributions").
/// </remarks>
public sealed record TrendPriors
{
    private const double Width = 2.5;
    private readonly double _levelDeviation, _slopeDeviation, _scatterMean, _groupLevelMean, _groupSlopeMean;
    private readonly double _concentration = 2, _scatterSpread = 0.5, _shapeCount = 2, _shapeRate = 0.1;

    /// <summary>Priors of a trend; those of groups have the scales of level and slope over 2.5.</summary>
    /// <param name="levelMean">Mean of the normal prior of the level at the mean time, in the unit of the values.</param>
    /// <param name="levelDeviation">Its standard deviation.</param>
    /// <param name="slopeDeviation">Standard deviation of the normal prior of the slope, which has mean <see cref="SlopeMean"/>.</param>
    /// <param name="scatterMean">Mean of the exponential prior of the scatter about the line.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number that is not finite, or a scale that is not positive.</exception>
    public TrendPriors(double levelMean, double levelDeviation, double slopeDeviation, double scatterMean)
    {
        LevelMean = Allowed.Finite(levelMean);
        _levelDeviation = Allowed.Positive(levelDeviation);
        _slopeDeviation = Allowed.Positive(slopeDeviation);
        _scatterMean = Allowed.Positive(scatterMean);
        (_groupLevelMean, _groupSlopeMean) = (levelDeviation / Width, slopeDeviation / Width);
    }

    /// <summary>Mean of the normal prior of the level at the mean time, in the unit of the values.</summary>
    public double LevelMean { get; }

    /// <summary>Standard deviation of the prior of the level.</summary>
    public double LevelDeviation => _levelDeviation;

    /// <summary>Mean of the normal prior of the slope, in values a unit of time.</summary>
    public double SlopeMean { get; init; }

    /// <summary>Standard deviation of the prior of the slope.</summary>
    public double SlopeDeviation => _slopeDeviation;

    /// <summary>Mean of the exponential prior of the scatter about the line.</summary>
    public double ScatterMean => _scatterMean;

    /// <summary>Shape of the gamma prior of the degrees of freedom ν of Student-t errors, which is cut off below 1.</summary>
    /// <remarks>Gamma(2, 0.1): Juárez and Steel, "Model-based clustering of non-Gaussian panel data", JBES 28, 2010.</remarks>
    public double ShapeCount { get => _shapeCount; init => _shapeCount = Allowed.Positive(value); }

    /// <summary>Rate of the gamma prior of ν.</summary>
    public double ShapeRate { get => _shapeRate; init => _shapeRate = Allowed.Positive(value); }

    /// <summary>Mean of the exponential prior of the standard deviation of the groups' levels.</summary>
    public double GroupLevelMean { get => _groupLevelMean; init => _groupLevelMean = Allowed.Positive(value); }

    /// <summary>Mean of the exponential prior of the standard deviation of the groups' slopes.</summary>
    public double GroupSlopeMean { get => _groupSlopeMean; init => _groupSlopeMean = Allowed.Positive(value); }

    /// <summary>η of the LKJ prior of the correlation ρ of levels and slopes between groups: density ∝ (1 - ρ²)^(η - 1).</summary>
    /// <remarks>Lewandowski, Kurowicka and Joe, J. Multivariate Analysis 100, 2009.</remarks>
    public double Concentration { get => _concentration; init => _concentration = Allowed.Positive(value); }

    /// <summary>Standard deviation, between groups, of the logarithm of a scatter of the group's own.</summary>
    public double ScatterSpread { get => _scatterSpread; init => _scatterSpread = Allowed.Positive(value); }

    /// <summary>Priors on the scale of the data.</summary>
    /// <remarks>
    /// With the mean m and the standard deviation s of the values and t of the times: level ~ N(m, 2.5 s), slope ~ N(0, 2.5 s / t),
    /// scatter ~ exponential with mean s; the deviations of groups' levels and slopes are exponential with means s and s / t.
    /// </remarks>
    /// <param name="times">Times, in any unit.</param>
    /// <param name="values">The values, one a time.</param>
    /// <exception cref="ArgumentException">
    /// Fewer than three rows, a value that is not finite, or times or values that are all equal.
    /// </exception>
    public static TrendPriors ScaledTo(ReadOnlySpan<double> times, ReadOnlySpan<double> values)
    {
        var rows = new CentredRows(times, values);
        return rows.ValueUnit > 0
            ? new TrendPriors(rows.ValueMean, Width * rows.ValueUnit, Width * rows.ValueUnit / rows.TimeUnit, rows.ValueUnit)
            : throw new ArgumentException("All values are equal, so they give the priors no scale.", nameof(values));
    }

    /// <summary>The priors of level, slope and scatter, each in a sentence.</summary>
    public IReadOnlyList<string> Sentences =>
    [
        $"Level at the mean time: normal with mean {Number(LevelMean)} and standard deviation {Number(LevelDeviation)}.",
        $"Slope: normal with mean {Number(SlopeMean)} and standard deviation {Number(SlopeDeviation)}.",
        $"Scatter about the line: exponential with mean {Number(ScatterMean)}.",
    ];

    /// <summary>The prior of the degrees of freedom of Student-t errors in a sentence.</summary>
    public string ShapeSentence =>
        $"Degrees of freedom of the errors: gamma with shape {Number(ShapeCount)} and rate {Number(ShapeRate)}, above 1.";

    /// <summary>The priors of what groups differ by, each in a sentence.</summary>
    public IReadOnlyList<string> GroupSentences =>
    [
        $"Standard deviation of the groups' levels: exponential with mean {Number(GroupLevelMean)}.",
        $"Standard deviation of the groups' slopes: exponential with mean {Number(GroupSlopeMean)}.",
        $"Correlation of the groups' levels and slopes: LKJ with concentration {Number(Concentration)}.",
    ];

    /// <summary>The prior of a scatter of each group's own in a sentence.</summary>
    public string ScatterSentence =>
        $"Scatter of a group: that of all times a log-normal factor with standard deviation {Number(ScatterSpread)} of its logarithm.";

    internal static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
