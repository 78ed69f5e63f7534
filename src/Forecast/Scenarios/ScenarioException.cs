using System.Globalization;
using Forecast.Data;
using Forecast.Scenarios.Language;

namespace Forecast.Scenarios;

/// <summary>A scenario that cannot be used: its sentence names file, line and column, what was found and what was expected.</summary>
public sealed class ScenarioException : InputException
{
    private const int LongestFound = 40;

    /// <summary>Creates the exception.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="place">Where in it.</param>
    /// <param name="complaint">What is wrong, in words that follow a colon, without a full stop.</param>
    public ScenarioException(string file, Place place, string complaint)
        : base(string.Create(CultureInfo.InvariantCulture, $"'{file}', line {place.Line}, column {place.Column}: {complaint}{(complaint.EndsWith('?') ? "" : ".")}"))
    {
        Place = place;
    }

    /// <summary>Where in the file.</summary>
    public Place Place { get; }

    /// <summary>A piece of the file's text in quotation marks, short and without control characters.</summary>
    internal static string Quote(string text)
    {
        string shown = string.Concat(text.Take(LongestFound).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\ufffd' : c));
        return text.Length > LongestFound ? $"'{shown}…'" : $"'{shown}'";
    }
}
