namespace Forecast.Gpu.Numbers;

/// <summary>A place between 0 and 1, to its own precision at either end.</summary>
/// <typeparam name="T">The number.</typeparam>
/// <param name="Small">The distance to the nearer end.</param>
/// <param name="IsLow">Mask: the nearer end is 0.</param>
/// <param name="LogOdds">The logarithm of the odds.</param>
/// <param name="LogOddsRest">What it leaves out.</param>
internal readonly record struct BetaPlace<T>(T Small, T IsLow, T LogOdds, T LogOddsRest)
    where T : struct, IReal<T>;
