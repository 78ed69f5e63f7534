namespace Forecast.Projections;

/// <summary>By how much the spread of a projection grows with its horizon so that its intervals held what they claim when backtested.</summary>
/// <remarks>A factor multiplies a draw's distance from the median in log10 units; 1 leaves it. Between two horizons the factor runs straight, beyond the last it stays.</remarks>
public sealed class IntervalInflation
{
    private readonly (double Years, double Factor)[] _steps;

    /// <summary>An inflation of intervals.</summary>
    /// <param name="steps">Horizons in years, ascending, each with its factor of at least 1.</param>
    public IntervalInflation(params IReadOnlyList<(double Years, double Factor)> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        for (int i = 0; i < steps.Count; i++)
        {
            if (!(steps[i].Factor >= 1 && double.IsFinite(steps[i].Factor)) || !(steps[i].Years > (i == 0 ? 0 : steps[i - 1].Years)))
            {
                throw new ArgumentException($"Step {i}, {steps[i]}, is not allowed: horizons ascend from above 0 and a factor is at least 1.", nameof(steps));
            }
        }

        _steps = [.. steps];
    }

    /// <summary>No inflation.</summary>
    public static IntervalInflation None { get; } = new();

    /// <summary>Whether any horizon is widened.</summary>
    public bool Widens => _steps.Any(step => step.Factor > 1);

    /// <summary>The horizons in years with their factors.</summary>
    public IReadOnlyList<(double Years, double Factor)> Steps => _steps;

    /// <summary>The factor at a horizon.</summary>
    /// <param name="years">Years ahead of the last data.</param>
    public double Factor(double years)
    {
        if (_steps.Length == 0)
        {
            return 1;
        }

        int next = Array.FindIndex(_steps, step => step.Years >= years);
        if (next < 0)
        {
            return _steps[^1].Factor;
        }

        (double start, double before) = next == 0 ? (0, 1) : _steps[next - 1];
        double share = Math.Max(0, (years - start) / (_steps[next].Years - start));
        return before + share * (_steps[next].Factor - before);
    }
}
