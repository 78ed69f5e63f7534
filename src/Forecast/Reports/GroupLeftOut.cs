namespace Forecast.Reports;

/// <summary>A group of rows that could not be fitted.</summary>
/// <param name="Group">Its name.</param>
/// <param name="N">Its rows.</param>
/// <param name="Reason">Why, to follow "since".</param>
public sealed record GroupLeftOut(string Group, int N, string Reason);
