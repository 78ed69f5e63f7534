using Forecast.Data;

namespace Forecast.Studies.ParameterGap;

/// <summary>Systems of a domain; one of several domains is in each of its groups.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Slug">Its part of a finding's id.</param>
internal sealed record DomainGroup(string Name, string Slug)
{
    public static readonly DomainGroup All = new("All domains", "all");
    public static readonly DomainGroup Language = new("Language", "language");
    public static readonly DomainGroup Vision = new("Vision", "vision");
    public static readonly DomainGroup Games = new("Games", "games");
    public static readonly DomainGroup Multimodal = new("Multimodal", "multimodal");
    public static readonly DomainGroup Other = new("Other domains", "other");

    private static readonly DomainGroup[] _named = [Language, Vision, Multimodal, Games];

    /// <summary>Every group, all systems first.</summary>
    public static IReadOnlyList<DomainGroup> Every { get; } = [All, .. _named, Other];

    public bool Holds(MlSystem system) => this == All
        || (this == Other ? !_named.Any(group => system.Domains.Contains(group.Name)) : system.Domains.Contains(Name));
}
