namespace Forecast.Fitting.Breaks;

/// <summary>The number of breaks by testing for one more, and one more again, until a test is silent.</summary>
/// <param name="Breaks">The number chosen.</param>
/// <param name="Significance">A test is silent when its probability is above this.</param>
/// <param name="Tests">The tests run, of l = 0, 1, … breaks against one more; the last is silent unless the most breaks were reached.</param>
/// <remarks>
/// Bai and Perron (1998, Econometrica 66, 47). It stops at the first silence, so two breaks that undo one another can be missed where the
/// best single one is no help; the criteria look at all numbers of breaks and do not share that weakness.
/// </remarks>
public sealed record SequentialSupF(int Breaks, double Significance, IReadOnlyList<SupFTest> Tests);
