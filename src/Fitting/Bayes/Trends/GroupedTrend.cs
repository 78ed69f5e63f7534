using Forecast.Fitting.Bayes.Sampling;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>Straight lines of several groups, pooled: each group's level and slope come from a distribution that is learned.</summary>
/// <remarks>
/// yᵢ ~ N(αⱼ + βⱼ (tᵢ - t̄), σ) for a row of group j, with (αⱼ, βⱼ) ~ N((α, β), Ω), Ω made of the standard deviations τα, τβ and the
/// correlation ρ, and the priors of <see cref="TrendPriors"/>; where groups have a scatter of their own it is σⱼ = σ e^(s zⱼ),
/// zⱼ ~ N(0, 1). Given (τα, τβ, ρ, σ) all lines are normal and are integrated out exactly: the chain walks over those alone, beside
/// standard normal coordinates that place the lines in their exact conditional distribution. So there is no funnel and no choice between
/// centred and non-centred.
/// A place is (time, index of the group), the index that of <see cref="Groups"/>; <see cref="NewGroup"/> stands for a group not seen, whose
/// mean is the line of all and whose new observation has a line of its own.
/// </remarks>
public sealed class GroupedTrend : ITrendModel
{
    /// <summary>The index of a group that was not among the rows.</summary>
    public const int NewGroup = -1;

    /// <summary>Number of parameters before those of the groups: level, slope, their deviations, correlation, sigma.</summary>
    private const int Common = 6;

    private readonly double[] _times, _observed;
    private readonly int[] _group;
    private readonly GroupRows[] _rows;
    private readonly GroupedFrame _frame;

    /// <summary>A model of rows.</summary>
    /// <param name="times">Times, in any unit and order.</param>
    /// <param name="values">The values, one a time.</param>
    /// <param name="groups">The name of each row's group; at least two different ones.</param>
    /// <param name="options">Scatter and priors; null for one scatter and priors on the scale of the data.</param>
    /// <exception cref="ArgumentException">
    /// Fewer than three rows, lengths that differ, a number that is not finite, one time or one group only, or groups that each lie on a
    /// straight line, for which the scatter has no posterior.
    /// </exception>
    public GroupedTrend(
        ReadOnlySpan<double> times, ReadOnlySpan<double> values, IReadOnlyList<string> groups, GroupedTrendOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var rows = new CentredRows(times, values);
        if (groups.Count != rows.Count)
        {
            throw new ArgumentException($"{rows.Count} rows were given with {groups.Count} groups.", nameof(groups));
        }

        Groups = [.. groups.Distinct(StringComparer.Ordinal)];
        if (Groups.Count < 2)
        {
            throw new ArgumentException("Pooling needs at least two groups; all rows are of one.", nameof(groups));
        }

        options ??= new GroupedTrendOptions();
        (Priors, HasOwnScatter, Centre) = (options.Priors ?? TrendPriors.ScaledTo(times, values), options.HasOwnScatter, rows.Centre);
        (_times, _observed) = (rows.Times, rows.Values);
        string[] names = [.. Groups];
        _group = [.. groups.Select(name => Array.IndexOf(names, name))];
        _rows = [.. names.Select((_, j) => Sums(rows, j))];
        if (_rows.Sum(group => group.Degrees) > 0 && _rows.Sum(group => group.Residuals) <= 1e-24 * rows.Scatter)
        {
            throw new ArgumentException("Each group lies on a straight line, so that the scatter has no posterior.", nameof(values));
        }

        _frame = new GroupedFrame(_rows, Priors, rows.ValueMean, HasOwnScatter);
        Names =
        [
            "level", "slope", "level sd", "slope sd", "correlation", "sigma",
            .. names.SelectMany(name => new[] { $"level[{name}]", $"slope[{name}]" }),
            .. HasOwnScatter ? names.Select(name => $"sigma[{name}]") : [],
        ];
    }

    /// <summary>Names of the groups, in the order in which they first appear.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Whether each group has a scatter of its own.</summary>
    public bool HasOwnScatter { get; }

    /// <summary>Mean of the times: where levels are those of the lines.</summary>
    public double Centre { get; }

    /// <summary>What was believed before.</summary>
    public TrendPriors Priors { get; }

    /// <summary>The priors of all parameters, each in a sentence.</summary>
    public IReadOnlyList<string> PriorSentences =>
        [.. Priors.Sentences, .. Priors.GroupSentences, .. HasOwnScatter ? [Priors.ScatterSentence] : Array.Empty<string>()];

    /// <inheritdoc/>
    /// <remarks>
    /// level, slope, level sd, slope sd, correlation, sigma; level[g] and slope[g] of each group; sigma[g] where it has one.
    /// </remarks>
    public IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public int Observations => _observed.Length;

    /// <inheritdoc/>
    public IReadOnlyList<double> Observed => _observed;

    /// <inheritdoc/>
    public int Predictors => 2;

    /// <inheritdoc/>
    public void Place(int observation, Span<double> at) => (at[0], at[1]) = (_times[observation], _group[observation]);

    /// <inheritdoc/>
    public double Mean(ReadOnlySpan<double> parameters, ReadOnlySpan<double> at)
    {
        int line = Line(GroupAt(at));
        return Math.FusedMultiplyAdd(parameters[line + 1], at[0] - Centre, parameters[line]);
    }

    /// <inheritdoc/>
    public ILogDensity Density() => new GroupedTrendDensity(_frame);

    /// <inheritdoc/>
    public void Start(RandomSequence random, Span<double> coordinates)
    {
        ArgumentNullException.ThrowIfNull(random);
        for (int i = 0; i < coordinates.Length; i++)
        {
            coordinates[i] = 2 * random.NextUniform() - 1;
        }
    }

    /// <inheritdoc/>
    public void Parameters(ReadOnlySpan<double> coordinates, Span<double> parameters)
    {
        var pooled = new PooledLines(_frame);
        pooled.Solve(coordinates);
        (parameters[2], parameters[3], parameters[4], parameters[5]) =
            (pooled.LevelDeviation, pooled.SlopeDeviation, pooled.Correlation, pooled.Sigma);
        ReadOnlySpan<double> z = coordinates[_frame.FirstLine..];
        Pair mean = pooled.Mean(new Pair(z[0], z[1]));
        (parameters[0], parameters[1]) = (mean.X + _frame.Origin, mean.Y);
        for (int j = 0; j < _rows.Length; j++)
        {
            Pair line = pooled.Line(j, mean, new Pair(z[2 * j + 2], z[2 * j + 3]));
            (parameters[Line(j)], parameters[Line(j) + 1]) = (line.X + _frame.Origin, line.Y);
            if (HasOwnScatter)
            {
                parameters[Common + 2 * _rows.Length + j] = pooled.Scatter(j);
            }
        }
    }

    /// <inheritdoc/>
    public void LogLikelihood(ReadOnlySpan<double> parameters, Span<double> pointwise)
    {
        for (int i = 0; i < _observed.Length; i++)
        {
            int line = Line(_group[i]);
            double sigma = ScatterOf(parameters, _group[i]);
            double z = (_observed[i] - parameters[line] - parameters[line + 1] * (_times[i] - Centre)) / sigma;
            pointwise[i] = -0.5 * (Natural.LogOfTwoPi + z * z) - Natural.Log(sigma);
        }
    }

    /// <inheritdoc/>
    public double Draw(ReadOnlySpan<double> parameters, ReadOnlySpan<double> at, RandomSequence random)
    {
        int group = GroupAt(at);
        double mean = Mean(parameters, at), sigma = ScatterOf(parameters, Math.Max(group, 0));
        if (group == NewGroup)
        {
            double first = StandardNormal.Next(random), second = StandardNormal.Next(random), rho = parameters[4];
            double slope = parameters[3] * (rho * first + Math.Sqrt(1 - rho * rho) * second);
            mean += parameters[2] * first + slope * (at[0] - Centre);
            sigma = HasOwnScatter ? parameters[5] * Natural.Exp(Priors.ScatterSpread * StandardNormal.Next(random)) : parameters[5];
        }

        return Math.FusedMultiplyAdd(sigma, StandardNormal.Next(random), mean);
    }

    private static int Line(int group) => group == NewGroup ? 0 : Common + 2 * group;

    private double ScatterOf(ReadOnlySpan<double> parameters, int group) =>
        parameters[HasOwnScatter ? Common + 2 * _rows.Length + group : Common - 1];

    private int GroupAt(ReadOnlySpan<double> at) => at[1] >= NewGroup && at[1] < Groups.Count && at[1] == (int)at[1]
        ? (int)at[1]
        : throw new ArgumentException(
            $"A group is an index below {Groups.Count}, or {NewGroup} for a new one; {at[1]} was given.", nameof(at));

    private GroupRows Sums(CentredRows rows, int group)
    {
        int[] own = [.. Enumerable.Range(0, rows.Count).Where(i => _group[i] == group)];
        return GroupRows.Of([.. own.Select(i => rows.X[i])], [.. own.Select(i => rows.Y[i])]);
    }
}
