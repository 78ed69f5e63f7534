namespace Forecast.Data;

/// <summary>One measure of some systems over time, oldest first: what a trend is fitted to.</summary>
public sealed class Series
{
    private readonly double[] _years;
    private readonly double[] _log10Values;

    private Series(Measure measure, Chronology chronology, IReadOnlyList<MlSystem> systems)
    {
        Measure = measure;
        Chronology = chronology;
        Systems = systems;
        _years = [.. systems.Select(s => chronology.Years(s.Published!.Value))];
        _log10Values = [.. systems.Select(s => Math.Log10(measure.Value(s)!.Value))];
    }

    /// <summary>What is measured.</summary>
    public Measure Measure { get; }

    /// <summary>Unit of the measure; for a cost with the year of its dollars, or the span of years where they differ.</summary>
    public string Unit
    {
        get
        {
            if (Measure.Id != "cost" || Systems.Count == 0)
            {
                return Measure.Unit;
            }

            (int? first, int? last) = (Systems.Min(s => s.CostDollarYear), Systems.Max(s => s.CostDollarYear));
            return first == last ? $"{first} {Measure.Unit}" : $"{Measure.Unit} of {first} to {last}";
        }
    }

    /// <summary>How dates become years.</summary>
    public Chronology Chronology { get; }

    /// <summary>The systems, in order of publication; those of one day in the order of the table.</summary>
    public IReadOnlyList<MlSystem> Systems { get; }

    /// <summary>Number of systems.</summary>
    public int Count => Systems.Count;

    /// <summary>Publication dates in years of the chronology.</summary>
    public ReadOnlySpan<double> Years => _years;

    /// <summary>log10 of the measure.</summary>
    public ReadOnlySpan<double> Log10Values => _log10Values;

    /// <summary>The systems whose date and measure are known.</summary>
    /// <param name="systems">Systems in any order.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="chronology">How dates become years.</param>
    public static Series Of(IEnumerable<MlSystem> systems, Measure measure, Chronology chronology)
    {
        ArgumentNullException.ThrowIfNull(systems);
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(chronology);
        return new Series(measure, chronology, [.. systems.Where(s => s.Published is not null && measure.Value(s) is > 0).OrderBy(s => s.Published)]);
    }

    /// <summary>The part of the series for which a condition on the index holds.</summary>
    public Series Where(Func<int, bool> keep)
    {
        ArgumentNullException.ThrowIfNull(keep);
        return new Series(Measure, Chronology, [.. Systems.Where((_, i) => keep(i))]);
    }
}
