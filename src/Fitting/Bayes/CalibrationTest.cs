namespace Forecast.Fitting.Bayes;

/// <summary>Whether the ranks of one parameter are uniform.</summary>
/// <param name="Name">Name of the parameter.</param>
/// <param name="ChiSquared">Pearson's statistic of the binned ranks.</param>
/// <param name="ChiSquaredProbability">Its p-value.</param>
/// <param name="EnvelopeProbability">
/// p-value of the largest departure of the ranks' distribution function from the diagonal, exact and for all places at once
/// (Säilynoja, Bürkner and Vehtari 2022).
/// </param>
/// <param name="MeanRank">Mean rank as a share: one half but for chance, less where the posterior lies too high.</param>
/// <param name="Spread">Their standard deviation over that of uniform ones: above 1 where the posterior is too narrow.</param>
/// <param name="Dependent">
/// Simulations with fewer effective draws than ranks; such ranks lean to the ends though the sampler is right.
/// </param>
public sealed record CalibrationTest(
    string Name,
    double ChiSquared,
    double ChiSquaredProbability,
    double EnvelopeProbability,
    double MeanRank,
    double Spread,
    int Dependent);
