namespace Forecast.Gpu.Results;

/// <summary>Some uniforms of a program that make up one input to be blamed for uncertainty.</summary>
/// <param name="Name">The name of the input.</param>
/// <param name="Uniforms">Numbers of its uniforms, as in <see cref="Program.Uniforms"/>.</param>
public sealed record InputGroup(string Name, IReadOnlyList<int> Uniforms)
{
    /// <summary>Each uniform of a program as a group of its own, named by its number.</summary>
    public static IReadOnlyList<InputGroup> Each(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return [.. program.Uniforms.Select((_, i) => new InputGroup(ByNumber(i), [i]))];
    }

    /// <summary>The input that a draw of some name belongs to: <c>stock</c> for <c>stock#1</c> and <c>stock/level</c>.</summary>
    /// <param name="draw">Name of the draw.</param>
    public static string NameOf(string draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        int end = draw.AsSpan().IndexOfAny('/', '#');
        return end > 0 ? draw[..end] : draw;
    }

    /// <summary>Groups of which some are made one: inputs that a copula correlates do not vary by themselves.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="joined">Pairs of names that belong together; a name that no group has is left alone.</param>
    /// <returns>The groups, in the order of their first member, with names such as <c>price, demand</c>.</returns>
    public static IReadOnlyList<InputGroup> Join(IReadOnlyList<InputGroup> groups, IEnumerable<(string One, string Other)> joined)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(joined);
        List<List<InputGroup>> sets = [.. groups.Select(group => new List<InputGroup> { group })];
        foreach ((string one, string other) in joined)
        {
            int a = sets.FindIndex(set => set.Exists(group => group.Name == one));
            int b = sets.FindIndex(set => set.Exists(group => group.Name == other));
            if (a >= 0 && b >= 0 && a != b)
            {
                (a, b) = (Math.Min(a, b), Math.Max(a, b));
                sets[a].AddRange(sets[b]);
                sets.RemoveAt(b);
            }
        }

        return [.. sets.Select(set => set.Count == 1
            ? set[0]
            : new InputGroup(string.Join(", ", set.Select(group => group.Name)), [.. set.SelectMany(group => group.Uniforms)]))];
    }

    /// <summary>Groups by the names of uniforms.</summary>
    /// <param name="names">Name of each uniform that has one; empty where none has.</param>
    /// <param name="count">Number of uniforms.</param>
    internal static IReadOnlyList<InputGroup> Of(IReadOnlyList<string?> names, int count)
    {
        var groups = new List<(string Name, List<int> Uniforms)>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int u = 0; u < count; u++)
        {
            string? name = u < names.Count && names[u] is { } given ? NameOf(given) : null;
            if (name is null || !places.TryGetValue(name, out int place))
            {
                place = groups.Count;
                groups.Add((name ?? ByNumber(u), []));
                if (name is not null)
                {
                    places[name] = place;
                }
            }

            groups[place].Uniforms.Add(u);
        }

        return [.. groups.Select(group => new InputGroup(group.Name, group.Uniforms))];
    }

    private static string ByNumber(int uniform) => FormattableString.Invariant($"u{uniform}");
}
