namespace Forecast.Data;

/// <summary>A quantity or date of a system that differs between two vintages.</summary>
/// <param name="Before">The system in the first vintage.</param>
/// <param name="After">The system in the second.</param>
/// <param name="Column">What differs.</param>
public sealed record Revision(MlSystem Before, MlSystem After, SystemColumn Column)
{
    /// <summary>The new quantity over the old one; null for a date, or where one of the two is missing.</summary>
    public double? Ratio => (Column.Value(After) as double?) / (Column.Value(Before) as double?);

    /// <summary>Days from the old date to the new one; null for a quantity, or where one of the two is missing.</summary>
    public int? Days => Column.Value(After) is DateOnly after && Column.Value(Before) is DateOnly before ? after.DayNumber - before.DayNumber : null;
}
