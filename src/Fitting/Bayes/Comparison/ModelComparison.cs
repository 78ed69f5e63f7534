using System.Globalization;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes;

/// <summary>Models beside one another, the one that foretells best first.</summary>
/// <remarks>
/// The standard error of a difference is √n times the deviation of its n terms: far smaller than those of the two sums where the models
/// find the same observations hard. Below a difference of about 4, or with n below about 100, it is too small (Sivula et al. 2020).
/// </remarks>
public sealed class ModelComparison
{
    private const double Small = 4;
    private const int Few = 100;

    private ModelComparison(ComparedModel[] models, IReadOnlyList<string> warnings)
    {
        Models = models;
        Warnings = warnings;
    }

    /// <summary>The models in falling order of elpd.</summary>
    public IReadOnlyList<ComparedModel> Models { get; }

    /// <summary>What a reader should doubt, each in a sentence; empty where nothing.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Compares models of the same observations.</summary>
    /// <param name="models">Name and cross-validation of each, two or more.</param>
    /// <param name="key">Where the resamples of pseudo-BMA+ come from.</param>
    /// <exception cref="ArgumentException">Fewer than two models, or other numbers of observations.</exception>
    public static ModelComparison Of(IReadOnlyList<(string Name, Loo Loo)> models, StreamKey key)
    {
        ArgumentNullException.ThrowIfNull(models);
        double[][] elpd = [.. models.Select(model => model.Loo.Points.Select(point => point.Elpd).ToArray())];
        ModelWeights stacked = ModelWeights.Stack(elpd);
        ModelWeights averaged = ModelWeights.PseudoBmaPlus(elpd, key);
        int best = Enumerable.Range(0, models.Count).MaxBy(k => models[k].Loo.Elpd.Value);
        ComparedModel[] compared =
        [
            .. Enumerable.Range(0, models.Count).OrderByDescending(k => models[k].Loo.Elpd.Value).Select(k => new ComparedModel(
                models[k].Name,
                models[k].Loo,
                k == best ? new PointwiseSum(0, 0) : PointwiseSum.Of([.. elpd[k].Select((value, i) => value - elpd[best][i])]),
                stacked.Weights[k],
                averaged.Weights[k])),
        ];
        return new ModelComparison(compared, [.. Doubts(compared), .. stacked.Warnings]);
    }

    private static IEnumerable<string> Doubts(ComparedModel[] models)
    {
        foreach (ComparedModel model in models)
        {
            foreach (string warning in model.Loo.Warnings)
            {
                yield return $"{model.Name}: {warning}";
            }
        }

        int n = models[0].Loo.Points.Count;
        if (n < Few)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"With {n} observations the standard errors of differences are too small.");
        }

        if (-models[1].Difference.Value < Small)
        {
            yield return $"{models[0].Name} and {models[1].Name} differ by less than {Small}: they foretell about equally well.";
        }
    }
}

/// <summary>One model beside the best.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Loo">Its cross-validation.</param>
/// <param name="Difference">elpd less that of the best model; 0 for the best.</param>
/// <param name="StackingWeight">Its share in the mixture that foretells best.</param>
/// <param name="PseudoBmaPlusWeight">Its weight by pseudo-BMA+.</param>
public sealed record ComparedModel(string Name, Loo Loo, PointwiseSum Difference, double StackingWeight, double PseudoBmaPlusWeight);
