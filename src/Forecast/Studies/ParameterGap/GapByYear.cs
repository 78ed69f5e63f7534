using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Scoring;

namespace Forecast.Studies.ParameterGap;

/// <summary>Does the gap close? Language models by year of publication, in the gap and in stretches of the same width beside it.</summary>
internal sealed class GapByYear
{
    // 70 / 20 times: as wide on a logarithmic axis as the gap.
    private const double Width = SizedSystems.GapHigh / SizedSystems.GapLow;
    private const int FirstYear = 2020, LastEarly = 2021, FirstLate = 2023;

    private readonly List<Finding> _findings = [];
    private readonly List<IReadOnlyList<string>> _rows = [];
    private readonly List<int> _starts = [];
    private readonly Dictionary<string, List<Point>> _points = [];
    private readonly Dictionary<string, int> _drawn = [];
    private readonly List<string> _sentences = [], _answers = [];
    private string _licence = "";

    /// <summary>The table, the figure, the answer and their findings.</summary>
    public StudySection Section => new()
    {
        Summary = _sentences,
        Headline = string.Join(' ', _answers),
        Numbers = _findings,
        Tables =
        [
            new Table(
                "gap-by-year",
                "Language models by year of publication, in the gap and beside it (ours)",
                [
                    new Column("Vintage"), new Column("Year"), new Column("5.7 to 20 billion", Alignment.Right),
                    new Column("20 to 70 billion", Alignment.Right),
                    new Column("70 to 245 billion", Alignment.Right), new Column("Above 245 billion", Alignment.Right),
                    new Column("Share in the gap of those from 20 billion up [90 %]", Alignment.Right),
                ],
                _rows,
                $"Three stretches that are equally wide on a logarithmic axis, and what lies above. {SizedSystems.OwnRule}; exactly 20 "
                    + "or 70 billion counts as in the gap. Exact intervals, as if models were independent.")
            {
                GroupStarts = _starts,
            },
        ],
        Figures = [new NamedFigure("gap-by-year", Figure)],
    };

    private Figure Figure => new()
    {
        Title = "Does the gap close?",
        Subtitle = "Language models of 20 billion parameters and more: the share from 20 to 70 billion, by year of publication, with "
            + "exact 90 % intervals (ours)",
        Source = $"Data: {string.Join(", ", _points.Keys)}; {_licence}",
        AltText = "Dot and whisker chart of the share in the gap by year of publication, one colour a table. "
            + $"{string.Join(' ', _sentences)}",
        X = new Axis("Year of publication", Scale.Time, FirstYear - 0.4),
        Y = new Axis("Share in the gap", Scale.Linear, -0.03, 1),
        Layers = [.. _points.Select(vintage => new Points($"{vintage.Key}, n = {_drawn[vintage.Key]}", vintage.Value))],
        Height = 480,
    };

    /// <summary>Adds a table of systems.</summary>
    /// <param name="dataset">The table.</param>
    /// <param name="answer">Whether the study's question is answered from this table.</param>
    public void Add(Dataset dataset, GapAnswer answer)
    {
        bool isDrawn = answer != GapAnswer.None || dataset.Vintage.Id == SizedSystems.PaperVintage;
        string vintage = dataset.Vintage.Id;
        _licence = dataset.Vintage.Licence;
        Series language = SizedSystems.Of(dataset.Systems).In(DomainGroup.Language).From(SizedSystems.GapSince);
        _starts.Add(_rows.Count);
        int last = language.Systems[^1].Published!.Value.Year;
        for (int year = FirstYear; year <= last; year++)
        {
            Series part = Years(language, year, year);
            Proportion? share = Share(part);
            var footing = new RowFooting($"by-year/{vintage}/{year}", $"Language models of {year}, vintage "
                + $"{vintage}", part.Count, SizedSystems.OwnRule, vintage);
            int[] counts = Stretches(part);
            _findings.Add(footing.Count("below", "5.7 to 20 billion", counts[0]));
            _findings.Add(footing.Count("inside", "20 to 70 billion", counts[1]));
            _findings.Add(footing.Count("next", "70 to 245 billion", counts[2]));
            if (share is { } known)
            {
                _findings.Add((footing with { N = known.Trials }).Ours(
                    "share-inside", "share in the gap of those from 20 billion up", known.Share, SizeCounts.ShareText(known), "",
                    known.Interval));
                if (isDrawn)
                {
                    Draw(dataset.Vintage, year, known);
                }
            }

            _rows.Add([
                year == FirstYear ? vintage : "", $"{year}", .. counts.Select(count => $"{count}"), share is { } s
                    ? SizeCounts.ShareText(s) : "–",
            ]);
        }

        if (answer != GapAnswer.None && Share(Years(language, FirstYear, LastEarly)) is { } early && Share(Years(language, FirstLate,
            last)) is { } late)
        {
            Answer(dataset.Vintage, language, last, early, late);
        }
    }

    private void Draw(Vintage vintage, int year, Proportion share)
    {
        string name = $"vintage {vintage.Id} ({vintage.Scope})";
        _points.TryAdd(name, []);
        _drawn[name] = _drawn.GetValueOrDefault(name) + share.Trials;

        // Tables stand side by side within a year.
        double shift = 0.5 + 0.14 * (_points.Count - 2);
        _points[name].Add(new Point(
            year + shift,
            share.Share,
            $"{vintage.Id}, {year}: {share.Successes} of {share.Trials}",
            Low: share.Interval.Low,
            High: share.Interval.High));
    }

    private void Answer(Vintage table, Series language, int last, Proportion early, Proportion late)
    {
        string vintage = table.Id;
        var footing = new RowFooting($"answer/{vintage}", $"Language models, vintage {vintage}", early.Trials, SizedSystems.OwnRule,
            vintage);
        _findings.Add(footing.Ours("share-2020-2021", "share in the gap of those from 20 billion up, "
            + "2020–2021", early.Share, SizeCounts.ShareText(early), "", early.Interval));
        _findings.Add((footing with { N = late.Trials }).Ours(
            "share-since-2023", "share in the gap of those from 20 billion up, since 2023", late.Share, SizeCounts.ShareText(late), "",
            late.Interval));
        int[] earlyCounts = Stretches(Years(language, FirstYear, LastEarly)), lateCounts = Stretches(Years(language, FirstLate, last));
        string verdict = late.Interval.Low > early.Interval.High ? "The gap closed after 2022"
            : late.Share > early.Share ? "Whether the gap closed cannot be told for sure from one table, though it fills" : "The gap "
                + "did not close";
        _answers.Add(
            $"{verdict}, by vintage {vintage} ({table.Scope}): of its language models of 20 billion parameters and more "
                + $"{SizeCounts.ShareText(early)} lay between 20 and 70 billion in 2020 and 2021 (90 %, n = {early.Trials}), "
                + $"{SizeCounts.ShareText(late)} from {FirstLate} to {last} (n = {late.Trials}).");
        _sentences.Add(
            $"{verdict}: of the language models of 20 billion parameters and more in vintage {vintage} ({table.Scope}), "
                + $"{early.Successes} of {early.Trials} published in 2020 and 2021 lie between 20 and 70 billion (share "
                + $"{SizeCounts.ShareText(early)}, 90 %), and {late.Successes} of {late.Trials} published from {FirstLate} to {last} "
                + $"({SizeCounts.ShareText(late)}). In stretches equally wide on a logarithmic axis below, in and above the gap there "
                + $"were {Counts(earlyCounts)} models then, and {Counts(lateCounts)} since.");
    }

    private static string Counts(int[] counts) => $"{counts[0]}, {counts[1]} and {counts[2]}";

    private static Series Years(Series series, int first, int last) =>
        series.From(new DateOnly(first, 1, 1)).Before(new DateOnly(last + 1, 1, 1));

    private static Proportion? Share(Series part)
    {
        (int inside, int above) = (part.Count(SizeClass.Inside), part.Count(SizeClass.Above));
        return inside + above == 0 ? null : Proportion.Of(inside, inside + above, SizeCounts.Level);
    }

    // Below, in, next above and far above the gap.
    private static int[] Stretches(Series part) =>
    [
        part.Systems.Count(s => s.Parameters < SizedSystems.GapLow && s.Parameters >= SizedSystems.GapLow / Width),
        part.Count(SizeClass.Inside),
        part.Systems.Count(s => s.Parameters > SizedSystems.GapHigh && s.Parameters <= SizedSystems.GapHigh * Width),
        part.Systems.Count(s => s.Parameters > SizedSystems.GapHigh * Width),
    ];
}
