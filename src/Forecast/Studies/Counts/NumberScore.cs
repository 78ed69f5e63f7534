namespace Forecast.Studies.Counts;

/// <summary>A forecast of the number of all notable systems of a year, whatever their compute, scored.</summary>
/// <param name="Origin">The cut.</param>
/// <param name="Year">The year.</param>
/// <param name="Ahead">Calendar years ahead, from 1.</param>
/// <param name="Outcome">What came.</param>
/// <param name="Marks">The scores.</param>
internal sealed record NumberScore(DateOnly Origin, int Year, int Ahead, int Outcome, CountMarks Marks);
