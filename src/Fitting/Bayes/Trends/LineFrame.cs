using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>Coordinates in which the posterior of a line and its scatter is about standard: steps of least squares' errors.</summary>
internal sealed class LineFrame
{
    private readonly double _level, _slope, _logSigma;

    /// <param name="rows">The rows.</param>
    /// <param name="least">The smallest scatter to start from, where least squares leaves less.</param>
    public LineFrame(CentredRows rows, double least)
    {
        double deviation = Math.Max(rows.Deviation, least);
        (_level, _slope, _logSigma) = (rows.ValueMean, rows.Slope, Natural.Log(deviation));
        (LevelStep, SlopeStep) = (deviation / Math.Sqrt(rows.Count), deviation / Math.Sqrt(rows.SumOfSquares));
        LogStep = 1 / Math.Sqrt(2 * (rows.Count - 1));
    }

    public double LevelStep { get; }

    public double SlopeStep { get; }

    public double LogStep { get; }

    public double Level(double coordinate) => Math.FusedMultiplyAdd(LevelStep, coordinate, _level);

    public double Slope(double coordinate) => Math.FusedMultiplyAdd(SlopeStep, coordinate, _slope);

    public double LogSigma(double coordinate) => Math.FusedMultiplyAdd(LogStep, coordinate, _logSigma);
}
