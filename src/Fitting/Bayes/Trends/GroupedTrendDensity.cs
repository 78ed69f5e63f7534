namespace Forecast.Fitting.Bayes.Trends;

/// <summary>The posterior of pooled lines over the coordinates of <see cref="GroupedFrame"/>.</summary>
internal sealed class GroupedTrendDensity(GroupedFrame frame) : ILogDensity
{
    private readonly PooledLines _lines = new(frame);
    private readonly double[] _byScatter = new double[frame.Groups.Length];

    public int Dimension => frame.Dimension;

    public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient)
    {
        TrendPriors priors = frame.Priors;
        _lines.Solve(at);
        (double level, double slope, double correlation) = _lines.Chain(_lines.Slopes(_byScatter));
        double levels = _lines.LevelDeviation / priors.GroupLevelMean, slopes = _lines.SlopeDeviation / priors.GroupSlopeMean;
        double scatter = _lines.Sigma / priors.ScatterMean;
        double value = _lines.LogLikelihood + at[0] + at[1] + at[3] - levels - slopes - scatter + priors.Concentration * _lines.LogRest;

        gradient[0] = level + 1 - levels;
        gradient[1] = slope + 1 - slopes;
        gradient[2] = correlation - 2 * priors.Concentration * _lines.Correlation;
        gradient[3] = 1 - scatter;
        for (int j = 0; j < _byScatter.Length; j++)
        {
            gradient[3] += _byScatter[j];
        }

        double squares = 0;
        for (int i = frame.FirstLine; i < at.Length; i++)
        {
            squares += at[i] * at[i];
            gradient[i] = -at[i];
        }

        for (int j = 0; j < frame.FirstLine - 4; j++)
        {
            double factor = frame.Factor(at, j);
            squares += factor * factor;
            gradient[4 + j] = frame.Spread * _byScatter[j] - factor;
            gradient[3] -= frame.Shifts[j] * gradient[4 + j];
        }

        return value - 0.5 * squares;
    }
}
