using System.Globalization;

namespace Forecast.Scenarios.Compilation;

/// <summary>Names of the random streams of a definition: its own name, then numbered ones.</summary>
/// <remarks>A stream follows from its definition's name alone, so that a definition added to a file changes no draw of the others.</remarks>
/// <param name="definition">Name of the definition; a path adds a slash and the number of its year to the name it is given.</param>
internal sealed class Streams(string definition)
{
    private int _used;

    /// <summary>A name not used before.</summary>
    public string Next() => _used++ == 0 ? definition : string.Create(CultureInfo.InvariantCulture, $"{definition}#{_used}");
}
