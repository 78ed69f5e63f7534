using Forecast.Data;

namespace Forecast.Studies.ComputeProjection;

/// <summary>How many notable systems are of unknown compute.</summary>
internal static class ThresholdUnknown
{
    /// <summary>The numbers: how many, and the share known of the last four years.</summary>
    public static IEnumerable<Finding> Numbers(Dataset dataset, YearlyCounts counts)
    {
        var basis = new Basis(
            "thresholds", (int)counts.All.Sum(), $"notable systems published since {YearlyCounts.First}", dataset.Vintage.Id);
        double unknown = counts.All.Sum() - counts.Known.Sum();
        yield return basis.Number(
            "unknown-compute",
            "Notable systems whose training compute is not known",
            unknown,
            "systems",
            text: $"{unknown:0}");
        for (int i = Math.Max(0, counts.Years.Length - 4); i < counts.Years.Length; i++)
        {
            double share = counts.Known[i] / counts.All[i];
            yield return (basis with { N = (int)counts.All[i], Rule = $"notable systems published in {counts.Years[i]}" })
                .Number(
                    $"known-share/{counts.Years[i]}",
                    $"Share of the notable systems of {counts.Years[i]} whose compute is known",
                    share,
                    "",
                    text: NumberText.Percent(Math.Round(share, 2)));
        }
    }
}
