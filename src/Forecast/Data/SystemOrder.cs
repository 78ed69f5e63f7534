namespace Forecast.Data;

/// <summary>An order of systems by one column; systems without a value come last either way.</summary>
/// <param name="Column">The column.</param>
/// <param name="IsDescending">Largest or latest first.</param>
public sealed record SystemOrder(SystemColumn Column, bool IsDescending)
{
    /// <summary>The systems in order; equal ones stay as they stood.</summary>
    public IEnumerable<MlSystem> Apply(IEnumerable<MlSystem> systems)
    {
        var comparer = Comparer<object?>.Create(Compare);
        IOrderedEnumerable<MlSystem> known = systems.OrderBy(s => Key(s) is null);
        return IsDescending ? known.ThenByDescending(Key, comparer) : known.ThenBy(Key, comparer);
    }

    private object? Key(MlSystem system) => Column.Value(system) switch
    {
        IReadOnlyList<string> list => list.Count > 0 ? string.Join(SystemColumn.ListSeparator, list) : null,
        var value => value,
    };

    private static int Compare(object? a, object? b) => a is string text
        ? string.Compare(text, b as string, StringComparison.OrdinalIgnoreCase)
        : System.Collections.Comparer.DefaultInvariant.Compare(a, b);
}
