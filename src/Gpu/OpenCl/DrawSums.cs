namespace Forecast.Gpu.OpenCl;

/// <summary>What an output adds up to.</summary>
/// <param name="Draws">Number of draws.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Squares">The sum of their squares.</param>
internal readonly record struct DrawSums(long Draws, double Sum, double Squares);
