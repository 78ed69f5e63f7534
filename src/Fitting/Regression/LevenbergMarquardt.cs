using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Forecast.Fitting.Regression;

/// <summary>Where a search for the smallest sum of squares ended.</summary>
/// <param name="Parameters">The parameters there.</param>
/// <param name="Converged">Whether the search stopped because nothing was left to gain.</param>
/// <param name="Iterations">Accepted steps.</param>
internal sealed record LeastSquaresMinimum(double[] Parameters, bool Converged, int Iterations);

/// <summary>The method of Levenberg (1944) and Marquardt (1963) in Moré's scaling (1978).</summary>
/// <remarks>
/// The step d solves (J'J + λ D²) d = J'r by QR of J and then of [R; √λ D]; D holds the largest column lengths of J so far, which
/// fade by a tenth at each step, and makes the search independent of the units of the parameters; λ follows the ratio of actual to
/// predicted reduction (Nielsen 1999). Each step is bent by its geodesic acceleration and refused where it bends much (Transtrum and
/// Sethna 2012), which keeps the search off the plateaus of hard problems.
/// </remarks>
internal sealed class LevenbergMarquardt
{
    private const double FirstDamping = 1e-2;
    private const double RelativeStep = 1e-11;
    private const double Orthogonality = 1e-11;

    // Moré never forgets a column's largest length; one steep place would then bind the search for ever (NIST's MGH10 from its far start).
    private const double Fading = 0.9;

    // Transtrum and Sethna's recommendations.
    private const double Probe = 0.1;
    private const double MostBend = 0.75;

    private readonly Func<double[], double[]> _residuals;
    private readonly Func<double[], Matrix<double>> _jacobian;
    private readonly int _mostIterations;

    /// <param name="residuals">Observed less fitted at some parameters.</param>
    /// <param name="jacobian">Derivatives of the fitted values, a column a parameter.</param>
    /// <param name="mostIterations">Steps tried at most.</param>
    public LevenbergMarquardt(Func<double[], double[]> residuals, Func<double[], Matrix<double>> jacobian, int mostIterations)
    {
        _residuals = residuals;
        _jacobian = jacobian;
        _mostIterations = mostIterations;
    }

    public LeastSquaresMinimum From(double[] start)
    {
        double[] at = [.. start];
        double[] residual = _residuals(at);
        double sum = Design.SumOfSquares(residual);
        double damping = FirstDamping, growth = 2;
        double[] scale = new double[at.Length];
        Linearisation? line = null;
        int accepted = 0;
        for (int iteration = 0; iteration < _mostIterations && double.IsFinite(sum); iteration++)
        {
            if (line is null)
            {
                line = Linearisation.At(_jacobian(at), residual, scale);
                if (line is null || line.Slope <= Orthogonality * Math.Sqrt(sum) || sum == 0)
                {
                    return new LeastSquaresMinimum(at, line is not null, accepted);
                }
            }

            (double[] step, double predicted) = line.Step(damping, scale);
            (double[] bent, bool straight) = Bend(line, at, residual, step, damping, scale);
            double[] trial = [.. at.Select((v, j) => v + bent[j])];
            double[] trialResidual = _residuals(trial);
            double trialSum = Design.SumOfSquares(trialResidual);
            double ratio = (sum - trialSum) / predicted;
            bool tiny = Enumerable.Range(0, at.Length).All(j => Math.Abs(step[j]) <= RelativeStep * Math.Abs(at[j]));
            if (straight && trialSum < sum && ratio > 1e-4)
            {
                (at, residual, sum, line, growth) = (trial, trialResidual, trialSum, null, 2);
                double side = 2 * ratio - 1;
                damping = Math.Max(damping * Math.Max(0.1, 1 - side * side * side), 1e-16);
                accepted++;
            }
            else
            {
                damping *= growth;
                growth = Math.Min(growth * 2, 64);
            }

            if (tiny)
            {
                return new LeastSquaresMinimum(at, true, accepted);
            }
        }

        return new LeastSquaresMinimum(at, false, accepted);
    }

    // The step with half its geodesic acceleration a, which solves the same system for the curvature of the model along the step. A step
    // whose acceleration is not small beside it leaves the region in which the model is nearly straight: it is refused.
    private (double[] Step, bool Straight) Bend(Linearisation line, double[] at, double[] residual, double[] step, double damping, double[] scale)
    {
        double[] ahead = _residuals([.. at.Select((v, j) => v + Probe * step[j])]);
        double[] tangent = line.Along(step);
        double[] curvature = [.. ahead.Select((v, i) => -2 / Probe * ((residual[i] - v) / Probe - tangent[i]))];
        double[] acceleration = line.Step(curvature, damping, scale);
        double bend = Length(acceleration, scale), length = Length(step, scale);
        if (!(2 * bend <= MostBend * length))
        {
            return (step, false);
        }

        return ([.. step.Select((v, j) => v + acceleration[j] / 2)], true);
    }

    private static double Length(double[] step, double[] scale) => Math.Sqrt(step.Select((v, j) => v * v * scale[j] * scale[j]).Sum());

    /// <summary>The model made straight around some parameters.</summary>
    private sealed class Linearisation
    {
        private readonly Matrix<double> _jacobian;
        private readonly QR<double> _factored;
        private readonly Vector<double> _projected;

        private Linearisation(Matrix<double> jacobian, double[] residual)
        {
            _jacobian = jacobian;
            _factored = jacobian.QR(QRMethod.Thin);
            _projected = _factored.Q.TransposeThisAndMultiply(Vector<double>.Build.Dense(residual));
        }

        // Length of the residuals' part in the tangent plane: zero at a minimum.
        public double Slope => _projected.L2Norm();

        public static Linearisation? At(Matrix<double> jacobian, double[] residual, double[] scale)
        {
            for (int j = 0; j < scale.Length; j++)
            {
                scale[j] = Math.Max(Fading * scale[j], jacobian.Column(j).L2Norm());
                if (!double.IsFinite(scale[j]))
                {
                    return null;
                }

                scale[j] = scale[j] == 0 ? 1e-300 : scale[j];
            }

            return new Linearisation(jacobian, residual);
        }

        public double[] Along(double[] step) => (_jacobian * Vector<double>.Build.Dense(step)).ToArray();

        public (double[] Step, double Predicted) Step(double damping, double[] scale)
        {
            double[] step = Solve(_projected, damping, scale);

            // The sum of squares the straight model loses, |J d|² + 2 λ |D d|².
            double tangent = (_factored.R * Vector<double>.Build.Dense(step)).L2Norm(), length = Length(step, scale);
            return (step, tangent * tangent + 2 * damping * length * length);
        }

        public double[] Step(double[] right, double damping, double[] scale) =>
            Solve(_factored.Q.TransposeThisAndMultiply(Vector<double>.Build.Dense(right)), damping, scale);

        private double[] Solve(Vector<double> projected, double damping, double[] scale)
        {
            int p = scale.Length;
            double root = Math.Sqrt(damping);
            Matrix<double> r = _factored.R;
            QR<double> stacked = Matrix<double>.Build.Dense(2 * p, p, (i, j) => i < p ? r[i, j] / scale[j] : i - p == j ? root : 0).QR(QRMethod.Thin);
            Vector<double> right = Vector<double>.Build.Dense(2 * p, i => i < p ? projected[i] : 0);
            Vector<double> step = stacked.R.Solve(stacked.Q.TransposeThisAndMultiply(right));
            return [.. step.Select((v, j) => v / scale[j])];
        }
    }
}
