namespace Forecast.Data;

/// <summary>One forecast of a user's table, and what came of it.</summary>
/// <param name="Row">Number of its first row as a spreadsheet counts.</param>
/// <param name="Group">Texts of the columns that part the table, one each.</param>
/// <param name="Subject">What it is a forecast of: the texts of all other columns that are no part of the forecast.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Values">Quantiles in ascending order of level; draws; or mean and standard deviation.</param>
/// <param name="Baseline">A baseline's forecast of one value; null where none was asked for.</param>
public sealed record UserForecast(
    int Row, IReadOnlyList<string> Group, string Subject, double Outcome, double[] Values, double? Baseline);
