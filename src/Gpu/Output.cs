namespace Forecast.Gpu;

/// <summary>A quantity that a program hands out.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Register">The register that holds it at the end.</param>
public sealed record Output(string Name, int Register);
