namespace Forecast.Data.Import;

/// <summary>The domains of one vintage, to be found from the rows of another by name, then reference, then link.</summary>
public sealed class DomainJoin
{
    private readonly Dictionary<string, IReadOnlyList<string>> _byName = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _byReference = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _byLink = [];
    private readonly HashSet<string> _known = [];

    /// <summary>Creates the join from the systems that have the domains.</summary>
    public DomainJoin(IReadOnlyList<MlSystem> systems)
    {
        ArgumentNullException.ThrowIfNull(systems);
        foreach (MlSystem system in systems)
        {
            Add(_byName, Slug.Full(system.Name), system);
            Add(_byReference, Slug.Full(system.Reference), system);
            Add(_byLink, Slug.Full(system.Link), system);
        }
    }

    /// <summary>The domains of the system; none, and a note, where they cannot be found.</summary>
    public IReadOnlyList<string> Find(string? name, string? reference, string? link, int row, ImportReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        (Dictionary<string, IReadOnlyList<string>> Domains, string Key)[] ways =
        [
            (_byName, Slug.Full(name)), (_byReference, Slug.Full(reference)), (_byLink, Slug.Full(link)),
        ];
        foreach ((Dictionary<string, IReadOnlyList<string>> domains, string key) in ways)
        {
            if (key.Length > 0 && domains.TryGetValue(key, out IReadOnlyList<string>? found))
            {
                return found;
            }
        }

        bool isKnown = ways.Any(w => _known.Contains(w.Key));
        string why = isKnown ? "has no domain in the other vintage" : "is not in the other vintage";
        report.Note(row, $"{name ?? reference ?? link}: {why}; domain left empty");
        return [];
    }

    private void Add(Dictionary<string, IReadOnlyList<string>> domains, string key, MlSystem system)
    {
        if (key.Length == 0)
        {
            return;
        }

        _known.Add(key);
        if (system.Domains.Count > 0)
        {
            domains.TryAdd(key, system.Domains);
        }
    }
}
