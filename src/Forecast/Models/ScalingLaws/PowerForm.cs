using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;

namespace Forecast.Models.ScalingLaws;

/// <summary>The form of a plain <see cref="PowerLaw"/>, y = A / x^α, through points: a straight line through the logarithms.</summary>
public sealed class PowerForm : ScalingForm<PowerLaw>
{
    private const int Parameters = 2;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _logX;
    private readonly double _centre;

    /// <summary>The form on some points.</summary>
    /// <param name="x">The quantity scaled up; positive.</param>
    /// <param name="y">The observations; positive.</param>
    public PowerForm(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        (_x, _y) = SamePoints.Of(x, y);
        (_logX, _centre) = CentredLogs.Of(x);
        Problem = new LogCurveProblem(Curve, Parameters, y);
    }

    /// <inheritdoc/>
    public override string Equation => "y = A / x^alpha";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Terms { get; } = ["A", "alpha"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Predictors { get; } = ["x"];

    /// <inheritdoc/>
    public override HuberProblem Problem { get; }

    /// <inheritdoc/>
    public override double[] Row(int index) => [_x[index]];

    /// <inheritdoc/>
    public override double Observed(int index) => _y[index];

    /// <inheritdoc/>
    public override PowerLaw ToLaw(double[] theta) => new(Elementary.Exp(theta[0] + theta[1] * _centre), theta[1]);

    /// <inheritdoc/>
    public override double[] Values(PowerLaw law) => [law.Coefficient, law.Exponent];

    /// <inheritdoc/>
    public override double At(PowerLaw law, ReadOnlySpan<double> predictors) => law.At(predictors[0]);

    /// <inheritdoc/>
    public override HuberMinimum Search(double threshold, int threads)
    {
        // The loss is convex in a line, so one start is enough: that of least squares.
        LinearTrend line = LinearTrend.Fit(_logX, [.. _y.Select(y => Elementary.Log(y))]);
        return HuberMinimum.FindLowest(Problem, threshold, [[line.At(0), -line.Slope]], threads);
    }

    private void Curve(ReadOnlySpan<double> theta, Span<double> logs, Span<double> jacobian)
    {
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = theta[0] - theta[1] * _logX[i];
            jacobian[Parameters * i] = 1;
            jacobian[Parameters * i + 1] = -_logX[i];
        }
    }
}
