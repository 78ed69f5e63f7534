using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using MathNet.Numerics.Statistics;

namespace Forecast.Models.ScalingLaws;

/// <summary>The form of a <see cref="ChinchillaLaw"/> on training runs, searched for from the grid of Hoffmann et al. 2022.</summary>
public sealed class ChinchillaForm : ScalingForm<ChinchillaLaw>
{
    private readonly TrainingRuns _runs;
    private readonly PowerSumProblem _problem;

    /// <summary>The form on some runs.</summary>
    /// <param name="runs">At least five runs.</param>
    public ChinchillaForm(TrainingRuns runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        _runs = runs;
        _problem = new PowerSumProblem([runs.N.ToArray(), runs.D.ToArray()], runs.Loss);
    }

    /// <summary>The starts of Hoffmann et al. 2022, appendix D.3: 4,500 of them.</summary>
    public static PowerSumGrid Grid { get; } = new([-1, -0.5, 0, 0.5, 1], [0, 5, 10, 15, 20, 25], [0, 0.5, 1, 1.5, 2]);

    /// <inheritdoc/>
    public override string Equation => "L = E + A / N^alpha + B / D^beta";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Terms { get; } = ["E", "A", "alpha", "B", "beta"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Predictors { get; } = ["N", "D"];

    /// <inheritdoc/>
    public override HuberProblem Problem => _problem;

    /// <inheritdoc/>
    public override double[] Row(int index) => [_runs.N[index], _runs.D[index]];

    /// <inheritdoc/>
    public override double Observed(int index) => _runs.Loss[index];

    /// <inheritdoc/>
    public override ChinchillaLaw ToLaw(double[] theta) => ChinchillaLaw.FromSum(_problem.ToSum(theta));

    /// <inheritdoc/>
    public override double[] Values(ChinchillaLaw law) => [law.E, law.A, law.Alpha, law.B, law.Beta];

    /// <inheritdoc/>
    public override double At(ChinchillaLaw law, ReadOnlySpan<double> predictors) => law.Loss(predictors[0], predictors[1]);

    /// <inheritdoc/>
    public override HuberMinimum Search(double threshold, int threads) => Grid.Search(_problem, threshold, threads);

    /// <inheritdoc/>
    public override IEnumerable<string> Doubts(ChinchillaLaw law)
    {
        if (_runs.AreCollinear)
        {
            yield return "Sizes and amounts of data rise together in these runs: what A and B stand for cannot be told apart, whatever the intervals say.";
        }

        double size = law.A * Elementary.Pow(law.Alpha > 0 ? _runs.N.ToArray().Minimum() : _runs.N.ToArray().Maximum(), -law.Alpha);
        double data = law.B * Elementary.Pow(law.Beta > 0 ? _runs.D.ToArray().Minimum() : _runs.D.ToArray().Maximum(), -law.Beta);
        foreach (string doubt in AtBound(Observed(0), ("E", law.E), ("A", size), ("B", data)))
        {
            yield return doubt;
        }

        if (law.Alpha <= 0 || law.Beta <= 0)
        {
            yield return "An exponent is not above zero: the law does not fall with size or data, and has no compute-optimal allocation.";
        }
    }
}
