using Forecast.Fitting.Numerics;
using Forecast.Gpu.Results;
using Forecast.Scenarios;

namespace Forecast.Studies.ScenarioFigures;

/// <summary>A number read off draws as text: with no more digits than its Monte Carlo error allows.</summary>
internal static class DrawnNumber
{
    private const int MostDigits = 3;

    /// <summary>The estimate: one unit in its last digit is at least its standard error.</summary>
    public static string Text(MonteCarloEstimate estimate)
    {
        (double value, double error) = (estimate.Value, estimate.StandardError);
        if (!double.IsFinite(value) || value == 0)
        {
            return NumberText.Significant(value, 1);
        }

        int size = (int)Math.Floor(Elementary.Log10(Math.Abs(value)));
        int unit = error > 0 && double.IsFinite(error) ? (int)Math.Ceiling(Elementary.Log10(error)) : error == 0 ? size - MostDigits + 1 : size;
        int digits = Math.Min(size - unit + 1, MostDigits);
        return digits >= 1 ? NumberText.Significant(value, digits) : $"0 ± {NumberText.Significant(error, 1)}";
    }

    /// <summary>An estimate of a shown quantity.</summary>
    public static string Of(ScenarioResult result, ShownResult shown, MonteCarloEstimate estimate) =>
        shown.Kind == ResultKind.Date ? Date(estimate, result.Scenario.Years!.Value.Last) : Text(estimate);

    /// <summary>A threshold.</summary>
    public static string Threshold(double threshold) => NumberText.Significant(threshold, 2).Replace(".0e", "e", StringComparison.Ordinal);

    /// <summary>A date in decimal years, with one decimal at most; never is never within the years.</summary>
    public static string Date(MonteCarloEstimate estimate, int last) => estimate.Value switch
    {
        double.PositiveInfinity => $"after {last}",
        double date when double.IsNaN(date) => "–",
        double date => NumberText.Fixed(date, estimate.StandardError <= 0.1 ? 1 : 0),
    };

    /// <summary>A probability in percent.</summary>
    public static string Share(MonteCarloEstimate estimate)
    {
        (double percent, double error) = (100 * estimate.Value, 100 * estimate.StandardError);
        int decimals = error > 0 && double.IsFinite(error) ? Math.Clamp(-(int)Math.Ceiling(Elementary.Log10(error)), 0, 1) : 0;
        double half = decimals == 0 ? 0.5 : 0.05;
        return error > 0 && percent < half ? $"< {(decimals == 0 ? "1" : "0.1")} %"
            : error > 0 && percent >= 100 - half ? $"> {(decimals == 0 ? "99" : "99.9")} %"
            : $"{NumberText.Fixed(percent, decimals)} %";
    }
}
