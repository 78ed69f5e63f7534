namespace Forecast.Fitting.Bayes.BrokenTrends;

/// <summary>One joint draw from the posterior of a broken trend: breaks, line, changes and error together.</summary>
/// <param name="Start">Time of the first row.</param>
/// <param name="Level">Value of the trend at <paramref name="Start"/>.</param>
/// <param name="Slope">Slope of the first segment, a unit of time.</param>
/// <param name="Breaks">Dates of the breaks, ascending.</param>
/// <param name="Steps">What the level changes by at each break; 0 for kinks.</param>
/// <param name="Bends">What the slope changes by at each break.</param>
/// <param name="Sigma">Standard deviation of the error.</param>
public sealed record BrokenTrendDraw(
    double Start,
    double Level,
    double Slope,
    IReadOnlyList<double> Breaks,
    IReadOnlyList<double> Steps,
    IReadOnlyList<double> Bends,
    double Sigma)
{
    /// <summary>Value of the trend at a time; beyond the rows it goes on straight.</summary>
    public double At(double time)
    {
        double value = Level + Slope * (time - Start);
        for (int j = 0; j < Breaks.Count && time > Breaks[j]; j++)
        {
            value += Steps[j] + Bends[j] * (time - Breaks[j]);
        }

        return value;
    }

    /// <summary>Slope of the trend just before a time.</summary>
    public double SlopeAt(double time)
    {
        double slope = Slope;
        for (int j = 0; j < Breaks.Count && time > Breaks[j]; j++)
        {
            slope += Bends[j];
        }

        return slope;
    }
}
