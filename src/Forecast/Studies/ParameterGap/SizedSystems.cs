using Forecast.Data;
using Forecast.Fitting.Numerics;

namespace Forecast.Studies.ParameterGap;

/// <summary>The systems whose parameters are known, and the words of arXiv 2207.02852 for parts of them.</summary>
internal static class SizedSystems
{
    /// <summary>Ends of the gap, in parameters.</summary>
    public const double GapLow = 2e10, GapHigh = 7e10;

    /// <summary>The table nearest before the paper.</summary>
    public const string PaperVintage = "2022-05-03";

    public const string SiteRule = "parameters known, dated to the day or the year, not after the table; a year stands on its 1 January";

    public const string OwnRule = "parameters known, dated; a year stands on its 2 July, a month on its 15th";

    /// <summary>From here on the paper sees another pace.</summary>
    public static readonly DateOnly Acceleration = new(2018, 1, 1);

    /// <summary>From here on the paper sees the gap.</summary>
    public static readonly DateOnly GapSince = new(2020, 1, 1);

    private static readonly Measure _parameters = Measure.Find("parameters");

    /// <summary>Ends of the gap, as log10 of parameters.</summary>
    public static (double Low, double High) LogGap { get; } = (Elementary.Log10(GapLow), Elementary.Log10(GapHigh));

    /// <summary>The systems with date and parameters, in the paper's 365-day years and 30-day months.</summary>
    public static Series Of(IEnumerable<MlSystem> systems) => Series.Of(systems, _parameters, Chronology.ComputeTrends);

    /// <summary>The systems as the authors' site reads its table.</summary>
    /// <remarks>
    /// Found by what gives the recomputed rows: a date of the form 05/2003 or "Forthcoming" is not read and its system drops out, a year
    /// alone is its first day. The curated table keeps such a month on its 15th and a year on its 2 July.
    /// </remarks>
    public static Series AsTheSite(Dataset dataset) => Of(Readable(dataset).Select(system =>
        system.DatePrecision == DatePrecision.Year ? system with { Published = new DateOnly(system.Published!.Value.Year, 1, 1) }
            : system));

    /// <summary>The systems whose date the authors' site can read.</summary>
    public static IEnumerable<MlSystem> Readable(Dataset dataset) => dataset.Systems.Where(system =>
        system.Published <= dataset.Vintage.LastDay && system.DatePrecision is DatePrecision.Day or DatePrecision.Year);

    public static Series Before(this Series series, DateOnly day) => series.Where(i => series.Systems[i].Published < day);

    public static Series From(this Series series, DateOnly day) => series.Where(i => series.Systems[i].Published >= day);

    public static Series In(this Series series, DomainGroup group) => series.Where(i => group.Holds(series.Systems[i]));

    /// <summary>The systems with so many parameters, both ends included.</summary>
    public static Series Sized(this Series series, double least, double most) =>
        series.Where(i => series.Systems[i].Parameters >= least && series.Systems[i].Parameters <= most);

    public static int Count(this Series series, SizeClass size) => series.Systems.Count(system => ClassOf(system) == size);

    /// <summary>Systems that lie on an end of the gap.</summary>
    public static int OnEnds(this Series series) => series.Systems.Count(system => system.Parameters is GapLow or GapHigh);

    public static SizeClass ClassOf(MlSystem system) => system.Parameters switch
    {
        < GapLow => SizeClass.Below,
        > GapHigh => SizeClass.Above,
        _ => SizeClass.Inside,
    };
}
