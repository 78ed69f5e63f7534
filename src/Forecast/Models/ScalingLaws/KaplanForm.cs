using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;

namespace Forecast.Models.ScalingLaws;

/// <summary>The form of a <see cref="KaplanLaw"/> on training runs.</summary>
/// <remarks>
/// ln L = α_D ln(e^(a - k x) + e^(b - z)) with k = α_N / α_D and x, z the centred ln N and ln D; θ = (a, k, b, α_D). The starts are 90: five
/// values of α_D, three of k, and six splits of the mean loss between size and data.
/// </remarks>
public sealed class KaplanForm : ScalingForm<KaplanLaw>
{
    private const int Parameters = 4;
    private readonly TrainingRuns _runs;
    private readonly double[] _logN;
    private readonly double[] _logD;
    private readonly double _centreN;
    private readonly double _centreD;

    /// <summary>The form on some runs.</summary>
    /// <param name="runs">At least four runs.</param>
    public KaplanForm(TrainingRuns runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        _runs = runs;
        (_logN, _centreN) = CentredLogs.Of(runs.N);
        (_logD, _centreD) = CentredLogs.Of(runs.D);
        Problem = new LogCurveProblem(Curve, Parameters, runs.Loss);
    }

    /// <inheritdoc/>
    public override string Equation => "L = [(N_c / N)^(alpha_N / alpha_D) + D_c / D]^alpha_D";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Terms { get; } = ["N_c", "alpha_N", "D_c", "alpha_D"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Predictors { get; } = ["N", "D"];

    /// <inheritdoc/>
    public override HuberProblem Problem { get; }

    /// <inheritdoc/>
    public override double[] Row(int index) => [_runs.N[index], _runs.D[index]];

    /// <inheritdoc/>
    public override double Observed(int index) => _runs.Loss[index];

    /// <inheritdoc/>
    public override KaplanLaw ToLaw(double[] theta) =>
        new(Elementary.Exp(theta[0] / theta[1] + _centreN), theta[1] * theta[3], Elementary.Exp(theta[2] + _centreD), theta[3]);

    /// <inheritdoc/>
    public override double[] Values(KaplanLaw law) => [law.Nc, law.AlphaN, law.Dc, law.AlphaD];

    /// <inheritdoc/>
    public override double At(KaplanLaw law, ReadOnlySpan<double> predictors) => law.Loss(predictors[0], predictors[1]);

    /// <inheritdoc/>
    public override HuberMinimum Search(double threshold, int threads)
    {
        double mean = CentredLogs.Mean(_runs.Loss);
        double[][] starts =
        [
            .. from alphaD in new[] { 0.03, 0.1, 0.2, 0.4, 1 }
               from ratio in new[] { 0.4, 0.8, 1.6 }
               from share in new[] { 0.02, 0.2, 0.4, 0.6, 0.8, 0.98 }
               select new[] { mean / alphaD + Elementary.Log(share), ratio, mean / alphaD + Elementary.Log(1 - share), alphaD },
        ];
        return HuberMinimum.FindLowest(Problem, threshold, starts, threads);
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Doubts(KaplanLaw law)
    {
        if (_runs.AreCollinear)
        {
            yield return "Sizes and amounts of data rise together in these runs: what N_c and D_c stand for cannot be told apart, whatever the intervals say.";
        }

        if (!(law.AlphaN > 0 && law.AlphaD > 0))
        {
            yield return "An exponent is not above zero: the law does not fall with size or data, and has no compute-optimal allocation.";
        }
    }

    private void Curve(ReadOnlySpan<double> theta, Span<double> logs, Span<double> jacobian)
    {
        for (int i = 0; i < logs.Length; i++)
        {
            double u = theta[0] - theta[1] * _logN[i], v = theta[2] - _logD[i];
            double sum = Math.Max(u, v) + Elementary.Log(1 + Elementary.Exp(-Math.Abs(u - v))), share = Elementary.Exp(u - sum);
            logs[i] = theta[3] * sum;
            jacobian[Parameters * i] = theta[3] * share;
            jacobian[Parameters * i + 1] = -theta[3] * share * _logN[i];
            jacobian[Parameters * i + 2] = theta[3] * (1 - share);
            jacobian[Parameters * i + 3] = sum;
        }
    }
}
