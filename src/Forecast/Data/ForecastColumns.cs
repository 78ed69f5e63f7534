using System.Globalization;
using System.Text.RegularExpressions;

namespace Forecast.Data;

/// <summary>Where a table's header keeps forecasts.</summary>
/// <param name="Kind">How they are given.</param>
/// <param name="IsLong">Whether each row holds one number of a forecast.</param>
/// <param name="Places">Places of the columns: by level or draw; quantile or draw, then value; mean, then sd.</param>
/// <param name="Levels">Levels of the quantiles where each has its column; empty otherwise.</param>
internal sealed partial record ForecastColumns(ForecastKind Kind, bool IsLong, int[] Places, double[] Levels)
{
    /// <summary>Finds the columns of forecasts.</summary>
    /// <param name="file">The table.</param>
    /// <param name="kind">Which kind to look for; null for the only one there is.</param>
    /// <exception cref="InputException">None, or several and no kind given.</exception>
    public static ForecastColumns Find(CsvFile file, ForecastKind? kind)
    {
        ForecastColumns?[] there = [Quantiles(file), Draws(file), Normal(file)];
        ForecastColumns[] found = [.. there.OfType<ForecastColumns>().Where(columns => kind is null || columns.Kind == kind)];
        string names = string.Join(" or ", found.Select(columns => Name(columns.Kind)));
        return found.Length switch
        {
            1 => found[0],
            0 => throw new InputException(
                $"'{file.Path}' has no {(kind is null ? "forecasts" : Name(kind.Value))}. Wanted are columns q0.05, q0.5, …; "
                + "draw1, draw2, …; mean and sd; or one number a row with quantile and value, or draw and value. "
                + $"It has: {string.Join(", ", file.Header)}."),
            _ => throw new InputException($"'{file.Path}' has forecasts of several kinds: say which with --as {names}."),
        };
    }

    private static string Name(ForecastKind kind) => kind switch
    {
        ForecastKind.Normal => "normal",
        ForecastKind.Draws => "draws",
        _ => "quantiles",
    };

    private static ForecastColumns? Quantiles(CsvFile file)
    {
        (double Level, int Place)[] wide =
        [
            .. file.Header.Select((name, place) => (Level: Level(name), Place: place))
                .Where(column => column.Level is not null)
                .Select(column => (column.Level!.Value, column.Place))
                .Order(),
        ];
        return wide.Length > 0
            ? new ForecastColumns(ForecastKind.Quantiles, false, [.. wide.Select(c => c.Place)], [.. wide.Select(c => c.Level)])
            : Pair(file, ForecastKind.Quantiles, "quantile", "value", isLong: true);
    }

    private static ForecastColumns? Draws(CsvFile file)
    {
        int[] wide = [.. Enumerable.Range(0, file.Header.Count).Where(place => DrawName().IsMatch(file.Header[place]))];
        return wide.Length > 0
            ? new ForecastColumns(ForecastKind.Draws, false, wide, [])
            : Pair(file, ForecastKind.Draws, "draw", "value", isLong: true);
    }

    private static ForecastColumns? Normal(CsvFile file) => Pair(file, ForecastKind.Normal, "mean", "sd", isLong: false);

    private static ForecastColumns? Pair(CsvFile file, ForecastKind kind, string first, string second, bool isLong)
    {
        int[] places = [file.IndexOf(first), file.IndexOf(second)];
        return places.Min() >= 0 ? new ForecastColumns(kind, isLong, places, []) : null;
    }

    private static double? Level(string name) => QuantileName().Match(name) is { Success: true } match
        && double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is > 0 and < 1 and var level ? level : null;

    [GeneratedRegex(@"^q_?(0?\.\d+)$", RegexOptions.IgnoreCase)]
    private static partial Regex QuantileName();

    [GeneratedRegex(@"^draw[_. ]?\d+$", RegexOptions.IgnoreCase)]
    private static partial Regex DrawName();
}
