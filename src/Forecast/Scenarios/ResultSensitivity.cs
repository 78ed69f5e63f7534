namespace Forecast.Scenarios;

/// <summary>What a shown quantity's uncertainty comes from.</summary>
/// <param name="Shown">The quantity.</param>
/// <param name="Year">The year that is looked at, the last; null for a quantity without years.</param>
/// <param name="Scale">What the indices take the variance of.</param>
/// <param name="Inputs">The inputs, the largest total index first.</param>
/// <param name="Draws">Draws that swings are read off.</param>
/// <param name="IndexDraws">Draws of each of the two designs behind the indices.</param>
public sealed record ResultSensitivity(
    ShownResult Shown, int? Year, SensitivityScale Scale, IReadOnlyList<InputInfluence> Inputs, long Draws, long IndexDraws);
