using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;

namespace Forecast.Models.ScalingLaws;

/// <summary>The first approach of Hoffmann et al. 2022: at each training budget the model of lowest loss on any training curve, and powers of compute through them.</summary>
/// <param name="Points">The best model at each budget, ascending.</param>
/// <param name="SizeExponent">a, with N_opt ∝ C^a.</param>
/// <param name="DataExponent">b, with D_opt ∝ C^b.</param>
public sealed record TrainingEnvelope(IReadOnlyList<EnvelopePoint> Points, double SizeExponent, double DataExponent)
{
    /// <summary>Number of budgets in the paper.</summary>
    public const int PaperBudgets = 1500;

    /// <summary>Finds the envelope.</summary>
    /// <param name="curves">Training curves, one for each model.</param>
    /// <param name="budgets">Number of budgets, evenly spaced in the logarithm over what the curves cover.</param>
    /// <remarks>A budget whose best model is the smallest or the largest is left out: a better one may lie beyond.</remarks>
    /// <exception cref="ArgumentException">Too few curves or budgets, or no power can be drawn.</exception>
    public static TrainingEnvelope Fit(IReadOnlyList<TrainingCurve> curves, int budgets = PaperBudgets)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (curves.Count < 3 || budgets < 2)
        {
            throw new ArgumentException($"An envelope needs three curves and two budgets; {curves.Count} and {budgets} were given.", nameof(curves));
        }

        double first = Elementary.Log(curves.Min(curve => curve.Flop(0)));
        double last = Elementary.Log(curves.Max(curve => curve.Flop(curve.Tokens.Count - 1)));
        double smallest = curves.Min(curve => curve.N), largest = curves.Max(curve => curve.N);
        var points = new List<EnvelopePoint>(budgets);
        for (int i = 0; i < budgets; i++)
        {
            double flop = Elementary.Exp(first + (last - first) * i / (budgets - 1));
            EnvelopePoint? best = null;
            foreach (TrainingCurve curve in curves)
            {
                if (curve.LossAt(flop) is { } loss && (best is null || loss < best.Value.Loss))
                {
                    best = new EnvelopePoint(flop, curve.N, flop / (ChinchillaLaw.FlopPerParameterToken * curve.N), loss);
                }
            }

            if (best is { } found && found.N > smallest && found.N < largest)
            {
                points.Add(found);
            }
        }

        if (points.Count < 2)
        {
            throw new ArgumentException("At no two budgets is a model best that is neither the smallest nor the largest.", nameof(curves));
        }

        double[] logs = [.. points.Select(point => Elementary.Log10(point.Flop))];
        return new TrainingEnvelope(
            points,
            LinearTrend.Fit(logs, [.. points.Select(point => Elementary.Log10(point.N))]).Slope,
            LinearTrend.Fit(logs, [.. points.Select(point => Elementary.Log10(point.D))]).Slope);
    }
}

/// <summary>The best model at one training budget.</summary>
/// <param name="Flop">The budget, in FLOP.</param>
/// <param name="N">Parameters.</param>
/// <param name="D">Training tokens.</param>
/// <param name="Loss">Loss, in nats a token.</param>
public readonly record struct EnvelopePoint(double Flop, double N, double D, double Loss);
