using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;

namespace Forecast.Models.ScalingLaws;

/// <summary>The second approach of Hoffmann et al. 2022: at each training budget a parabola in ln N, and a power of compute through their minima.</summary>
/// <param name="Profiles">One for each budget with a minimum inside its runs, ascending.</param>
/// <param name="SizeExponent">a, with N_opt ∝ C^a.</param>
/// <param name="DataExponent">b, with D_opt ∝ C^b; 1 - a.</param>
/// <param name="LogCoefficient">log10 of N_opt at C = 1 FLOP.</param>
public sealed record IsoFlop(IReadOnlyList<IsoFlopProfile> Profiles, double SizeExponent, double DataExponent, double LogCoefficient)
{
    /// <summary>The nine budgets of the paper, in FLOP.</summary>
    public static IReadOnlyList<double> Budgets { get; } = [6e18, 1e19, 3e19, 6e19, 1e20, 3e20, 6e20, 1e21, 3e21];

    /// <summary>Fits the parabolas and the power.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="budgets">Training budgets, in FLOP.</param>
    /// <param name="tolerance">How far from a budget a run may be and still count, as a share of it.</param>
    /// <exception cref="ArgumentException">Fewer than two budgets have a minimum inside their runs.</exception>
    public static IsoFlop Fit(TrainingRuns runs, IReadOnlyList<double> budgets, double tolerance = 0.1)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(budgets);
        IsoFlopProfile[] profiles = [.. budgets.Order().Select(budget => Profile(runs, budget, tolerance)).OfType<IsoFlopProfile>()];
        if (profiles.Length < 2)
        {
            throw new ArgumentException($"A power of compute needs two budgets with a minimum inside their runs; {profiles.Length} of {budgets.Count} have one.", nameof(budgets));
        }

        LinearTrend line = LinearTrend.Fit(
            [.. profiles.Select(p => Elementary.Log10(p.Flop))], [.. profiles.Select(p => Elementary.Log10(p.N))]);
        return new IsoFlop(profiles, line.Slope, 1 - line.Slope, line.At(0));
    }

    // The parabola is through the losses against ln N; a budget counts where it opens upwards and turns inside its runs.
    private static IsoFlopProfile? Profile(TrainingRuns runs, double budget, double tolerance)
    {
        var logN = new List<double>();
        var loss = new List<double>();
        for (int i = 0; i < runs.Count; i++)
        {
            double flop = ChinchillaLaw.FlopPerParameterToken * runs.N[i] * runs.D[i];
            if (Math.Abs(flop / budget - 1) <= tolerance)
            {
                logN.Add(Elementary.Log(runs.N[i]));
                loss.Add(runs.Loss[i]);
            }
        }

        if (logN.Distinct().Count() < 4)
        {
            return null;
        }

        double centre = logN.Average();
        double[] x = [.. logN.Select(log => log - centre)];
        double[][] columns = [[.. x.Select(_ => 1.0)], x, [.. x.Select(v => v * v)]];
        double[] c = [.. LeastSquares.Fit(["1", "x", "x²"], columns, loss.ToArray()).Terms.Select(term => term.Value)];
        double turn = centre - c[1] / (2 * c[2]);
        return c[2] > 0 && turn > logN.Min() && turn < logN.Max()
            ? new IsoFlopProfile(budget, logN.Count, Elementary.Exp(turn), c[0] - c[1] * c[1] / (4 * c[2]))
            : null;
    }
}

/// <summary>The runs of one training budget.</summary>
/// <param name="Flop">The budget, in FLOP.</param>
/// <param name="Runs">How many runs it has.</param>
/// <param name="N">Parameters at the parabola's minimum.</param>
/// <param name="Loss">Loss there, in nats a token.</param>
public readonly record struct IsoFlopProfile(double Flop, int Runs, double N, double Loss);
