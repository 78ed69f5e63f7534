namespace Forecast.Scenarios.Language;

/// <summary>A place in a scenario file.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public readonly record struct Place(int Line, int Column);
