using System.Globalization;
using Forecast.Fitting.Scoring;

namespace Forecast.Projections;

/// <summary>How good the forecasts of one group were.</summary>
/// <param name="Name">Texts of the columns that part the table; empty for all rows.</param>
/// <param name="Score">CRPS, or twice the mean quantile score.</param>
/// <param name="LogScore">The log score; null where there is none.</param>
/// <param name="Dispersion">Part of the score from the widths; null where the score has no such parts.</param>
/// <param name="Overprediction">Part of the score from outcomes below.</param>
/// <param name="Underprediction">Part of the score from outcomes above.</param>
/// <param name="Coverages">Central intervals, the narrowest first.</param>
/// <param name="Histogram">Probability integral transforms.</param>
/// <param name="Calibration">What they say.</param>
/// <param name="Comparison">The scores beside a baseline's; null where none was asked for, or for the baseline itself.</param>
public sealed record ScoreGroup(
    string Name,
    MeanScore Score,
    MeanScore? LogScore,
    double? Dispersion,
    double? Overprediction,
    double? Underprediction,
    IReadOnlyList<Coverage> Coverages,
    PitHistogram Histogram,
    Calibration Calibration,
    ScoreComparison? Comparison)
{
    /// <summary>The verdict in two or three words.</summary>
    public string Verdict => !Calibration.IsEnough ? "too few to tell"
        : Calibration.IsCalibrated ? "well calibrated"
        : string.Join(", ", new[]
        {
            Calibration.SpreadSign switch { > 0 => "overconfident", < 0 => "underconfident", _ => null },
            Calibration.BiasSign switch { > 0 => "too low", < 0 => "too high", _ => null },
        }.OfType<string>().DefaultIfEmpty("not calibrated"));

    /// <summary>The verdict in a sentence.</summary>
    public string VerdictSentence
    {
        get
        {
            int n = Calibration.N;
            if (!Calibration.IsEnough)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{n} forecasts are too few to tell whether they are calibrated; {Calibration.Fewest} are the fewest for a verdict.");
            }

            if (Calibration.IsCalibrated)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"well calibrated as far as {n} forecasts can tell: nothing speaks against it at {100 * Calibration.Significance:0} "
                        + $"%.");
            }

            string spread = Calibration.SpreadSign switch
            {
                > 0 when Calibration.BiasSign != 0 =>
                    $"overconfident: outcomes lie too far out, for the bias or for intervals too narrow ({Text(Calibration.SpreadPValue)})",
                > 0 => $"overconfident: outcomes lie too far out, so the intervals are too narrow ({Text(Calibration.SpreadPValue)})",
                < 0 =>
                    $"underconfident: outcomes lie too near the middle, so the intervals are too wide ({Text(Calibration.SpreadPValue)})",
                _ => "",
            };
            string bias = Calibration.BiasSign switch
            {
                > 0 => $"too low: outcomes lie above the forecasts ({Text(Calibration.BiasPValue)})",
                < 0 => $"too high: outcomes lie below the forecasts ({Text(Calibration.BiasPValue)})",
                _ => "",
            };
            string found = string.Join("; ", new[] { spread, bias }.Where(part => part.Length > 0));
            return found.Length > 0
                ? string.Create(CultureInfo.InvariantCulture, $"{found}; n = {n}.")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"not calibrated, though neither bias nor spread shows ({Text(Calibration.Uniformity.PValue)} by Kolmogorov's "
                        + $"test); n = {n}.");
        }
    }

    private static string Text(double p) => p < 0.001 ? "p below 0.001" : string.Create(CultureInfo.InvariantCulture, $"p = {p:0.000}");
}

/// <summary>Scores beside those of a baseline on the same outcomes.</summary>
/// <param name="Against">Name of the baseline.</param>
/// <param name="Own">Mean score on the outcomes of both.</param>
/// <param name="Baseline">The baseline's.</param>
/// <param name="Test">Whether the difference is luck.</param>
public sealed record ScoreComparison(string Against, double Own, double Baseline, DieboldMariano Test)
{
    /// <summary>
    /// The share of the baseline's score that is saved: 1 for perfect forecasts, 0 for the baseline's, negative for worse.
    /// </summary>
    public double Skill => 1 - Own / Baseline;

    /// <summary>Which is better, where the interval leaves zero out and the test rejects at the same level.</summary>
    public string Verdict => !(Test.PValue < 1 - Test.Interval.Level) ? "no difference shown"
        : Test.Interval.High < 0 ? "better"
        : Test.Interval.Low > 0 ? "worse"
        : "no difference shown";
}
