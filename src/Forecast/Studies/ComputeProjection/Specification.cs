using System.Globalization;
using Forecast.Data;
using Forecast.Studies.ComputeTrends;

namespace Forecast.Studies.ComputeProjection;

/// <summary>One combination of the choices behind a growth rate of training compute.</summary>
/// <param name="Vintage">Which table.</param>
/// <param name="Rule">Which systems count as the frontier, within the domain.</param>
/// <param name="Start">First year of the window, which runs to the table's end.</param>
/// <param name="Domain">A domain, or one of the two words of <see cref="Domains"/> that name none.</param>
/// <param name="Outliers">What is done with outliers.</param>
internal sealed record Specification(string Vintage, FrontierRule Rule, int Start, string Domain, OutlierRule Outliers)
{
    /// <summary>Fewest rows of a specification that is fitted.</summary>
    public const int FewestRows = 10;

    /// <summary>Every domain together.</summary>
    public const string AllDomains = "all domains";

    /// <summary>The rules.</summary>
    public static IReadOnlyList<FrontierRule> Rules { get; } =
        [FrontierRule.All, FrontierRule.Parse("top-20"), FrontierRule.Parse("top-10"), FrontierRule.Parse("top-5"), FrontierRule.Record];

    /// <summary>The starts.</summary>
    public static IReadOnlyList<int> Starts { get; } = [2010, 2012, 2014, 2016, 2018];

    /// <summary>The domains.</summary>
    public static IReadOnlyList<string> Domains { get; } = [AllDomains, "Language", "Vision", TrendSelection.OtherDomains];

    /// <summary>The choices of this specification, one a dimension.</summary>
    public IReadOnlyList<string> Choices =>
        [Rule.Description, string.Create(CultureInfo.InvariantCulture, $"since {Start}"), DomainName, Text(Outliers), $"vintage {Vintage}"];

    /// <summary>The dimensions.</summary>
    public static IReadOnlyList<string> Dimensions { get; } = ["frontier rule", "start of the window", "domain", "outliers", "vintage"];

    private string DomainName => Domain switch
    {
        AllDomains => AllDomains,
        TrendSelection.OtherDomains => "other domains",
        _ => Domain.ToLowerInvariant(),
    };

    /// <summary>A rule for outliers in words.</summary>
    public static string Text(OutlierRule rule) => rule switch
    {
        OutlierRule.Kept => "all kept",
        OutlierRule.LowDropped => "low outliers dropped",
        _ => "low and large-scale dropped",
    };
}
