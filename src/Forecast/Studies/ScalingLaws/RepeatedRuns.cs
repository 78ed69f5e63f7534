using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>The 182 training runs of Muennighoff et al. 2023, some of which read their data more than once.</summary>
internal sealed class RepeatedRuns
{
    /// <summary>Place in the data folder.</summary>
    public const string File = "scaling/repeated-data.csv";

    private const string Allowed = "a positive number";
    private readonly double[] _n;
    private readonly double[] _d;
    private readonly double[] _loss;

    private RepeatedRuns(double[] n, double[] d, double[] unique, double[] loss)
    {
        (_n, _d, Unique, _loss) = (n, d, unique, loss);
        Runs = new TrainingRuns(n, d, loss);
    }

    public TrainingRuns Runs { get; }

    /// <summary>Different tokens of each run.</summary>
    public double[] Unique { get; }

    public static RepeatedRuns Read(DataFolder data)
    {
        UserTable table = UserTable.Read(Path.Combine(data.Path, File), "n", "d", "unique", "loss");
        return new RepeatedRuns(
            table.Positives("n", Allowed),
            table.Positives("d", Allowed),
            table.Positives("unique", Allowed),
            table.Positives("loss", Allowed));
    }

    /// <summary>R² of a law on the losses themselves, not their logarithms, as in the paper.</summary>
    public double RSquared(Func<double, double, double, double> loss)
    {
        double mean = _loss.Average(), residual = 0, total = 0;
        for (int i = 0; i < _loss.Length; i++)
        {
            double off = loss(_n[i], _d[i], Unique[i]) - _loss[i];
            residual += off * off;
            total += (_loss[i] - mean) * (_loss[i] - mean);
        }

        return 1 - residual / total;
    }

    /// <summary>Huber's loss of a law, δ = 1e-3 on the logarithms, summed over the runs.</summary>
    public double Huber(Func<double, double, double, double> loss)
    {
        double sum = 0;
        for (int i = 0; i < _loss.Length; i++)
        {
            double r = Math.Abs(Elementary.Log(loss(_n[i], _d[i], Unique[i]) / _loss[i])), clipped = Math.Min(r, ScalingFitPlan.Threshold);
            sum += clipped * (r - 0.5 * clipped);
        }

        return sum;
    }

    /// <summary>Where a function of the logarithm of a half-life is least: a grid fine enough for the dips of a Huber loss, then golden
    /// section around its best place.</summary>
    public static double Least(Func<double, double> f, double low, double high, int places = 1000)
    {
        double step = (high - low) / places;
        int best = Enumerable.Range(0, places + 1).MinBy(i => f(low + i * step));
        (double from, double to) = (low + Math.Max(0, best - 1) * step, low + Math.Min(places, best + 1) * step);
        double golden = (Math.Sqrt(5) - 1) / 2;
        for (int i = 0; i < 60; i++)
        {
            double left = to - golden * (to - from), right = from + golden * (to - from);
            (from, to) = f(left) < f(right) ? (from, right) : (left, to);
        }

        return 0.5 * (from + to);
    }

    /// <summary>The fit of both half-lives that lies nearest to a law, the law of one pass held.</summary>
    public DataConstrainedLaw Nearest(DataConstrainedLaw law)
    {
        var form = new RepeatedForm(Runs, Unique, law.Unconstrained);
        return form.ToLaw(HuberMinimum.Find(form.Problem, form.Problem.UnitWeights(), ScalingFitPlan.Threshold, form.Theta(law)).Theta);
    }
}
