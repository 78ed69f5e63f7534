namespace Forecast.Fitting.Bayes;

/// <summary>What the other observations foretell of one.</summary>
/// <param name="Elpd">Log predictive density of the observation, left out.</param>
/// <param name="LogDensity">Its log predictive density where it is not left out.</param>
/// <param name="ParetoK">Shape of the tail of its importance weights.</param>
/// <param name="RelativeEfficiency">Independent draws that one draw is worth for its likelihood.</param>
/// <param name="EffectiveDraws">Independent draws that the weighted ones are worth.</param>
/// <param name="MonteCarloError">Standard error of <paramref name="Elpd"/> for want of draws; only to be believed where k is small.</param>
public readonly record struct LooPoint(
    double Elpd, double LogDensity, double ParetoK, double RelativeEfficiency, double EffectiveDraws, double MonteCarloError)
{
    /// <summary>How much the observation makes the model seem better where it is not left out: its part of p_loo.</summary>
    public double Optimism => LogDensity - Elpd;
}
