using Forecast.Fitting.Results;
using Forecast.Fitting.Scoring;
using Forecast.Projections;

namespace Forecast.Studies.Backtest;

/// <summary>The study's numbers: each score at each horizon, from all tables together and from each.</summary>
internal sealed class BacktestNumbers(ulong seed)
{
    private readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> Findings => _findings;

    public void Add(MeasureBacktest measure)
    {
        foreach (HorizonScores scores in measure.Horizons)
        {
            string prefix = $"{BacktestStudy.StudyId}/{measure.Id}/{scores.Months}-months";
            string what = $"{scores.Target.Measure.Title.ToLowerInvariant()}, {scores.Months} months ahead";
            Add(measure, scores, prefix, what);
            AddWidening(measure, scores, prefix, what);
            foreach (VintageForecasts vintage in measure.Run.Vintages)
            {
                HorizonScores own = measure.From(vintage, scores.Months);
                if (own.Count > 0)
                {
                    AddVintage(own, vintage, $"{prefix}/{vintage.Vintage.Id}", what);
                }
            }
        }
    }

    private void Add(MeasureBacktest measure, HorizonScores scores, string prefix, string what)
    {
        string vintage = measure.Run.Newest.Vintage.Id;
        Add($"{prefix}/crps", $"Mean CRPS of the stacked forecast, {what}", scores.Crps(Forecaster.Stacked), "OOM", 2, scores, vintage);
        Add($"{prefix}/log-score", $"Mean log score of the stacked forecast, {what}", scores.LogScore(Forecaster.Stacked), "", 2, scores,
            vintage);
        Add($"{prefix}/log-linear/crps", $"Mean CRPS of the log-linear forecast, {what}", scores.Crps(Forecaster.LogLinear), "OOM", 2,
            scores, vintage);
        Add($"{prefix}/log-linear/log-score", $"Mean log score of the log-linear forecast, {what}", scores.LogScore(Forecaster.LogLinear),
            "", 2, scores, vintage);
        Add($"{prefix}/naive/crps", $"Mean CRPS of the naive forecast, {what}", scores.Crps(Forecaster.Naive), "OOM", 2, scores, vintage);
        Add($"{prefix}/naive/log-score", $"Mean log score of the naive forecast, {what}", scores.LogScore(Forecaster.Naive), "", 2, scores,
            vintage);
        Add($"{prefix}/median-miss", $"Distance from the median within which half of the outcomes lay, {what}", scores.MedianMiss, "OOM", 2,
            scores, vintage);
        Add($"{prefix}/bias", $"Mean distance of the outcomes above the median, {what}", scores.Bias, "OOM", 2, scores, vintage);
        foreach (double level in BacktestPlan.Levels)
        {
            Add(scores.Coverage(level), $"{prefix}/coverage-{100 * level:F0}",
                $"Share held by the {NumberText.Percent(level)} interval, {what}", scores, vintage);
        }

        Add(scores.Skill(Forecaster.Naive), $"{prefix}/skill-naive", $"Skill in CRPS against the naive forecast, {what}", scores, vintage);
        Add(scores.Skill(Forecaster.LogLinear), $"{prefix}/skill-log-linear", $"Skill in CRPS against the log-linear forecast, {what}",
            scores, vintage);
    }

    private void AddWidening(MeasureBacktest measure, HorizonScores scores, string prefix, string what)
    {
        string vintage = measure.Run.Newest.Vintage.Id;
        WidenedScores widened = measure.Widened(scores);
        Add($"{prefix}/widening", $"Factor on the distance from the median, {what}", widened.Factor, "", 2, scores, vintage);
        (string Id, string Words, BlockedShare Share)[] tries =
        [
            ("in-sample", "the factor from all forecasts", widened.InSample),
            ("without-vintage", "the factor from the other tables", widened.WithoutVintage),
            ("without-year", "the factor from outcomes of other years", widened.WithoutYear),
            ("from-earlier", "the factor known when the forecast was made", widened.FromEarlier),
        ];
        foreach ((string id, string words, BlockedShare share) in tries)
        {
            Add(share, $"{prefix}/widened/{id}/coverage-90", $"Share held by the widened 90 % interval, {words}, {what}", scores, vintage);
        }

        Add($"{prefix}/widened/without-year/crps", $"Mean CRPS of the stacked forecast widened by the factor from outcomes of other years, "
            + $"{what}", widened.Crps, "OOM", 2, scores, vintage);
    }

    private void AddVintage(HorizonScores scores, VintageForecasts vintage, string prefix, string what)
    {
        string from = $"{what}, from vintage {vintage.Vintage.Id}";
        Add($"{prefix}/crps", $"Mean CRPS of the stacked forecast, {from}", scores.Crps(Forecaster.Stacked), "OOM", 2, scores,
            vintage.Vintage.Id);
        Add(scores.Coverage(WideningRule.Level), $"{prefix}/coverage-90", $"Share held by the 90 % interval, {from}", scores,
            vintage.Vintage.Id);
        Add(scores.Skill(Forecaster.LogLinear), $"{prefix}/skill-log-linear", $"Skill in CRPS against the log-linear forecast, {from}",
            scores, vintage.Vintage.Id);
    }

    private void Add(BlockedShare share, string id, string label, HorizonScores scores, string vintage) => Add(
        id, label, share.Share, "share", 2, scores, vintage, share.Interval, $"{NumberText.Fixed(share.Share, 2)} {Ends(share.Interval)}");

    private void Add(Skill skill, string id, string label, HorizonScores scores, string vintage) => Add(
        id, label, skill.Value, "share", 2, scores, vintage, skill.Interval, skill.Interval is { } interval
            ? $"{NumberText.Fixed(skill.Value, 2)} {Ends(interval)}" : null);

    private void Add(
        string id, string label, double value, string unit, int decimals, HorizonScores scores, string vintage, Interval? interval = null,
            string? text = null) => _findings.Add(new Finding
            {
                Id = id,
                Label = label,
                Value = value,
                Text = text ?? NumberText.Fixed(value, decimals),
                Unit = unit,
                Interval = interval,
                N = scores.Count,
                Rule = $"{BacktestTarget.RuleText}; {scores.Systems} systems in {scores.Windows} half-years",
                Vintage = vintage,
                Seed = seed,
            });

    private static string Ends(Interval interval) => $"[{NumberText.Fixed(interval.Low, 2)}; {NumberText.Fixed(interval.High, 2)}]";
}
