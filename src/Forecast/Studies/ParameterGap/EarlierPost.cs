using Forecast.Data;
using Forecast.Studies.ComputeTrends;

namespace Forecast.Studies.ParameterGap;

/// <summary>"Parameter counts in Machine Learning" (Sevilla et al. 2021): its ranges of doubling times beside ours.</summary>
internal static class EarlierPost
{
    private const string Source = "Sevilla et al. (2021), Parameter counts in Machine Learning (post)";
    private const int PublishedN = 139;

    private static readonly (string Slug, string Label, DomainGroup Group, int From, int To, string Months)[] _windows =
    [
        ("all-2000-2016", "All domains, 2000 to 2016", DomainGroup.All, 2000, 2016, "18–24"),
        ("all-2000-2018", "All domains, 2000 to 2018", DomainGroup.All, 2000, 2018, "18–24"),
        ("language-since-2016", "Language models since 2016", DomainGroup.Language, 2016, 2022, "4–8"),
        ("language-since-2018", "Language models since 2018", DomainGroup.Language, 2018, 2022, "4–8"),
    ];

    public static StudySection Of(Dataset dataset, TrendCache trends, ulong seed)
    {
        Series systems = SizedSystems.AsTheSite(dataset);
        var numbers = new List<Finding>();
        var rows = new List<IReadOnlyList<string>>();
        foreach ((string slug, string label, DomainGroup group, int from, int to, string months) in _windows)
        {
            // "2016–18": the post leaves open where a window ends, and each of both ends is tried.
            DateOnly end = to == 2022 ? DateOnly.MaxValue : new DateOnly(to, 1, 1);
            TrendStatistics ours = trends.Of(systems.In(group).From(new DateOnly(from, 1, 1)).Before(end))!;
            var footing = new RowFooting($"earlier-post/{slug}", label, ours.N, SizedSystems.SiteRule, dataset.Vintage.Id, seed);
            var published = new Published(months, Source);
            Judgement judgement = Comparison.OfPrintedRange(ours.Doubling, published, new RowEvidence(PublishedN, systems.Count));
            string text = NumberText.WithInterval(ours.Doubling, ours.DoublingInterval);
            numbers.Add(
                footing.Ours("doubling-time", "doubling time", ours.Doubling, text, "months", ours.DoublingInterval).Beside(judgement));
            rows.Add([label, months, text, $"{ours.N}", judgement.Verdict.Text()]);
        }

        return new StudySection
        {
            Numbers = numbers,
            Tables =
            [
                new Table(
                    "earlier-post",
                    "Doubling times of the earlier post beside ours",
                    [
                        new Column("Systems"), new Column("Post (months)", Alignment.Right), new Column("Ours (months)", Alignment.Right),
                        new Column("n", Alignment.Right), new Column("Verdict"),
                    ],
                    rows,
                    $"Ours with the 95 % bootstrap interval. The post has {PublishedN} systems in all, vintage {dataset.Vintage.Id} "
                        + $"{systems.Count}: {SizedSystems.SiteRule}."),
            ],
        };
    }
}
