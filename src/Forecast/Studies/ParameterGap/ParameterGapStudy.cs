using Forecast.Data;
using Forecast.Studies.ComputeTrends;

namespace Forecast.Studies.ParameterGap;

/// <summary>"Machine Learning Model Sizes and the Parameter Gap" (arXiv 2207.02852): its numbers on the table nearest to it, and what
/// became of the gap since.</summary>
public sealed class ParameterGapStudy : IStudy
{
    internal const string StudyId = "parameter-gap";

    // The newest table of all systems; the newest of all holds notable ones only.
    private const string AllSystems = "all systems";

    /// <inheritdoc/>
    public string Id => StudyId;

    /// <inheritdoc/>
    public string Title => "Model sizes and the parameter gap";

    /// <inheritdoc/>
    public string Description => "How fast models grew before and since 2018, why few had 20 to 70 billion parameters, and whether that "
        + "gap closed.";

    /// <inheritdoc/>
    public Findings Run(DataFolder data, StudyPlan plan, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plan);
        var trends = new TrendCache(plan, cancellation);
        Dataset[] datasets = [.. data.Vintages.Select(vintage => data.Read(vintage.Id))];
        Dataset paper = data.Read(SizedSystems.PaperVintage), later = datasets.Last(d => d.Vintage.Scope == AllSystems);
        double steps = 2 * datasets.Length + 2, done = 0;

        StudySection[] published =
        [
            GrowthComparison.Of(PublishedTables.OfArticle, paper, trends, plan.Seed),
            GrowthComparison.Of(PublishedTables.OfSnapshot, paper, trends, plan.Seed),
            SnapshotCounts.Of(paper),
            AbstractStatements.Of(paper, trends),
            EarlierPost.Of(paper, trends, plan.Seed),
            Readings.Of(paper),
        ];
        progress?.Report(++done / steps);

        var growth = new GrowthByVintage(trends, plan.Seed);
        var counts = new SizeCounts();
        var years = new GapByYear();
        var compute = new ComputeOfSizes();
        var jump = new RecordJump();
        for (int i = 0; i < datasets.Length; i++)
        {
            growth.Add(datasets[i], byDomain: datasets[i] == later || datasets[i].Vintage.Id == paper.Vintage.Id);
            counts.Add(datasets[i]);
            years.Add(datasets[i], datasets[i] == later ? GapAnswer.First : i == datasets.Length - 1 ? GapAnswer.Second : GapAnswer.None);
            compute.Add(datasets[i]);
            jump.Add(datasets[i]);
            progress?.Report(++done / steps);
        }

        var tests = new GapTests(plan.Seed);
        foreach (Dataset dataset in datasets)
        {
            tests.Add(GapEvidence.Of(dataset, DomainGroup.Language, plan.Seed, cancellation),
                HumpEvidence.Of(dataset, plan.Seed, cancellation));
            tests.Add(GapEvidence.Of(dataset, DomainGroup.All, plan.Seed, cancellation), null);
            progress?.Report(++done / steps);
        }

        Dataset[] shown = [paper, later];
        StudySection[] sections =
        [
            .. published, growth.Section, SizesByYear.Of(later), counts.Section, years.Section, tests.Section, compute.Section,
            jump.Section,
        ];
        Findings findings = StudySection.Join(this, Citation, [new StudySection { Summary = Opening(sections) }, .. sections, NotFound]);
        progress?.Report(1);
        return findings with
        {
            Figures = [GapFigures.Sizes(paper, trends), GapFigures.Gap(shown), .. findings.Figures, GapFigures.Compute(shown)],
        };
    }

    private const string Citation =
        "Villalobos, Sevilla, Besiroglu, Heim, Ho and Hobbhahn (2022), Machine Learning Model Sizes and the Parameter Gap, arXiv "
            + "2207.02852; and Sevilla et al. (2021), Parameter counts in Machine Learning.";

    private static StudySection NotFound => new()
    {
        NotVerified =
        [
            "The full text of arXiv 2207.02852 was not found; its numbers are those of the abstract and of the article on the "
                + "publisher's site.",
            "The paper's tables by domain were not found; the domains here are ours, or recomputed from the site's snapshot.",
            "How the paper chose its breakpoint, 2018, and the ends of the gap, 20 and 70 billion, was not found.",
            "No formal test of the gap by the authors was found, and no probability of theirs is claimed; every test here is ours.",
            "The snapshot of 2022-06-30, nearer to the article (243 systems; 105 before 2018 with 37.7 months, 138 since with 4.62, 111 "
                + "up to 20 billion with 7.77; 59, 2 and 25 systems since 2020 below, in and above the gap), is not in our data: these "
                + "recomputed numbers were not checked.",
            "How the article's intervals were resampled is not stated; ours are the bootstrap of the same authors' compute-trends code, "
                + "and wider in every row.",
        ],
    };

    private static string[] Opening(StudySection[] sections)
    {
        Finding[] numbers = [.. sections.SelectMany(section => section.Numbers)];
        Finding[] recomputed = [.. numbers.Where(number => number.Published?.Source == PublishedTables.Snapshot)];
        return
        [
            $"Of {new VerdictTally(numbers)}. Of the {recomputed.Length} numbers recomputed from the snapshot of May 2022, which is our "
                + $"table, {recomputed.Count(number => number.Verdict == Verdict.Reproduced)} come out to the digit; abstract and "
                + "article were made on a later one, of which no copy is in our data.",
        ];
    }
}
