namespace Forecast.Scenarios.Language;

/// <summary>A parameter of a function.</summary>
/// <param name="Name">Its name in the function's signature.</param>
/// <param name="Widest">The widest shape it takes.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
internal sealed record Parameter(string Name, Shape Widest, bool IsOptional = false);
