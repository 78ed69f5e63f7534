using System.Globalization;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Models.ScalingLaws;

/// <summary>A scaling law fitted to logarithms of losses, with the uncertainty of resampled rows.</summary>
/// <typeparam name="TLaw">The law.</typeparam>
/// <remarks>
/// The residuals are ln of the fitted value less ln of the observed one. Standard errors and intervals are the standard deviation and the
/// percentiles of refits to rows drawn with replacement, as in Besiroglu et al. 2024; the refits of both robust objectives are of
/// <see cref="ScalingObjective.Huber"/>.
/// </remarks>
public class ScalingLawFit<TLaw> : IFit
    where TLaw : class
{
    private readonly HuberMinimum _minimum;
    private readonly double[] _residuals;

    internal ScalingLawFit(ScalingForm<TLaw> form, ScalingFitPlan plan, HuberMinimum minimum, HuberBootstrap bootstrap)
    {
        (Form, Plan, _minimum, Unconverged) = (form, plan, minimum, bootstrap.Unconverged);
        Law = form.ToLaw(minimum.Theta);
        Refits = [.. bootstrap.Thetas.Select(form.ToLaw)];
        int n = form.Problem.Rows;
        _residuals = form.Problem.Residuals(minimum.Theta);
        Points = [.. Enumerable.Range(0, n).Select(i => new FittedPoint(form.Observed(i), form.At(Law, form.Row(i))))];
        double[] logs = [.. Points.Select(point => Elementary.Log(point.Observed))];
        double mean = logs.Average();
        Quality = GoodnessOfFit.FromSumsOfSquares(n, form.Problem.Terms, _residuals.Sum(r => r * r), logs.Sum(l => (l - mean) * (l - mean)));
        double[] values = form.Values(Law);
        double[][] draws = [.. Refits.Select(form.Values)];
        Terms = [.. form.Terms.Select((name, k) => Term(name, values[k], [.. draws.Select(draw => draw[k])]))];
    }

    /// <summary>The form, on the rows it was fitted to.</summary>
    public ScalingForm<TLaw> Form { get; }

    /// <summary>How the fit was made.</summary>
    public ScalingFitPlan Plan { get; }

    /// <summary>The fitted law.</summary>
    public TLaw Law { get; }

    /// <summary>The laws refitted to resampled rows, in the order of the resamples.</summary>
    public IReadOnlyList<TLaw> Refits { get; }

    /// <summary>How many refits did not converge; they are kept where they ended, and more than one in a hundred is a warning.</summary>
    public int Unconverged { get; }

    /// <summary>Huber's loss of the residuals, δ = <see cref="ScalingFitPlan.Threshold"/>, summed over the rows, at the fitted law.</summary>
    public double Objective => HuberSum(_residuals);

    /// <inheritdoc/>
    public IReadOnlyList<Coefficient> Terms { get; }

    /// <summary>Quality in units of the logarithm; the log-likelihood is the Gaussian one.</summary>
    public GoodnessOfFit Quality { get; }

    /// <summary>Loss observed and fitted, in the order given.</summary>
    public IReadOnlyList<FittedPoint> Points { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => [.. Doubts()];

    /// <summary>Residuals in units of the logarithm, fitted less observed.</summary>
    public IReadOnlyList<double> LogResiduals => _residuals;

    /// <inheritdoc/>
    public Interval Interval(int term, double level)
    {
        if (term < 0 || term >= Terms.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(term), term, $"The law has terms 0 to {Terms.Count - 1}.");
        }

        return Percentiles(Refits.Select(law => Form.Values(law)[term]), level);
    }

    /// <summary>The value at a place, with the interval of the law and that of one new run.</summary>
    /// <param name="at">One value for each of the form's predictors.</param>
    /// <param name="level">Coverage of both intervals, between 0 and 1.</param>
    /// <remarks>
    /// The interval of a new run pairs each refit with the residual of one row in turn, in units of the logarithm and widened by
    /// √(n / (n - p)) for the p fitted terms; it is never narrower than that of the law.
    /// </remarks>
    public Prediction Predict(ReadOnlySpan<double> at, double level)
    {
        if (at.Length != Form.Predictors.Count)
        {
            throw new ArgumentException($"The law is asked about {string.Join(", ", Form.Predictors)}; {at.Length} values were given.", nameof(at));
        }

        double[] place = at.ToArray(), values = [.. Refits.Select(law => Form.At(law, place))];
        double wider = Quality.DegreesOfFreedom > 0 ? Math.Sqrt((double)Quality.N / Quality.DegreesOfFreedom) : 1;
        Interval law = Percentiles(values, level);
        Interval noisy = Percentiles(
            values.Select((value, b) => value * Elementary.Exp(-wider * _residuals[b % _residuals.Length])), level);
        var predictive = new Interval(Math.Min(law.Low, noisy.Low), Math.Max(law.High, noisy.High), level);
        return new Prediction(at[0], Form.At(Law, at), law, predictive);
    }

    /// <summary>Anything computed from the law, with its interval.</summary>
    /// <param name="quantity">What is computed.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    public Estimate Estimate(Func<TLaw, double> quantity, double level)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return new Estimate(quantity(Law), Percentiles(Refits.Select(quantity), level));
    }

    /// <summary>Standard deviation over the refits of anything computed from the law.</summary>
    public double StandardError(Func<TLaw, double> quantity) => Deviation([.. Refits.Select(quantity)]);

    /// <summary>An allocation that follows from the law, with intervals: the rule is put to every refit.</summary>
    /// <param name="rule">Which allocation.</param>
    /// <param name="level">Coverage of each interval, between 0 and 1.</param>
    public AllocationEstimate Allocate(Func<TLaw, Allocation> rule, double level)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Allocation best = rule(Law);
        Allocation[] draws = [.. Refits.Select(rule)];
        return new AllocationEstimate(
            new Estimate(best.N, Percentiles(draws.Select(draw => draw.N), level)),
            new Estimate(best.D, Percentiles(draws.Select(draw => draw.D), level)),
            new Estimate(best.TokensPerParameter, Percentiles(draws.Select(draw => draw.TokensPerParameter), level)),
            new Estimate(best.Loss, Percentiles(draws.Select(draw => draw.Loss), level)));
    }

    private protected static double HuberSum(IEnumerable<double> residuals)
    {
        double sum = 0;
        foreach (double r in residuals)
        {
            double clipped = Math.Min(Math.Abs(r), ScalingFitPlan.Threshold);
            sum += clipped * (Math.Abs(r) - 0.5 * clipped);
        }

        return sum;
    }

    private static Interval Percentiles(IEnumerable<double> draws, double level)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1.");
        }

        double[] sorted = Quantiles.Sorted([.. draws]);
        return new Interval(Quantiles.OfSorted(sorted, (1 - level) / 2), Quantiles.OfSorted(sorted, (1 + level) / 2), level);
    }

    private static double Deviation(double[] draws)
    {
        double mean = draws.Average();
        return Math.Sqrt(draws.Sum(draw => (draw - mean) * (draw - mean)) / (draws.Length - 1));
    }

    private static Coefficient Term(string name, double value, double[] draws)
    {
        double error = Deviation(draws), statistic = value / error;
        double p = double.IsFinite(statistic) ? 2 * new Normal(0, 1).Cdf(-Math.Abs(statistic)) : double.NaN;
        return new Coefficient(name, value, error, statistic, p);
    }

    private IEnumerable<string> Doubts()
    {
        if (!_minimum.IsConverged)
        {
            yield return "The fit did not converge: its estimates are where the search stopped.";
        }

        if (100 * Unconverged > Refits.Count)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Of {Refits.Count} refits to resampled runs {Unconverged} did not converge; they are kept where they ended.");
        }

        if (Quality.N < 2 * Form.Problem.Terms)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The fit has {Quality.N} runs for {Form.Problem.Terms} terms: its intervals are rough.");
        }

        foreach (string doubt in Form.Doubts(Law))
        {
            yield return doubt;
        }
    }
}
