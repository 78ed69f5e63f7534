namespace Forecast.Studies.Counts;

/// <summary>The scores of one forecast of one count.</summary>
/// <param name="CrpsOfLog">CRPS of ln(1 + count).</param>
/// <param name="Crps">CRPS in systems.</param>
/// <param name="Log">-ln of the probability that was given to what came.</param>
/// <param name="Transform">Probability integral transform, drawn within its lump.</param>
/// <param name="Held">Whether the central 50, 80 and 90 % intervals held the outcome, ends included.</param>
/// <param name="MedianRate">Median of the yearly rate.</param>
internal sealed record CountMarks(double CrpsOfLog, double Crps, double Log, double Transform, bool[] Held, double MedianRate);
