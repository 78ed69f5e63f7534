namespace Forecast.Fitting.Bayes.Trends;

/// <summary>The posterior of a line with normal errors over (standardised level, standardised slope, ln σ).</summary>
internal sealed class NormalTrendDensity(NormalTrendFrame frame) : ILogDensity
{
    public int Dimension => 3;

    public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient)
    {
        double log = frame.LogSigma(at[2]), sigma = OneLane.Exp(log), variance = sigma * sigma;
        double level = frame.Level.Variance(variance), slope = frame.Slope.Variance(variance);
        double levelGap = frame.Level.Estimate - frame.Level.Mean, slopeGap = frame.Slope.Estimate - frame.Slope.Mean;
        double levelSquare = levelGap * levelGap / level, slopeSquare = slopeGap * slopeGap / slope;
        double residuals = frame.Residuals / variance, prior = frame.Rate * sigma;
        double volumes = OneLane.Log(level * slope);

        double byLog = 1 - frame.Degrees + residuals - prior
            - variance / frame.Level.Sum / level * (1 - levelSquare)
            - variance / frame.Slope.Sum / slope * (1 - slopeSquare);
        (gradient[0], gradient[1], gradient[2]) = (-at[0], -at[1], byLog * frame.Step);
        return (1 - frame.Degrees) * log - prior
            - 0.5 * (residuals + volumes + levelSquare + slopeSquare + at[0] * at[0] + at[1] * at[1]);
    }
}
