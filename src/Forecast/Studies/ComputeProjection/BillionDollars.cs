using Forecast.Fitting.Results;

namespace Forecast.Studies.ComputeProjection;

/// <summary>When a training run costs a billion dollars.</summary>
internal static class BillionDollars
{
    /// <summary>The dates, beside the published one.</summary>
    public static IEnumerable<Finding> Numbers(CostRow paper, CostRow now, Estimate then, Estimate date, StudyPlan plan)
    {
        const string Carried = "dearest run known, carried at the growth of";
        Basis of = new(TrainingCost.Section, paper.N, $"{Carried}: {paper.Rule}", paper.Vintage, plan.Seed);
        yield return of
            .Number(
                "billion/2024",
                "When a run costs a billion dollars, from the dearest of February 2024",
                then.Value,
                "year",
                then.Interval,
                Dates(then))
            .Beside(
                new Published("2027", $"{TrainingCost.Paper}, abstract: more than $1 billion by 2027"),
                new RowEvidence(TrainingCost.PublishedN, paper.N) { Noun = "models" });
        yield return (of with { N = now.N, Rule = $"{Carried}: {now.Rule}" })
            .Number(
                "billion/now",
                "When a run costs a billion dollars, from the dearest known now",
                date.Value,
                "year",
                date.Interval,
                Dates(date));
    }

    /// <summary>A date with its interval, in years.</summary>
    public static string Dates(Estimate date)
    {
        return $"{One(date.Value)} [{One(date.Interval.Low)}; {One(date.Interval.High)}]";

        static string One(double year) => NumberText.Fixed(year, 1);
    }
}
