using System.Runtime.Intrinsics;
using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>The posterior of a line with Student-t errors over steps of (level, slope, ln σ) and, where ν is sampled, ln(ν - 1).</summary>
internal sealed class StudentTrendDensity(PaddedRows rows, LineFrame frame, TrendPriors priors, int count, double? shape) : ILogDensity
{
    // The prior's bulk: ν from about 4 to 50.
    private const double Middle = 2.3;

    private readonly double _levelPrecision = 1 / (priors.LevelDeviation * priors.LevelDeviation);
    private readonly double _slopePrecision = 1 / (priors.SlopeDeviation * priors.SlopeDeviation);
    private readonly double _rate = 1 / priors.ScatterMean;

    public int Dimension => shape is null ? 4 : 3;

    /// <summary>ln(ν - 1) at a coordinate.</summary>
    public static double LogShape(double coordinate) => Middle + coordinate;

    public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient)
    {
        double level = frame.Level(at[0]), slope = frame.Slope(at[1]), log = frame.LogSigma(at[2]);
        double excess = shape is null ? OneLane.Exp(LogShape(at[3])) : 0, nu = shape ?? StudentTrend.LeastShape + excess;
        double sigma = OneLane.Exp(log), scale = 1 / (nu * sigma * sigma);
        (double logs, double pull, double tilt, double share) = Sums(level, slope, scale);

        double levelGap = level - priors.LevelMean, slopeGap = slope - priors.SlopeMean, prior = _rate * sigma;
        gradient[0] = frame.LevelStep * ((nu + 1) * scale * pull - _levelPrecision * levelGap);
        gradient[1] = frame.SlopeStep * ((nu + 1) * scale * tilt - _slopePrecision * slopeGap);
        gradient[2] = frame.LogStep * ((nu + 1) * share - count + 1 - prior);
        double value = -0.5 * (nu + 1) * logs + (1 - count) * log - prior
            - 0.5 * (_levelPrecision * levelGap * levelGap + _slopePrecision * slopeGap * slopeGap);
        if (shape is null)
        {
            double constant = GammaHalfStep.At(0.5 * nu, out double bySize), logNu = OneLane.Log(nu);
            double byShape = 0.5 * count * (bySize - 1 / nu) - 0.5 * logs + 0.5 * (nu + 1) / nu * share
                + (priors.ShapeCount - 1) / nu - priors.ShapeRate;
            gradient[3] = byShape * excess + 1;
            value += count * (constant - 0.5 * logNu) + (priors.ShapeCount - 1) * logNu - priors.ShapeRate * nu + LogShape(at[3]);
        }

        return value;
    }

    // With r the residual, t = r² / (ν σ²): the sums of ln(1 + t), r / (1 + t), r x / (1 + t) and t / (1 + t).
    private (double Logs, double Pull, double Tilt, double Share) Sums(double level, double slope, double scale)
    {
        Vector512<double> one = Vector512.Create(1.0), c = Vector512.Create(scale);
        Vector512<double> a = Vector512.Create(level), b = Vector512.Create(slope);
        Vector512<double> logs = default, pull = default, tilt = default, share = default;
        for (int first = 0; first < rows.X.Length; first += PaddedRows.Block)
        {
            Vector512<double> product = one;
            for (int i = first; i < first + PaddedRows.Block; i++)
            {
                Vector512<double> x = rows.X[i], residual = (rows.Y[i] - a - b * x) * rows.Mask[i];
                Vector512<double> t = residual * residual * c, below = one + t, weighted = residual / below;
                product *= below;
                pull += weighted;
                tilt += weighted * x;
                share += weighted * residual;
            }

            logs += VectorElementary.Log(product);
        }

        return (PaddedRows.Sum(logs), PaddedRows.Sum(pull), PaddedRows.Sum(tilt), scale * PaddedRows.Sum(share));
    }
}
