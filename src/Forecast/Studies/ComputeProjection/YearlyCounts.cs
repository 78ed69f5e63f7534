using Forecast.Data;
using Forecast.Studies.ComputeTrends;

namespace Forecast.Studies.ComputeProjection;

/// <summary>Notable systems by year of publication: how many, how many of known compute, how many above each threshold.</summary>
internal sealed class YearlyCounts
{
    /// <summary>The first year counted: ten full years before the newest.</summary>
    public const int First = 2016;

    private readonly List<MlSystem> _systems;

    /// <summary>Counts the systems of a table.</summary>
    /// <param name="dataset">The table.</param>
    /// <param name="until">The last day counted; null for the table's end.</param>
    /// <param name="first">The first year counted.</param>
    /// <remarks>The compute-trends paper's own table holds milestones alone, which all count as notable.</remarks>
    public YearlyCounts(Dataset dataset, DateOnly? until = null, int first = First)
    {
        bool milestones = dataset.Vintage.Id == ComputeTrendsStudy.PaperVintage;
        _systems =
        [
            .. dataset.Systems.Where(
                s => (milestones || s.Notability.Count > 0) && s.Published?.Year >= first && !(s.Published > until)),
        ];
        LastDay = until ?? _systems.Max(s => s.Published!.Value);
        Years = [.. Enumerable.Range(first, LastDay.Year - first + 1)];
        Exposures = [.. Years.Select(year => year == LastDay.Year ? LastDay.DayOfYear / (DateTime.IsLeapYear(year) ? 366.0 : 365) : 1)];
        All = Count(_ => true);
        Known = Count(s => s.TrainingCompute is not null);
    }

    /// <summary>The day of the newest system: the last year is watched up to it.</summary>
    public DateOnly LastDay { get; }

    /// <summary>The years counted.</summary>
    public int[] Years { get; }

    /// <summary>The share of each year that was watched.</summary>
    public double[] Exposures { get; }

    /// <summary>Notable systems of each year.</summary>
    public double[] All { get; }

    /// <summary>Those whose training compute is known.</summary>
    public double[] Known { get; }

    /// <summary>The middle of what was watched of each year, in decimal years.</summary>
    public double[] Times => [.. Years.Select((year, i) => year + 0.5 * Exposures[i])];

    /// <summary>Share of each year's systems whose compute is known, half a system added to either side.</summary>
    public double[] KnownShares => [.. Known.Select((known, i) => (known + 0.5) / (All[i] + 1))];

    /// <summary>Systems of each year above a threshold.</summary>
    /// <param name="flop">The threshold in FLOP.</param>
    public double[] Above(double flop) => Count(s => s.TrainingCompute > flop);

    /// <summary>The systems of known compute.</summary>
    public IEnumerable<MlSystem> KnownSystems => _systems.Where(s => s.TrainingCompute is not null);

    private double[] Count(Func<MlSystem, bool> counts) =>
        [.. Years.Select(year => (double)_systems.Count(s => s.Published!.Value.Year == year && counts(s)))];
}
