using Forecast.Fitting.Numerics;

namespace Forecast.Data;

/// <summary>What changed between two tables of systems.</summary>
/// <remarks>
/// A system is the same in both by its name, however it is punctuated, else by its link, else by its reference, each only where it names one
/// system in either table. Costs are compared only in dollars of the same year.
/// </remarks>
public sealed class VintageDifference
{
    /// <summary>Relative difference below which two quantities are the same number written by two programs.</summary>
    public const double SameNumber = 1e-6;

    private static readonly IReadOnlyList<SystemColumn> Compared =
        Measure.All.Select(m => m.Column).Concat(["training_compute_low", "training_compute_high", "published"]).Select(SystemColumn.Find).ToList();

    private VintageDifference(List<(MlSystem Before, MlSystem After)> pairs, IReadOnlyList<MlSystem> added, IReadOnlyList<MlSystem> removed)
    {
        InBoth = pairs.Count;
        Added = added;
        Removed = removed;
        Revisions = pairs
            .SelectMany(p => Compared.Select(c => new Revision(p.Before, p.After, c)))
            .Where(IsChange)
            .OrderByDescending(Size)
            .ToList();
        RevisedSystems = Revisions.Select(r => r.After).Distinct(ReferenceEqualityComparer.Instance).Count();
    }

    /// <summary>Number of systems in both tables.</summary>
    public int InBoth { get; }

    /// <summary>Number of systems in both tables that were revised.</summary>
    public int RevisedSystems { get; }

    /// <summary>Systems of the second table that the first lacks, in its order.</summary>
    public IReadOnlyList<MlSystem> Added { get; }

    /// <summary>Systems of the first table that the second lacks, in its order.</summary>
    public IReadOnlyList<MlSystem> Removed { get; }

    /// <summary>Quantities by the size of their ratio, then dates by the number of days, then values that appeared or vanished.</summary>
    public IReadOnlyList<Revision> Revisions { get; }

    /// <summary>Compares two tables.</summary>
    public static VintageDifference Between(IReadOnlyList<MlSystem> before, IReadOnlyList<MlSystem> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var pairs = new List<(MlSystem, MlSystem)>();
        List<MlSystem> removed = [.. before];
        List<MlSystem> added = [.. after];
        Match(s => s.Name);
        Match(s => s.Link);
        Match(s => s.Reference);
        return new VintageDifference(pairs, added, removed);

        void Match(Func<MlSystem, string?> key)
        {
            Dictionary<string, MlSystem> old = Unique(removed, key);
            var matched = new HashSet<MlSystem>(ReferenceEqualityComparer.Instance);
            foreach ((string text, MlSystem system) in Unique(added, key))
            {
                if (old.TryGetValue(text, out MlSystem? twin))
                {
                    pairs.Add((twin, system));
                    matched.Add(twin);
                    matched.Add(system);
                }
            }

            removed.RemoveAll(matched.Contains);
            added.RemoveAll(matched.Contains);
        }
    }

    private static Dictionary<string, MlSystem> Unique(IEnumerable<MlSystem> systems, Func<MlSystem, string?> key) => systems
        .GroupBy(s => Slug.Full(key(s)), StringComparer.Ordinal)
        .Where(g => g.Key.Length > 0 && g.Count() == 1)
        .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    private static bool IsChange(Revision revision)
    {
        if (revision.Column.Name == "cost" && revision.Before.CostDollarYear is { } a && revision.After.CostDollarYear is { } b && a != b)
        {
            return false;
        }

        return revision.Ratio is { } ratio
            ? Math.Abs(ratio - 1) > SameNumber
            : !Equals(revision.Column.Value(revision.Before), revision.Column.Value(revision.After));
    }

    private static (int Kind, double Size) Size(Revision revision) => revision.Ratio is { } ratio ? (2, Math.Abs(Elementary.Log(ratio)))
        : revision.Days is { } days ? (1, Math.Abs(days))
        : (0, 0);
}
