using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using Forecast.Studies.ComputeTrends;

namespace Forecast.Studies.ParameterGap;

/// <summary>What each reading of the dates and of a month makes of the growth before and after 2018.</summary>
internal static class Readings
{
    public static StudySection Of(Dataset dataset)
    {
        Series all = SizedSystems.Of(dataset.Systems), site = SizedSystems.AsTheSite(dataset);
        ScaleClasses classes = ScaleClasses.Of(site);
        (string Slug, string Name, Series Series, Chronology Chronology)[] readings =
        [
            ("site", "As the site reads its table: month-only dates drop out, a year is its 1 January", site, Chronology.ComputeTrends),
            ("site-twelfths", "The same, with months of a twelfth of a year", site, Chronology.Gregorian),
            ("mid-year", "Month-only dates drop out, a year is its 2 July", SizedSystems.Of(SizedSystems.Readable(dataset)),
                Chronology.ComputeTrends),
            ("all", "Every system, a year on its 2 July", all, Chronology.ComputeTrends),
            ("low-outliers", "As the site, low outliers (z < -2) dropped", site.Where(i => !classes.IsLow(i)), Chronology.ComputeTrends),
        ];
        var numbers = new List<Finding>();
        var rows = new List<IReadOnlyList<string>>();
        foreach ((string slug, string name, Series series, Chronology chronology) in readings)
        {
            Series early = series.Before(SizedSystems.Acceleration), late = series.From(SizedSystems.Acceleration);
            (double before, double after) = (Months(early, chronology), Months(late, chronology));
            numbers.Add(new RowFooting($"readings/{slug}", $"{name}, before 2018", early.Count, name, dataset.Vintage.Id)
                .Ours("before-2018", "doubling time", before, NumberText.Fixed(before, 2), "months"));
            numbers.Add(new RowFooting($"readings/{slug}", $"{name}, since 2018", late.Count, name, dataset.Vintage.Id)
                .Ours("since-2018", "doubling time", after, NumberText.Fixed(after, 2), "months"));
            rows.Add([name, $"{early.Count}", NumberText.Fixed(before, 2), $"{late.Count}", NumberText.Fixed(after, 2)]);
        }

        return new StudySection
        {
            Numbers = numbers,
            Tables =
            [
                new Table(
                    "readings",
                    "Which reading gives the recomputed rows",
                    [
                        new Column("Reading"), new Column("n before 2018", Alignment.Right), new Column("Months", Alignment.Right),
                        new Column("n since 2018", Alignment.Right), new Column("Months", Alignment.Right),
                    ],
                    rows,
                    $"Least-squares doubling times, without intervals, in vintage {dataset.Vintage.Id}. Recomputed: 103 systems and 39.5 "
                        + "months, 132 and 4.49."),
            ],
            Warnings =
            [
                "How the site reads dates was found by what gives the recomputed numbers of systems; the table of readings shows the "
                    + "others.",
            ],
        };
    }

    private static double Months(Series series, Chronology chronology)
    {
        var read = Series.Of(series.Systems, series.Measure, chronology);
        return chronology.Months(Elementary.Log10(2) / LogLinearTrend.Fit(read.Years, read.Log10Values).Line.Slope);
    }
}
