using System.Globalization;
using Forecast.Data;

namespace Forecast.Studies.ComputeTrends;

/// <summary>Which part of the systems a row of a table is about.</summary>
internal enum ScaleClass
{
    All,
    Regular,
    Large,
}

/// <summary>The rows behind one trend: a span of time, a class of scale, a domain.</summary>
internal sealed record TrendSelection(Era Era, ScaleClass Class = ScaleClass.All)
{
    /// <summary>z-score above which a system is large-scale.</summary>
    public double Threshold { get; init; } = ScaleClasses.LargeThreshold;

    /// <summary>First day on which a system can be large-scale.</summary>
    public DateOnly LargeFrom { get; init; } = Eras.LargeScale;

    /// <summary>A domain, or <see cref="OtherDomains"/>.</summary>
    public string? Domain { get; init; }

    /// <summary>Whether only record setters count; then no low outlier is dropped, as in the authors' code.</summary>
    public bool Records { get; init; }

    /// <summary>Systems left out before the records are taken.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Every domain that has no row of its own in Table 7.</summary>
    public const string OtherDomains = "Other";

    private static readonly string[] OwnRow = ["Vision", "Language", "Games"];

    /// <summary>The rows of a series.</summary>
    public Series Apply(Series all, ScaleClasses classes)
    {
        if (Records)
        {
            Series candidates = all.Where(i => !Without.Contains(all.Systems[i].Name));
            Series records = FrontierRule.Record.Apply(candidates);
            return records.Where(i => Era.Contains(records.Systems[i].Published!.Value));
        }

        return all.Where(i => Passes(all.Systems[i], classes.Z[i], classes.IsLow(i)));
    }

    /// <summary>The selection in words.</summary>
    public string Describe()
    {
        string scale = Class switch
        {
            ScaleClass.Regular => $", z ≤ {Text(Threshold)}{SinceText}",
            ScaleClass.Large => $", z > {Text(Threshold)}{SinceText}",
            _ => "",
        };
        string which = Records ? "record setters" : "systems";
        string domain = Domain is null ? "" : $" of domain {Domain}";
        string without = Without.Count == 0 ? "" : $" without {string.Join(" and ", Without)}";
        string low = Records ? "" : $", low outliers (z < {Text(ScaleClasses.LowThreshold)}) dropped";
        return $"{which}{domain}{without}, {Day(Era.First)} to {Day(Era.Last)}{scale}{low}";
    }

    private string SinceText => LargeFrom == DateOnly.MinValue ? " at any date" : "";

    private bool Passes(MlSystem system, double z, bool low)
    {
        DateOnly day = system.Published!.Value;
        bool large = z > Threshold && day >= LargeFrom;
        bool classFits = Class switch
        {
            ScaleClass.Regular => !large,
            ScaleClass.Large => large,
            _ => true,
        };
        return !low && classFits && Era.Contains(day) && DomainFits(system);
    }

    private bool DomainFits(MlSystem system) => Domain switch
    {
        null => true,
        OtherDomains => system.Domains.Count > 0 && !system.Domains.Any(OwnRow.Contains),
        _ => system.Domains.Contains(Domain),
    };

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day == DateOnly.MinValue ? "start" : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
