using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;

namespace Forecast.Models.ScalingLaws;

/// <summary>The form of a <see cref="DataConstrainedLaw"/> on training runs, some of which read their data more than once.</summary>
/// <remarks>
/// ln L = ln(e^e + e^(a - α ln N') + e^(b - β ln D')); θ = (R*_D, R*_N), each by its logarithm within ±14, where the law of one pass is given and held, as in Muennighoff
/// et al. 2023, appendix A, and (R*_D, R*_N, e, a, α, b, β) where it is fitted too. U_N is the compute-optimal size of the law in
/// hand, and no more than N. The starts are 16 pairs of R*_D and R*_N, from the law held, or from the fit to the runs of at most 2.5 passes
/// and from the published one.
/// </remarks>
public sealed class RepeatedForm : ScalingForm<DataConstrainedLaw>
{
    private const double FewPasses = 2.5, Widest = 14;
    private readonly TrainingRuns _runs;
    private readonly double[] _unique;
    private readonly ChinchillaLaw? _held;
    private readonly double[] _logN;
    private readonly double[] _logD;
    private readonly double[] _logU;
    private readonly double _centreN;
    private readonly double _centreD;

    /// <summary>The form on some runs.</summary>
    /// <param name="runs">The runs, D counting repeats.</param>
    /// <param name="unique">Different tokens of each run, U_D; where there are more than D, D of them are used.</param>
    /// <param name="held">The law of data read once, where it is not to be fitted.</param>
    public RepeatedForm(TrainingRuns runs, ReadOnlySpan<double> unique, ChinchillaLaw? held = null)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (unique.Length != runs.Count)
        {
            throw new ArgumentException($"{unique.Length} stocks of data were given for {runs.Count} runs.", nameof(unique));
        }

        (_runs, _held) = (runs, held);
        _unique = unique.ToArray();
        for (int i = 0; i < _unique.Length; i++)
        {
            _unique[i] = Math.Min(_unique[i], runs.D[i]);
        }

        (_logN, _centreN) = CentredLogs.Of(runs.N);
        (_logD, _centreD) = CentredLogs.Of(runs.D);
        double centre;
        (_logU, centre) = CentredLogs.Of(_unique);
        for (int i = 0; i < _logU.Length; i++)
        {
            _logU[i] += centre;
            _logN[i] += _centreN;
            _logD[i] += _centreD;
        }

        Problem = new LogCurveProblem(Curve, held is null ? 7 : 2, runs.Loss);
    }

    /// <inheritdoc/>
    public override string Equation => "L = E + A / N'^alpha + B / D'^beta, D' = U + U R_D (1 - exp(-(D / U - 1) / R_D)), N' likewise";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Terms => _held is null ? ["E", "A", "alpha", "B", "beta", "R_D", "R_N"] : ["R_D", "R_N"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Predictors { get; } = ["N", "D", "U"];

    /// <inheritdoc/>
    public override HuberProblem Problem { get; }

    /// <inheritdoc/>
    public override double[] Row(int index) => [_runs.N[index], _runs.D[index], _unique[index]];

    /// <inheritdoc/>
    public override double Observed(int index) => _runs.Loss[index];

    /// <inheritdoc/>
    public override DataConstrainedLaw ToLaw(double[] theta)
    {
        ChinchillaLaw once = _held ?? new ChinchillaLaw(
            Elementary.Exp(theta[2]),
            Elementary.Exp(theta[3] + theta[4] * _centreN),
            theta[4],
            Elementary.Exp(theta[5] + theta[6] * _centreD),
            theta[6]);
        return new DataConstrainedLaw(once, Life(theta[0]), Life(theta[1]));
    }

    /// <inheritdoc/>
    public override double[] Values(DataConstrainedLaw law)
    {
        ChinchillaLaw once = law.Unconstrained;
        return _held is null
            ? [once.E, once.A, once.Alpha, once.B, once.Beta, law.DataHalfLife, law.SizeHalfLife]
            : [law.DataHalfLife, law.SizeHalfLife];
    }

    /// <inheritdoc/>
    public override double At(DataConstrainedLaw law, ReadOnlySpan<double> predictors) => law.Loss(predictors[0], predictors[1], predictors[2]);

    /// <inheritdoc/>
    public override HuberMinimum Search(double threshold, int threads)
    {
        double[] lives = [2, 8, 30, 120];
        double[][] starts =
        [
            .. from once in Bases(threshold, threads)
               from data in lives
               from size in lives
               select Theta(new DataConstrainedLaw(once, data, size)),
        ];
        return HuberMinimum.FindLowest(Problem, threshold, starts, threads);
    }

    /// <summary>The parameters that stand for a law.</summary>
    public double[] Theta(DataConstrainedLaw law)
    {
        ArgumentNullException.ThrowIfNull(law);
        double[] lives = [Coordinate(law.DataHalfLife), Coordinate(law.SizeHalfLife)];
        ChinchillaLaw once = law.Unconstrained;
        return _held is null
            ?
            [
                .. lives, Elementary.Log(Math.Max(once.E, 1e-3)),
                Elementary.Log(Math.Max(once.A, 1e-3)) - once.Alpha * _centreN, once.Alpha,
                Elementary.Log(Math.Max(once.B, 1e-3)) - once.Beta * _centreD, once.Beta,
            ]
            : lives;
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Doubts(DataConstrainedLaw law)
    {
        double most = Enumerable.Range(0, _runs.Count).Max(i => _runs.D[i] / _unique[i]);
        if (law.DataHalfLife > 10 * most || law.SizeHalfLife > 1e4)
        {
            yield return "A half-life is far beyond what these runs repeat: they do not show that repeated data, or parameters in excess, lose value.";
        }

        if (law.DataHalfLife < 0.01 || law.SizeHalfLife < 0.01)
        {
            yield return "A half-life is next to nothing: in these runs a repeated token, or a parameter in excess, has no value.";
        }

        if (_held is null && (law.Unconstrained.Alpha <= 0 || law.Unconstrained.Beta <= 0))
        {
            yield return "An exponent is not above zero: the law does not fall with size or data, and has no compute-optimal allocation.";
        }
    }

    // A half-life that the runs do not show runs off to zero or to infinity; ln R = 14 tanh(θ / 14) keeps it within e^±14.
    private static double Life(double theta) => Elementary.Exp(Widest * Elementary.Tanh(theta / Widest));

    private static double Slope(double theta)
    {
        double tanh = Elementary.Tanh(theta / Widest);
        return 1 - tanh * tanh;
    }

    private static double Coordinate(double life) => Widest * Elementary.Atanh(Math.Clamp(Elementary.Log(life) / Widest, -0.999, 0.999));

    private IEnumerable<ChinchillaLaw> Bases(double threshold, int threads)
    {
        if (_held is not null)
        {
            return [_held];
        }

        int[] few = [.. Enumerable.Range(0, _runs.Count).Where(i => _runs.D[i] <= FewPasses * _unique[i])];
        int[] rows = few.Length >= 10 ? few : [.. Enumerable.Range(0, _runs.Count)];
        var form = new ChinchillaForm(new TrainingRuns([.. rows.Select(i => _runs.N[i])], [.. rows.Select(i => _runs.D[i])], [.. rows.Select(i => _runs.Loss[i])]));
        return new[] { form.ToLaw(form.Search(threshold, threads).Theta), PublishedLaws.Muennighoff.Law.Unconstrained }
            .Where(law => law.Alpha > 0 && law.Beta > 0);
    }

    // With q = x / U - 1, t = q / R and g = (1 - e^-t) / t, ln x' = ln U + ln(1 + q g); series keep g where t is all but nothing.
    private static (double Log, double ByU, double ByR) Effective(double logX, double logU, double life)
    {
        if (logX <= logU)
        {
            return (logX, 0, 0);
        }

        double q = Elementary.Exp(logX - logU) - 1, t = q / life, decay = Elementary.Exp(-t);
        double g = t < 1e-4 ? 1 - t * (0.5 - t / 6) : (1 - decay) / t;
        double byLife = t < 1e-4 ? t * (0.5 - t / 3) : g - decay;
        double h = 1 + q * g;
        return (logU + Elementary.Log(h), 1 - decay * (q + 1) / h, q * byLife / h);
    }

    private void Curve(ReadOnlySpan<double> theta, Span<double> logs, Span<double> jacobian)
    {
        int p = _held is null ? 7 : 2;
        double lifeD = Life(theta[0]), lifeN = Life(theta[1]);
        double e, a, alpha, b, beta;
        if (_held is { } held)
        {
            (e, a, alpha, b, beta) = (Elementary.Log(held.E), Elementary.Log(held.A), held.Alpha, Elementary.Log(held.B), held.Beta);
        }
        else
        {
            (e, a, alpha, b, beta) = (theta[2], theta[3] + theta[4] * _centreN, theta[4], theta[5] + theta[6] * _centreD, theta[6]);
        }

        double slopeD = Slope(theta[0]), slopeN = Slope(theta[1]);

        // ln U_N = (ln(α / β) + a - b + β ln U_D) / α.
        double offset = Elementary.Log(alpha) - Elementary.Log(beta) + a - b;
        for (int i = 0; i < logs.Length; i++)
        {
            double logSize = (offset + beta * _logU[i]) / alpha;
            (double logD, _, double dataByLife) = Effective(_logD[i], _logU[i], lifeD);
            (double logN, double byU, double sizeByLife) = Effective(_logN[i], logSize, lifeN);
            double u = a - alpha * logN, v = b - beta * logD, top = Math.Max(e, Math.Max(u, v));
            double sum = top + Elementary.Log(Elementary.Exp(e - top) + Elementary.Exp(u - top) + Elementary.Exp(v - top));
            double shareN = Elementary.Exp(u - sum), shareD = Elementary.Exp(v - sum);
            Span<double> row = jacobian.Slice(p * i, p);
            logs[i] = sum;
            row[0] = -shareD * beta * dataByLife * slopeD;
            row[1] = -shareN * alpha * sizeByLife * slopeN;
            if (p == 2)
            {
                continue;
            }

            // Derivatives by the uncentred a, α, b, β first; a change of U_N works through N'.
            double through = -shareN * alpha * byU;
            double byA = shareN + through / alpha, byB = shareD - through / alpha;
            double byAlpha = -shareN * logN + through * (1 / alpha - logSize) / alpha;
            double byBeta = -shareD * logD + through * (_logU[i] - 1 / beta) / alpha;
            row[2] = Elementary.Exp(e - sum);
            row[3] = byA;
            row[4] = byAlpha + _centreN * byA;
            row[5] = byB;
            row[6] = byBeta + _centreD * byB;
        }
    }
}
