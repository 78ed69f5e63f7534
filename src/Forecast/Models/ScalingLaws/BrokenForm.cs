using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;

namespace Forecast.Models.ScalingLaws;

/// <summary>The form of a <see cref="BrokenLaw"/> with one break through points.</summary>
/// <remarks>
/// θ = (ln a, ln b, c_0, c_1, ln d_1, ln f_1), b at the centre of ln x. The starts are a break at every tenth of the range of ln x, two
/// widths, two first exponents and three changes, 108 in all, each with the limit and b of variable projection, and last the fit by
/// variable projection itself.
/// </remarks>
public sealed class BrokenForm : ScalingForm<BrokenLaw>
{
    // ln of a limit too small to matter in any unit; the search lets one that the points do not show run on below it.
    private const double Nothing = -40;

    private const int Parameters = 6;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _logX;
    private readonly double _centre;

    /// <summary>The form on some points.</summary>
    /// <param name="x">The quantity scaled up; positive.</param>
    /// <param name="y">The observations; positive.</param>
    public BrokenForm(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        (_x, _y) = SamePoints.Of(x, y);
        (_logX, _centre) = CentredLogs.Of(x);
        Problem = new LogCurveProblem(Curve, Parameters, y);
    }

    /// <inheritdoc/>
    public override string Equation => "y = a + b x^-c_0 (1 + (x / d_1)^(1 / f_1))^(-c_1 f_1)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Terms { get; } = ["a", "b", "c_0", "c_1", "d_1", "f_1"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Predictors { get; } = ["x"];

    /// <inheritdoc/>
    public override HuberProblem Problem { get; }

    /// <inheritdoc/>
    public override double[] Row(int index) => [_x[index]];

    /// <inheritdoc/>
    public override double Observed(int index) => _y[index];

    /// <inheritdoc/>
    public override BrokenLaw ToLaw(double[] theta) => new(
        theta[0] < Nothing ? 0 : Elementary.Exp(theta[0]),
        Elementary.Exp(theta[1] + theta[2] * _centre),
        theta[2],
        [new BrokenLawBreak(theta[3], Elementary.Exp(theta[4] + _centre), Elementary.Exp(theta[5]))]);

    /// <summary>The law of least squared relative errors, by variable projection from some shapes.</summary>
    /// <param name="shapes">Starts, each c_0, c_1, ln d_1 and ln f_1.</param>
    public BrokenLaw Project(IReadOnlyList<double[]> shapes)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        double[][] centred = [.. shapes.Select(shape => new[] { shape[0], shape[1], shape[2] - _centre, shape[3] })];
        SeparableFit projected = SeparableFit.Fit(Columns, [.. _y.Select(_ => 1.0)], centred);
        return ToLaw(Start([.. projected.Shape], projected.Coefficients));
    }

    /// <inheritdoc/>
    public override double[] Values(BrokenLaw law) =>
        [law.Limit, law.Coefficient, law.Exponent, law.Breaks[0].Change, law.Breaks[0].Place, law.Breaks[0].Width];

    /// <inheritdoc/>
    public override double At(BrokenLaw law, ReadOnlySpan<double> predictors) => law.At(predictors[0]);

    /// <inheritdoc/>
    public override HuberMinimum Search(double threshold, int threads)
    {
        double low = _logX.Min(), high = _logX.Max();
        double[][] shapes =
        [
            .. from place in Enumerable.Range(1, 9)
               from width in new[] { 0.05, 0.3 }
               from first in new[] { 0.05, 0.5 }
               from change in new[] { -0.5, 0.5, 4 }
               select new[] { first, change, low + (high - low) * place / 10, Elementary.Log(width) },
        ];
        double[] ones = [.. _y.Select(_ => 1.0)];
        SeparableFit projected = SeparableFit.Fit(Columns, ones, shapes);
        double[][] starts =
        [
            .. shapes.Select(shape => Start(shape, NonNegativeLeastSquares.Solve(Columns(shape), ones))),
            Start([.. projected.Shape], projected.Coefficients),
        ];
        return HuberMinimum.FindLowest(Problem, threshold, starts, threads);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Doubts(BrokenLaw law)
    {
        foreach (string doubt in AtBound(_y[0], ("a", law.Limit), ("b", _x.Max(x => law.At(x) - law.Limit))))
        {
            yield return doubt;
        }

        if (law.Breaks[0].Place < _x.Min() || law.Breaks[0].Place > _x.Max())
        {
            yield return "The break lies outside the points: they do not show where the exponent changes, or whether it does.";
        }
    }

    private static double[] Start(double[] shape, IReadOnlyList<double> coefficients) =>
        [Level(coefficients[0]), Level(coefficients[1]), shape[0], shape[1], shape[2], shape[3]];

    // A level of nothing has no logarithm; one too small to matter lets the search raise it again.
    private static double Level(double coefficient) => Elementary.Log(Math.Max(coefficient, 1e-3));

    private double[][] Columns(double[] shape)
    {
        double width = Elementary.Exp(shape[3]);
        return
        [
            [.. _y.Select(y => 1 / y)],
            [
                .. _logX.Select((l, i) =>
                    Elementary.Exp(-shape[0] * l - shape[1] * width * BrokenLaw.Softplus((l - shape[2]) / width)) / _y[i]),
            ],
        ];
    }

    private void Curve(ReadOnlySpan<double> theta, Span<double> logs, Span<double> jacobian)
    {
        double width = Elementary.Exp(theta[5]);
        for (int i = 0; i < logs.Length; i++)
        {
            double z = (_logX[i] - theta[4]) / width, soft = BrokenLaw.Softplus(z), up = Elementary.Exp(-Math.Abs(z));
            double rise = (z > 0 ? 1 : up) / (1 + up);
            double u = theta[1] - theta[2] * _logX[i] - theta[3] * width * soft;
            double sum = Math.Max(theta[0], u) + Elementary.Log(1 + Elementary.Exp(-Math.Abs(theta[0] - u)));
            double share = Elementary.Exp(u - sum);
            Span<double> row = jacobian.Slice(Parameters * i, Parameters);
            logs[i] = sum;
            row[0] = 1 - share;
            row[1] = share;
            row[2] = -share * _logX[i];
            row[3] = -share * width * soft;
            row[4] = share * theta[3] * rise;
            row[5] = -share * theta[3] * width * (soft - rise * z);
        }
    }
}
