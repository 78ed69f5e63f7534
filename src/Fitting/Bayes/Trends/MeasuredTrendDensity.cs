using System.Runtime.Intrinsics;
using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>The posterior of a line through measurements over steps of (level, slope, ln σ).</summary>
internal sealed class MeasuredTrendDensity(MeasuredRows rows, LineFrame frame, TrendPriors priors) : ILogDensity
{
    private readonly double _levelPrecision = 1 / (priors.LevelDeviation * priors.LevelDeviation);
    private readonly double _slopePrecision = 1 / (priors.SlopeDeviation * priors.SlopeDeviation);
    private readonly double _rate = 1 / priors.ScatterMean;

    public int Dimension => 3;

    public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient)
    {
        double level = frame.Level(at[0]), slope = frame.Slope(at[1]), log = frame.LogSigma(at[2]);
        double sigma = OneLane.Exp(log);
        Slopes of = Known(level, slope, sigma);
        for (int i = 0; i < rows.X.Length; i++)
        {
            double mean = Math.FusedMultiplyAdd(slope, rows.X[i], level);
            NormalBetween between = NormalBetween.Of((rows.Low[i] - mean) / sigma, (rows.High[i] - mean) / sigma);
            double pull = -between.ByShift / sigma;
            of = new Slopes(of.Value + between.Log, of.Level + pull, of.Slope + pull * rows.X[i], of.Log - between.ByStretch);
        }

        double levelGap = level - priors.LevelMean, slopeGap = slope - priors.SlopeMean, prior = _rate * sigma;
        gradient[0] = frame.LevelStep * (of.Level - _levelPrecision * levelGap);
        gradient[1] = frame.SlopeStep * (of.Slope - _slopePrecision * slopeGap);
        gradient[2] = frame.LogStep * (of.Log + 1 - prior);
        return of.Value + log - prior - 0.5 * (_levelPrecision * levelGap * levelGap + _slopePrecision * slopeGap * slopeGap);
    }

    // The log likelihood of the rows with a value, and its derivatives by level, slope and ln σ.
    private Slopes Known(double level, double slope, double sigma)
    {
        PaddedRows known = rows.Known;
        Vector512<double> one = Vector512.Create(1.0), a = Vector512.Create(level), b = Vector512.Create(slope);
        Vector512<double> square = Vector512.Create(sigma * sigma);
        Vector512<double> value = default, pull = default, tilt = default, spread = default;
        for (int first = 0; first < known.X.Length; first += PaddedRows.Block)
        {
            Vector512<double> product = one;
            for (int i = first; i < first + PaddedRows.Block; i++)
            {
                Vector512<double> x = known.X[i], residual = (known.Y[i] - a - b * x) * known.Mask[i];
                Vector512<double> own = square * known.Mask[i], variance = own + known.Errors[i];
                Vector512<double> weight = one / variance, weighted = residual * weight, energy = residual * weighted;
                product *= variance;
                value += energy;
                pull += weighted;
                tilt += weighted * x;
                spread += own * weight * (energy - one);
            }

            value += VectorElementary.Log(product);
        }

        return new Slopes(-0.5 * PaddedRows.Sum(value), PaddedRows.Sum(pull), PaddedRows.Sum(tilt), PaddedRows.Sum(spread));
    }

    private readonly record struct Slopes(double Value, double Level, double Slope, double Log);
}
