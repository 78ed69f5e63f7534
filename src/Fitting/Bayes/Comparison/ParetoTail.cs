using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes;

/// <summary>A generalised Pareto distribution of excesses over a threshold.</summary>
/// <param name="Shape">k: the heavier the tail, the larger; the mean is infinite from 1 on.</param>
/// <param name="Scale">σ, in the unit of the excesses.</param>
internal readonly record struct ParetoTail(double Shape, double Scale)
{
    private const double Prior = 3;
    private const int LeastGrid = 30;
    private const double PriorRows = 10;
    private const double PriorShape = 0.5;

    /// <summary>Fits excesses by the profile posterior mean, the shape drawn a little towards 1/2.</summary>
    /// <param name="excesses">Positive numbers in ascending order.</param>
    /// <remarks>
    /// θ̂ = Σ θⱼ wⱼ over a grid, wⱼ in proportion to the profile likelihood; k = mean ln(1 - θ̂ x), σ = -k / θ̂ (Zhang and Stephens 2009);
    /// k is then (n k + 5) / (n + 10), a weak prior worth ten rows at 1/2 (Vehtari et al. 2024, appendix G).
    /// </remarks>
    public static ParetoTail Fit(ReadOnlySpan<double> excesses)
    {
        int n = excesses.Length, grid = LeastGrid + (int)Math.Sqrt(n);
        double quartile = excesses[(int)Math.Floor(n / 4.0 + 0.5) - 1], largest = excesses[n - 1];
        Span<double> theta = stackalloc double[grid], likelihood = stackalloc double[grid];
        double best = double.NegativeInfinity;
        for (int j = 0; j < grid; j++)
        {
            theta[j] = 1 / largest + (1 - Math.Sqrt(grid / (j + 0.5))) / (Prior * quartile);
            double k = MeanLog(theta[j], excesses);
            likelihood[j] = n * (Natural.Log(-theta[j] / k) - k - 1);
            best = Math.Max(best, likelihood[j]);
        }

        double sum = 0, weighted = 0;
        for (int j = 0; j < grid; j++)
        {
            double weight = Natural.Exp(likelihood[j] - best);
            sum += weight;
            weighted += weight * theta[j];
        }

        double root = weighted / sum, shape = MeanLog(root, excesses);
        return double.IsNaN(shape)
            ? new ParetoTail(double.PositiveInfinity, double.NaN)
            : new ParetoTail((shape * n + PriorShape * PriorRows) / (n + PriorRows), -shape / root);
    }

    /// <summary>The excess with a probability below it.</summary>
    public double Quantile(double probability) => Scale * Natural.ExpMinusOne(-Shape * Natural.LogOnePlus(-probability)) / Shape;

    private static double MeanLog(double theta, ReadOnlySpan<double> excesses)
    {
        double sum = 0;
        foreach (double excess in excesses)
        {
            sum += Natural.LogOnePlus(-theta * excess);
        }

        return sum / excesses.Length;
    }
}
