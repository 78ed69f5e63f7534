using Forecast.Fitting.Numerics;
using Forecast.Fitting.Scoring;

namespace Forecast.Studies.Counts;

/// <summary>One count that came, and what was said of it from one origin.</summary>
/// <param name="Table">Vintage that the forecast was made from.</param>
/// <param name="Origin">The cut: nothing published from that day on was known.</param>
/// <param name="Rank">log10 of the threshold of today that stands to today's frontier as this one stood to the frontier then.</param>
/// <param name="Threshold">log10 FLOP.</param>
/// <param name="Year">The calendar year whose count was foretold.</param>
/// <param name="Ahead">How many calendar years ahead, from 1.</param>
/// <param name="Outcome">Notable systems of known compute above the threshold, by the newest table.</param>
/// <param name="Marks">Scores by forecaster; null for one that has nothing to say.</param>
internal sealed record CountScore(
    string Table, DateOnly Origin, int Rank, int Threshold, int Year, int Ahead, int Outcome, CountMarks?[] Marks)
{
    private const double Log10OfE = 0.4342944819032518;

    /// <summary>The projection's forecast; null where no system was above.</summary>
    public CountForecast? Forecast { get; init; }

    /// <summary>By how much the projection's 90 % interval would have had to widen to hold what came; 1 where it did.</summary>
    public double Stretch { get; init; } = 1;

    /// <summary>
    /// The same for all notable systems, as the projection prints it: share times the number of all systems, the outcome scaled up by how
    /// few of that year's systems are of known compute. Null but for the newest table.
    /// </summary>
    public CountScore? Printed { get; init; }

    /// <summary>
    /// The same by each law of the share, given the number of known systems that came: what is wrong is the share alone. Null but for the
    /// newest table.
    /// </summary>
    public CountScore? Given { get; init; }

    /// <summary>A forecaster's scores.</summary>
    public CountMarks Of(CountForecaster forecaster) => Marks[(int)forecaster]!;

    /// <summary>ln((1 + outcome) / (1 + median rate)) of the projection: above 0 where more came.</summary>
    public double Miss => (Elementary.Log10(1.0 + Outcome) - Elementary.Log10(1 + Of(CountForecaster.Logistic).MedianRate)) / Log10OfE;
}
