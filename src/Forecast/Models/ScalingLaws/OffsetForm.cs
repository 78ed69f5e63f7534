using Forecast.Fitting.Regression;

namespace Forecast.Models.ScalingLaws;

/// <summary>The form of a <see cref="PowerLaw"/> over a limit, y = E + A / x^α, through points.</summary>
/// <remarks>
/// The starts are a grid of 270, grouped by the exponent; given that, the limit and the coefficient are linear and found by variable
/// projection, zero or more.
/// </remarks>
public sealed class OffsetForm : ScalingForm<PowerLaw>
{
    private static readonly PowerSumGrid Grid = new([-3, -2, -1, 0, 1], [0, 5, 10, 15, 20, 25], [0, 0.05, 0.1, 0.2, 0.35, 0.5, 1, 1.5, 2]);
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly PowerSumProblem _problem;

    /// <summary>The form on some points.</summary>
    /// <param name="x">The quantity scaled up; positive.</param>
    /// <param name="y">The observations; positive.</param>
    public OffsetForm(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        (_x, _y) = SamePoints.Of(x, y);
        _problem = new PowerSumProblem([_x], y);
    }

    /// <inheritdoc/>
    public override string Equation => "y = E + A / x^alpha";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Terms { get; } = ["E", "A", "alpha"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Predictors { get; } = ["x"];

    /// <inheritdoc/>
    public override HuberProblem Problem => _problem;

    /// <inheritdoc/>
    public override double[] Row(int index) => [_x[index]];

    /// <inheritdoc/>
    public override double Observed(int index) => _y[index];

    /// <inheritdoc/>
    public override PowerLaw ToLaw(double[] theta)
    {
        PowerSum sum = _problem.ToSum(theta);
        return new PowerLaw(sum.Powers[0].Coefficient, sum.Powers[0].Exponent, sum.Constant);
    }

    /// <inheritdoc/>
    public override double[] Values(PowerLaw law) => [law.Limit, law.Coefficient, law.Exponent];

    /// <inheritdoc/>
    public override double At(PowerLaw law, ReadOnlySpan<double> predictors) => law.At(predictors[0]);

    /// <inheritdoc/>
    public override HuberMinimum Search(double threshold, int threads) => Grid.Search(_problem, threshold, threads);

    /// <inheritdoc/>
    public override IEnumerable<string> Doubts(PowerLaw law)
    {
        foreach (string doubt in AtBound(_y[0], ("E", law.Limit), ("A", _x.Max(x => law.At(x) - law.Limit))))
        {
            yield return doubt;
        }

        if (law.Exponent <= 0)
        {
            yield return "The exponent is not above zero: the points rise without a limit, and E is not one.";
        }
    }
}
