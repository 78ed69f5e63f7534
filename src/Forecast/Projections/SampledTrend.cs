using Forecast.Fitting.Bayes;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;

namespace Forecast.Projections;

/// <summary>A trend's posterior, whichever model it is of: what its draws say of a time.</summary>
/// <remarks>Arrays of draws run chain after chain, and rows go with those of <see cref="Posterior"/>.</remarks>
public abstract class SampledTrend
{
    private readonly Lazy<Diagnosis> _diagnosis;
    private readonly Lazy<double[][]> _byRow;
    private readonly Lazy<Loo> _leaveOneOut;

    private protected SampledTrend()
    {
        _diagnosis = new Lazy<Diagnosis>(() => Diagnosis.Of(Posterior));
        _byRow = new Lazy<double[][]>(ByRow);
        _leaveOneOut = new Lazy<Loo>(() => Loo.Of(_byRow.Value, Posterior.Chains));
    }

    /// <summary>The sampler in a sentence's end: <c>NUTS, 4 chains of …</c>.</summary>
    public abstract string Sampler { get; }

    /// <summary>What was believed before the rows were seen, each in a sentence without its full stop.</summary>
    public abstract IReadOnlyList<string> Priors { get; }

    /// <summary>What the parameters mean, each in a sentence without its full stop.</summary>
    /// <param name="text">How a time is printed.</param>
    public abstract IReadOnlyList<string> Meaning(Func<double, string> text);

    /// <summary>The fit, in the unit of the values or in their log10.</summary>
    public abstract IFit Fit { get; }

    /// <summary>The draws that every model has.</summary>
    public abstract Posterior Posterior { get; }

    /// <summary>Whether they can be relied on.</summary>
    public virtual Diagnosis Diagnosis => _diagnosis.Value;

    /// <summary>How well the rows foretell each other: what two models of the same rows are compared by.</summary>
    public Loo LeaveOneOut => _leaveOneOut.Value;

    /// <summary>The weights of the draws where a row is left out, which sum to one.</summary>
    /// <param name="row">Index of the row.</param>
    public double[] WeightsWithout(int row)
    {
        double[] weights = Array.ConvertAll(_byRow.Value[row], density => -density);
        ParetoSmoothing.Smooth(weights, LeaveOneOut.Points[row].RelativeEfficiency);
        return Array.ConvertAll(weights, Elementary.Exp);
    }

    /// <summary>The trend at a time, one number a draw.</summary>
    /// <param name="time">The time.</param>
    /// <param name="group">Index of the group; the number of groups for one not among the rows; ignored where there are none.</param>
    public abstract double[] Means(double time, int group = 0);

    /// <summary>A new observation at a time, one a draw.</summary>
    /// <param name="time">The time.</param>
    /// <param name="group">As for <see cref="Means"/>.</param>
    public abstract double[] Observations(double time, int group = 0);

    /// <summary>An observation such as a row's, error of its own included, one a draw.</summary>
    /// <param name="row">Index of the row.</param>
    public abstract double[] Replicas(int row);

    /// <summary>The log likelihood of each row in each draw: an array a draw, of a number a row.</summary>
    public abstract double[][] LogLikelihood();

    private double[][] ByRow()
    {
        double[][] draws = LogLikelihood();
        return [.. Enumerable.Range(0, draws[0].Length).Select(row => Array.ConvertAll(draws, draw => draw[row]))];
    }
}
