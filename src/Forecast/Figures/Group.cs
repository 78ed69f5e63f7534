namespace Forecast.Figures;

/// <summary>A group of points, lines and bands that share a colour, a shape and an entry in the legend.</summary>
/// <param name="Name">The name layers refer to, printed in the legend.</param>
/// <param name="Tone">How loudly it is drawn.</param>
public sealed record Group(string Name, Tone Tone = Tone.Plain);
