using Forecast.Fitting.Regression;
using Forecast.Models.ScalingLaws;

namespace Forecast.Tests.Models.ScalingLaws;

/// <summary>The Chinchilla form searched for from one law alone, for tests that fit thousands of tables.</summary>
internal sealed class NearForm(TrainingRuns runs, ChinchillaLaw near) : ScalingForm<ChinchillaLaw>
{
    private readonly ChinchillaForm _form = new(runs);

    public override string Equation => _form.Equation;

    public override IReadOnlyList<string> Terms => _form.Terms;

    public override IReadOnlyList<string> Predictors => _form.Predictors;

    public override HuberProblem Problem => _form.Problem;

    public override double[] Row(int index) => _form.Row(index);

    public override double Observed(int index) => _form.Observed(index);

    public override ChinchillaLaw ToLaw(double[] theta) => _form.ToLaw(theta);

    public override double[] Values(ChinchillaLaw law) => _form.Values(law);

    public override double At(ChinchillaLaw law, ReadOnlySpan<double> predictors) => _form.At(law, predictors);

    public override HuberMinimum Search(double threshold, int threads) =>
        HuberMinimum.Find(Problem, Problem.UnitWeights(), threshold, ((PowerSumProblem)Problem).FromSum(near.ToSum()));
}
