using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>The largest runs of a collection predicted by laws fitted to the others.</summary>
/// <remarks>
/// The Chinchilla form is fitted to all smaller runs and predicts every held-out one; the laws of compute alone are fitted to the frontier
/// of the smaller runs and predict the held-out part of the frontier. The naive forecast is the lowest loss of the smaller runs. An error
/// is the mean of |predicted / observed - 1|; its interval comes from refits to resampled runs, scored on resampled held-out runs.
/// </remarks>
internal sealed class HeldOutTest
{
    private const int MostResamples = 1000;
    private const double Level = 0.9;

    private HeldOutTest(RunCollection collection, StudyPlan plan, StreamKey key, CancellationToken cancellation)
    {
        Collection = collection;
        var fitting = new ScalingFitPlan(Resamples: Math.Clamp(plan.Draws, 2, MostResamples));
        int[] small = [.. Enumerable.Range(0, collection.Fitted)];
        int[] large = [.. Enumerable.Range(collection.Fitted, collection.Runs.Count - collection.Fitted)];
        int[] below = [.. collection.Frontier.Where(i => i < collection.Fitted)];
        int[] above = [.. collection.Frontier.Where(i => i >= collection.Fitted)];
        Chinchilla = ChinchillaFit.Fit(collection.Some(small), fitting, key.Child("chinchilla"), cancellation);
        Whole = ChinchillaFit.Fit(collection.Runs, fitting, key.Child("chinchilla-whole"), cancellation);
        Offset = OfCompute(below, cancellation);
        WholeOffset = OfCompute([.. below, .. above], cancellation);
        Frontier = above;
        double lowest = small.Min(i => collection.Runs.Loss[i]);
        ErrorOfChinchilla = Error(
            large,
            Chinchilla.Law,
            Chinchilla.Refits,
            (law, i) => law.Loss(collection.Runs.N[i], collection.Runs.D[i]),
            key.Child("score"));
        NaiveOfChinchilla = Error(
            large,
            new PowerLaw(0, 1, lowest),
            [.. Chinchilla.Refits.Select(_ => new PowerLaw(0, 1, lowest))],
            (law, _) => law.Limit,
            key.Child("score"));
        ErrorOfOffset = Error(above, Offset.Law, Offset.Refits, (law, i) => law.At(collection.Flop(i)), key.Child("score"));
        NaiveOfOffset = Error(
            above,
            new PowerLaw(0, 1, lowest),
            [.. Offset.Refits.Select(_ => new PowerLaw(0, 1, lowest))],
            (law, _) => law.Limit,
            key.Child("score"));
        ScalingLawFit<PowerLaw> plain = LawFits.Plain(Flops(below), Losses(below), fitting, key.Child("plain"));
        ErrorOfPlain = Error(above, plain.Law, plain.Refits, (law, i) => law.At(collection.Flop(i)), key.Child("score"));
        (FittedFrontier, HeldOut) = (below.Length, large.Length);

        ScalingLawFit<PowerLaw> OfCompute(int[] places, CancellationToken end) =>
            LawFits.Fit(new OffsetForm(Flops(places), Losses(places)), fitting, key.Child("offset"), end);
    }

    public RunCollection Collection { get; }

    /// <summary>The Chinchilla form on the smaller runs.</summary>
    public ChinchillaFit Chinchilla { get; }

    /// <summary>The same on all runs.</summary>
    public ChinchillaFit Whole { get; }

    /// <summary>The offset power of compute on the frontier of the smaller runs.</summary>
    public ScalingLawFit<PowerLaw> Offset { get; }

    /// <summary>The same on the whole frontier.</summary>
    public ScalingLawFit<PowerLaw> WholeOffset { get; }

    /// <summary>The held-out places of the frontier.</summary>
    public IReadOnlyList<int> Frontier { get; }

    /// <summary>Number of smaller runs on the frontier.</summary>
    public int FittedFrontier { get; }

    /// <summary>Number of runs held out.</summary>
    public int HeldOut { get; }

    public Estimate ErrorOfChinchilla { get; }

    /// <summary>The naive forecast on the runs that the Chinchilla form predicts.</summary>
    public Estimate NaiveOfChinchilla { get; }

    public Estimate ErrorOfOffset { get; }

    /// <summary>A power of compute without an irreducible loss.</summary>
    public Estimate ErrorOfPlain { get; }

    /// <summary>The naive forecast on the runs that the laws of compute predict.</summary>
    public Estimate NaiveOfOffset { get; }

    /// <summary>Fits and scores.</summary>
    public static HeldOutTest Run(RunCollection collection, StudyPlan plan, StreamKey key, CancellationToken cancellation) =>
        new(collection, plan, key.Child(collection.Id), cancellation);

    private double[] Flops(int[] places) => [.. places.Select(Collection.Flop)];

    private double[] Losses(int[] places) => [.. places.Select(i => Collection.Runs.Loss[i])];

    // Every draw is one refit scored on one resample of the held-out rows; the same key gives every law the same resamples.
    private Estimate Error<TLaw>(int[] places, TLaw law, IReadOnlyList<TLaw> refits, Func<TLaw, int, double> predict, StreamKey key)
    {
        var random = new RandomSequence(key);
        var draws = new double[refits.Count];
        for (int b = 0; b < draws.Length; b++)
        {
            draws[b] = Mean([.. places.Select(_ => places[random.NextIndex(places.Length)])], refits[b]);
        }

        double[] sorted = Quantiles.Sorted(draws);
        return new Estimate(
            Mean(places, law),
            new Interval(Quantiles.OfSorted(sorted, (1 - Level) / 2), Quantiles.OfSorted(sorted, (1 + Level) / 2), Level));

        double Mean(int[] rows, TLaw of) => rows.Average(i => Math.Abs(predict(of, i) / Collection.Runs.Loss[i] - 1));
    }
}
