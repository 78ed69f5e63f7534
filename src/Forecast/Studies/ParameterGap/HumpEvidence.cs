using Forecast.Data;
using Forecast.Fitting.Density;
using Forecast.Fitting.Random;

namespace Forecast.Studies.ParameterGap;

/// <summary>Whether the sizes of a table's language models since 2020 have one hump or several: Silverman's test, and mixtures beside one
/// density.</summary>
/// <param name="OneMode">Silverman's test of one mode.</param>
/// <param name="Single">The normal density.</param>
/// <param name="Several">The best mixture of two normal densities or more.</param>
internal sealed record HumpEvidence(SilvermanTest OneMode, NormalMixture Single, NormalMixture Several)
{
    private const int ModeResamples = 499, MostComponents = 3;

    private static readonly MixturePlan _mixtures = new() { Starts = 4 };

    /// <summary>BIC of the single density less that of the best mixture: above zero it speaks for the mixture.</summary>
    public double BicGain => Single.Bic - Several.Bic;

    /// <summary>Looks for humps.</summary>
    public static HumpEvidence Of(Dataset dataset, ulong seed, CancellationToken cancellation)
    {
        ReadOnlySpan<double> values = GapEvidence.SeriesOf(dataset, DomainGroup.Language).Log10Values;
        StreamKey key = GapEvidence.Key(dataset, DomainGroup.Language, seed);
        var one = SilvermanTest.Run(values, 1, ModeResamples, key.Child("silverman"), 0, cancellation);
        IReadOnlyList<NormalMixture> mixtures = MixtureFit.Search(values, MostComponents, _mixtures, key.Child("mixture"));
        return new HumpEvidence(
            one,
            MixtureFit.Chosen(mixtures.Where(mixture => mixture.Components.Count == 1)),
            MixtureFit.Chosen(mixtures.Where(mixture => mixture.Components.Count > 1)));
    }
}
