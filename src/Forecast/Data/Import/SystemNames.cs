namespace Forecast.Data.Import;

/// <summary>The names and ids given out so far in one import: keeps every row and tells equal ones apart.</summary>
/// <param name="report">Told of every row that had to be told apart.</param>
public sealed class SystemNames(ImportReport report)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Row, int Times)> _seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The system with an id of its own and, where nothing tells it from an earlier row, a number after its name.</summary>
    public MlSystem Distinguish(MlSystem system, int row)
    {
        ArgumentNullException.ThrowIfNull(system);
        string key = system.Identity;
        if (_seen.TryGetValue(key, out (int Row, int Times) seen))
        {
            _seen[key] = (seen.Row, seen.Times + 1);
            string name = $"{system.Name} ({seen.Times + 1})";
            report.Note(row, $"name, date, reference, parameters and compute of row {seen.Row}; kept, and named '{name}'");
            system = system with { Name = name };
        }
        else
        {
            _seen.Add(key, (row, 1));
        }

        return system with { Id = Unused(Slug.Of(system.Name)) };
    }

    private string Unused(string slug)
    {
        string id = slug;
        for (int i = 2; !_ids.Add(id); i++)
        {
            id = $"{slug}-{i}";
        }

        return id;
    }
}
