namespace Forecast.Gpu.Results;

/// <summary>Draws counted by bins.</summary>
/// <param name="Edges">Where bins start, ascending, and where the last ends, in the unit of the quantity; a bin holds its start, and the last its end too.</param>
/// <param name="Counts">Draws of each bin; estimates where the draws are in a sketch.</param>
/// <param name="Below">Draws below the first edge, minus infinity included.</param>
/// <param name="Above">Draws above the last edge, infinity included.</param>
public sealed record Histogram(IReadOnlyList<double> Edges, IReadOnlyList<long> Counts, long Below, long Above)
{
    /// <summary>Most bins that are chosen by rule.</summary>
    public const int MostBins = 1000;

    /// <summary>The share of draws a unit of the quantity in a bin, of all draws that are numbers.</summary>
    /// <param name="bin">From 0.</param>
    public double Density(int bin)
    {
        double all = Below + (double)Above + Counts.Sum();
        return Counts[bin] / all / (Edges[bin + 1] - Edges[bin]);
    }
}
