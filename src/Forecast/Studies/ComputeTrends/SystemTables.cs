using System.Globalization;
using Forecast.Data;

namespace Forecast.Studies.ComputeTrends;

/// <summary>Which systems the thresholds pick out, and what another window would pick.</summary>
internal static class SystemTables
{
    public static Table LargeScale(PaperData paper) => Systems(
        "large-scale-systems",
        "Large-scale systems: z above 0.76 and published after 1 September 2015",
        paper,
        i => paper.Classes.Z[i] > ScaleClasses.LargeThreshold && paper.Series.Systems[i].Published >= Eras.LargeScale);

    public static Table LowOutliers(PaperData paper) =>
        Systems("low-outliers", "Low outliers: z below −2, dropped from every trend but the records'", paper, paper.Classes.IsLow);

    /// <summary>What becomes of the classes when the window is read differently.</summary>
    public static Table Windows(PaperData paper)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (int days in OtherReading.HalfWindows.Prepend(ScaleClasses.HalfWindowDays))
        {
            ScaleClasses classes = ScaleClasses.Of(paper.Series, days);
            Series large = new TrendSelection(Eras.LargeScaleEra, ScaleClass.Large).Apply(paper.Series, classes);
            Series late = new TrendSelection(Eras.AfterAmodeiHernandez, ScaleClass.Large).Apply(paper.Series, classes);
            int low = Enumerable.Range(0, paper.Series.Count).Count(classes.IsLow);
            rows.Add([$"±{days}", Text(low), Text(large.Count), Months(large), Text(late.Count), Months(late)]);
        }

        return new Table(
            "windows",
            "How the half-width of the z-score's window decides the classes",
            [
                new Column("Half-width (days)", Alignment.Right),
                new Column("Low outliers", Alignment.Right),
                new Column("Large-scale 2016–2022, n", Alignment.Right),
                new Column("doubling (months)", Alignment.Right),
                new Column("Large-scale since 12-2017, n", Alignment.Right),
                new Column("doubling (months)", Alignment.Right),
            ],
            rows,
            "The paper prints 19 systems and 10.7 months for 2016–2022 in its Table 4 but 20 and 10.3 in its Table 9, and 15 and 8.7 since 12-2017 in its Table 8.");
    }

    private static Table Systems(string id, string title, PaperData paper, Func<int, bool> pick)
    {
        IEnumerable<IReadOnlyList<string>> rows = Enumerable.Range(0, paper.Series.Count).Where(pick).Select(i =>
        {
            MlSystem system = paper.Series.Systems[i];
            return (IReadOnlyList<string>)
            [
                system.Name,
                string.Join("; ", system.Organizations),
                system.Published!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                NumberText.FromLog10(paper.Series.Log10Values[i], 2),
                NumberText.Fixed(paper.Classes.Z[i], 2),
            ];
        });
        return new Table(
            id,
            title,
            [new Column("System"), new Column("Organisation"), new Column("Published"), new Column("Compute (FLOP)", Alignment.Right), new Column("z", Alignment.Right)],
            [.. rows],
            $"Vintage {paper.Dataset.Vintage.Id}; z against all systems within ±{ScaleClasses.HalfWindowDays} days.");
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Months(Series series) =>
        series.Count < 3 ? "–" : NumberText.Fixed(series.Chronology.Months(Math.Log10(2) / Fitting.Regression.LogLinearTrend.Fit(series.Years, series.Log10Values).Line.Slope), 1);
}
