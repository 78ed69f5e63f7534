using Forecast.Fitting.Scoring;
using Forecast.Projections;

namespace Forecast.Studies.Backtest;

/// <summary>What the 90 % interval of a horizon held once widened, by where the factor is from.</summary>
/// <param name="Factor">The factor from all forecasts.</param>
/// <param name="InSample">With that factor, the forecasts it was found from.</param>
/// <param name="WithoutVintage">With the factor from other tables.</param>
/// <param name="WithoutYear">With the factor from outcomes of other years.</param>
/// <param name="FromEarlier">With the factor known when each forecast was made.</param>
/// <param name="Crps">Mean CRPS with the factor from outcomes of other years.</param>
internal sealed record WidenedScores(
    double Factor, BlockedShare InSample, BlockedShare WithoutVintage, BlockedShare WithoutYear, BlockedShare FromEarlier, double Crps)
{
    public static WidenedScores Of(HorizonScores scores, Widening widening) => new(
        widening.Rule.Factor(scores.Months / 12.0),
        scores.Coverage(WideningRule.Level, widening.InSample),
        scores.Coverage(WideningRule.Level, widening.WithoutVintage),
        scores.Coverage(WideningRule.Level, widening.WithoutYear),
        scores.Coverage(WideningRule.Level, widening.FromEarlier),
        scores.WidenedCrps(widening.WithoutYear));
}
