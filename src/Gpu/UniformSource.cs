namespace Forecast.Gpu;

/// <summary>Where a uniform of a program comes from: a stream of the generator, and which half of its blocks.</summary>
/// <param name="Stream">High half of the generator's counter.</param>
/// <param name="Half">0 for the block's first two words, 1 for its last two.</param>
public readonly record struct UniformSource(ulong Stream, int Half);
