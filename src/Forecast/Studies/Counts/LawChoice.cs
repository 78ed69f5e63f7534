using Forecast.Fitting.Random;
using Forecast.Studies.Backtest;

namespace Forecast.Studies.Counts;

/// <summary>Which law of the share the projection goes by, by the rule of <see cref="CountPlan"/>.</summary>
internal sealed class LawChoice
{
    private readonly CountHorizon _early, _late;

    public LawChoice(CountBacktest backtest, StreamKey key)
    {
        _early = new CountHorizon(0, backtest.Projected.Where(score => score.Year <= CountPlan.ChoiceUntil), key);
        _late = new CountHorizon(0, backtest.Projected.Where(score => score.Year > CountPlan.ChoiceUntil), key);
        Given = (
            new CountHorizon(0, backtest.Given.Where(score => score.Year <= CountPlan.ChoiceUntil), key),
            new CountHorizon(0, backtest.Given.Where(score => score.Year > CountPlan.ChoiceUntil), key));
        Law = CountPlan.Laws.Where(IsBetter).OrderBy(Early).FirstOrDefault(CountForecaster.Logistic);
    }

    /// <summary>The same forecasts given the number of systems that came. Not chosen by: added after the scores had been seen.</summary>
    public (CountHorizon Early, CountHorizon Late) Given { get; }

    /// <summary>The law.</summary>
    public CountForecaster Law { get; }

    /// <summary>The forecasts that a law is chosen by, and those that confirm.</summary>
    public (CountHorizon Early, CountHorizon Late) Scores => (_early, _late);

    /// <summary>Mean CRPS of ln(1 + count) up to <see cref="CountPlan.ChoiceUntil"/>.</summary>
    public double Early(CountForecaster law) => _early.CrpsOfLog(law);

    /// <summary>The same of the years after.</summary>
    public double Late(CountForecaster law) => _late.CrpsOfLog(law);

    /// <summary>Skill against the logistic law in the years that a law is chosen by.</summary>
    public Skill Skill(CountForecaster law) => _early.Skill(law, CountForecaster.Logistic);

    private bool IsBetter(CountForecaster law) =>
        law != CountForecaster.Logistic && Skill(law).Sign > 0 && Late(law) < Late(CountForecaster.Logistic);
}
