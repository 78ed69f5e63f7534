using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;

namespace Forecast.Studies.ParameterGap;

/// <summary>How large models of each year and domain were: the median and the largest.</summary>
internal static class SizesByYear
{
    private const double Level = 0.9;
    private const int FirstYear = 2012, FewestSystems = 6;

    private static readonly DomainGroup[] _groups = [DomainGroup.Language, DomainGroup.Vision, DomainGroup.Games, DomainGroup.All];

    public static StudySection Of(Dataset dataset)
    {
        Series all = SizedSystems.Of(dataset.Systems);
        string vintage = dataset.Vintage.Id;
        var numbers = new List<Finding>();
        var rows = new List<IReadOnlyList<string>>();
        for (int year = FirstYear; year <= all.Systems[^1].Published!.Value.Year; year++)
        {
            Series ofYear = all.From(new DateOnly(year, 1, 1)).Before(new DateOnly(year + 1, 1, 1));
            var cells = new List<string> { $"{year}" };
            foreach (DomainGroup group in _groups)
            {
                Series part = ofYear.In(group);
                cells.AddRange(Cells(numbers, part, group, year, vintage));
            }

            rows.Add(cells);
        }

        return new StudySection
        {
            Numbers = numbers,
            Tables =
            [
                new Table(
                    "sizes-by-year",
                    "Number of parameters by year and domain (ours)",
                    [
                        new Column("Year"),
                        .. _groups.SelectMany(group => new[]
                        {
                            new Column($"{group.Name}: median [90 %] (n)"), new Column("Largest", Alignment.Right),
                        }),
                    ],
                    rows,
                    $"Vintage {vintage}; {SizedSystems.OwnRule}. The interval of a median lies between two order statistics; years with "
                        + $"fewer than {FewestSystems} systems have none. The last year is not complete."),
            ],
        };
    }

    private static string[] Cells(List<Finding> numbers, Series part, DomainGroup group, int year, string vintage)
    {
        if (part.Count == 0)
        {
            return ["–", "–"];
        }

        Estimate median = SampleMedian.Of(part.Log10Values, Level);
        var footing = new RowFooting($"sizes/{vintage}/{group.Slug}/{year}", $"{group.Name}, {year}, vintage "
            + $"{vintage}", part.Count, SizedSystems.OwnRule, vintage);
        string value = NumberText.FromLog10(median.Value, 2);
        double largest = part.Log10Values.ToArray().Max();
        numbers.Add(footing.Ours("largest", "largest model", Elementary.Exp10(largest), NumberText.FromLog10(largest, 2), "parameters"));
        if (!double.IsFinite(median.Interval.Low) || part.Count < FewestSystems)
        {
            return [$"{value} ({part.Count})", NumberText.FromLog10(largest, 2)];
        }

        Interval interval = median.Interval.Map(Elementary.Exp10);
        string text = $"{value} [{NumberText.FromLog10(median.Interval.Low, 2)}; {NumberText.FromLog10(median.Interval.High, 2)}]";
        numbers.Add(footing.Ours("median", "median", Elementary.Exp10(median.Value), text, "parameters", interval));
        return [$"{text} ({part.Count})", NumberText.FromLog10(largest, 2)];
    }
}
