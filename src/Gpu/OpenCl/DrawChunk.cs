namespace Forecast.Gpu.OpenCl;

/// <summary>Draws that a device makes at once.</summary>
/// <param name="Start">Place of the first among those wanted.</param>
/// <param name="Draws">How many are wanted.</param>
/// <param name="Stride">How many are made, and so how far apart two outputs stand in the results.</param>
internal readonly record struct DrawChunk(long Start, int Draws, long Stride);
