using Forecast.Data;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;

namespace Forecast.Studies.ParameterGap;

/// <summary>The paper's first hypothesis in numbers: that beyond some 20 billion parameters other parallelism makes the middle
/// dear.</summary>
/// <remarks>
/// Dearer models of the middle would be passed over by those who have the compute for one. Given its training compute, each language model
/// has a probability of lying in the gap (the line of log N on log C with normal errors); the number in the gap is set against their sum,
/// with the exact (Poisson-binomial) probability of so few.
/// </remarks>
internal sealed class ComputeOfSizes
{
    private const double Level = 0.9, Width = SizedSystems.GapHigh / SizedSystems.GapLow;

    private readonly List<Finding> _findings = [];
    private readonly List<IReadOnlyList<string>> _sizes = [];
    private readonly List<int> _starts = [];
    private readonly List<IReadOnlyList<string>> _given = [];
    private readonly List<string> _sentences = [];

    /// <summary>The tables, the sentence and their findings.</summary>
    public StudySection Section => new()
    {
        Summary = _sentences.Count == 0 ? [] : [_sentences[0]],
        Numbers = _findings,
        Tables =
        [
            new Table(
                "compute-of-sizes",
                "First hypothesis: compute and chips of language models since 2020 below, in and above the gap (ours)",
                [
                    new Column("Vintage"), new Column("Parameters"), new Column("FLOP per parameter, median [90 %] (n)"),
                    new Column("Chips, median [90 %] (n)"),
                ],
                _sizes,
                $"{SizedSystems.OwnRule}. The interval of a median lies between two order statistics; below six values there is none.")
            {
                GroupStarts = _starts,
            },
            new Table(
                "gap-given-compute",
                "First hypothesis: language models in the gap beside what their training compute would lead one to expect (ours)",
                [
                    new Column("Vintage"), new Column("n with compute", Alignment.Right),
                    new Column("Slope of log N on log C [90 %]", Alignment.Right),
                    new Column("5.7 to 20 billion, expected", Alignment.Right), new Column("In the gap, expected", Alignment.Right),
                    new Column("70 to 245 billion, expected", Alignment.Right), new Column("p of so few in the gap", Alignment.Right),
                ],
                _given,
                "Language models since 2020 with parameters and compute; line by least squares with normal errors. The stretches beside "
                    + "the gap are as wide as it: where the model misses them as much, it is the model and not the gap that is wrong, "
                    + "and p says little. Mixtures of experts have many parameters for their compute."),
        ],
    };

    /// <summary>Adds a table of systems.</summary>
    public void Add(Dataset dataset)
    {
        string vintage = dataset.Vintage.Id;
        Series language = SizedSystems.Of(dataset.Systems).In(DomainGroup.Language).From(SizedSystems.GapSince);
        _starts.Add(_sizes.Count);
        foreach (SizeClass size in Enum.GetValues<SizeClass>())
        {
            MlSystem[] part = [.. language.Systems.Where(system => SizedSystems.ClassOf(system) == size)];
            double[] ratios = [.. part.Where(s => s.TrainingCompute > 0).Select(s =>
                Elementary.Log10(s.TrainingCompute!.Value / s.Parameters!.Value))];
            double[] chips = [.. part.Where(s => s.HardwareQuantity > 0).Select(s => Elementary.Log10(s.HardwareQuantity!.Value))];
            string path = $"compute/{vintage}/{size.Slug()}", label = $"Language models since 2020 {size.Text()}, vintage {vintage}";
            _sizes.Add([
                size == SizeClass.Below ? vintage : "", size.Text(),
                Median(path, label, vintage, "flop-per-parameter", "compute per parameter", "FLOP", ratios),
                Median(path, label, vintage, "chips", "chips trained on", "chips", chips),
            ]);
        }

        Expect(dataset.Vintage, language.Where(i => language.Systems[i].TrainingCompute > 0));
    }

    private void Expect(Vintage vintage, Series rows)
    {
        double[] compute = [.. rows.Systems.Select(s => Elementary.Log10(s.TrainingCompute!.Value))];
        LinearTrend line = LinearTrend.Fit(compute, rows.Log10Values);
        var error = new Normal(0, line.Quality.ResidualStandardDeviation);
        (double low, double high) = SizedSystems.LogGap;
        double width = high - low;
        double[] chances = Chances(low, high), below = Chances(low - width, low), above = Chances(high, high + width);
        int inside = rows.Count(SizeClass.Inside);
        double expected = chances.Sum(), p = AtMost(chances, inside);
        Estimate slope = line.SlopeEstimate(Level);
        string slopeText = NumberText.WithInterval(slope), expectedText = NumberText.Fixed(expected, 1);
        string pText = p < 0.01 ? "below 0.01" : NumberText.Fixed(p, 2);
        var footing = new RowFooting(
            $"given-compute/{vintage.Id}", $"Language models since 2020 with compute, vintage {vintage.Id}", rows.Count,
            SizedSystems.OwnRule, vintage.Id);
        _findings.Add(footing.Ours("slope", "slope of log parameters on log compute", slope.Value, slopeText, "", slope.Interval));
        _findings.Add(footing.Count("inside", "in the gap", inside));
        _findings.Add(footing.Ours("expected", "expected in the gap, given their compute", expected, expectedText, "systems"));
        _findings.Add(footing.Ours("p", "p of so few", p, pText, ""));
        int less = rows.Systems.Count(s => s.Parameters < SizedSystems.GapLow && s.Parameters >= SizedSystems.GapLow / Width);
        int more = rows.Systems.Count(s => s.Parameters > SizedSystems.GapHigh && s.Parameters <= SizedSystems.GapHigh * Width);
        _findings.Add(footing.Count("next-below", "5.7 to 20 billion", less));
        _findings.Add(footing.Ours("next-below-expected", "expected from 5.7 to 20 billion", below.Sum(),
            NumberText.Fixed(below.Sum(), 1), "systems"));
        _findings.Add(footing.Count("next-above", "70 to 245 billion", more));
        _findings.Add(footing.Ours("next-above-expected", "expected from 70 to 245 billion", above.Sum(),
            NumberText.Fixed(above.Sum(), 1), "systems"));
        _given.Add([
            vintage.Id, $"{rows.Count}", slopeText, $"{less}, {NumberText.Fixed(below.Sum(), 1)}", $"{inside}, {expectedText}",
            $"{more}, {NumberText.Fixed(above.Sum(), 1)}", pText,
        ]);
        if (vintage.Id == SizedSystems.PaperVintage)
        {
            _sentences.Add(
                $"First hypothesis (cost of parallelism): of the {rows.Count} language models since 2020 whose compute vintage "
                    + $"{vintage.Id} knows, {inside} lie in the gap where their compute would put {expectedText} (p of so few {pText}), "
                    + $"and {less} and {more} in stretches as wide below and above it, where it would put "
                    + $"{NumberText.Fixed(below.Sum(), 1)} and {NumberText.Fixed(above.Sum(), 1)}. That table lists no chips, so what "
                    + "the middle cost cannot be told.");
        }

        double[] Chances(double from, double to) => [.. compute.Select(c => error.Cdf(to - line.At(c)) - error.Cdf(from - line.At(c)))];
    }

    private string Median(string path, string label, string vintage, string id, string what, string unit, double[] log10)
    {
        if (log10.Length == 0)
        {
            return "none known";
        }

        Estimate median = SampleMedian.Of(log10, Level);
        bool isBounded = double.IsFinite(median.Interval.Low) && log10.Length > 5;
        string text = isBounded
            ? $"{Number(median.Value)} [{Number(median.Interval.Low)}; {Number(median.Interval.High)}]"
            : Number(median.Value);
        Interval? interval = isBounded ? median.Interval.Map(Elementary.Exp10) : null;
        _findings.Add(new RowFooting(path, label, log10.Length, SizedSystems.OwnRule, vintage).Ours(
            id, $"median {what}", Elementary.Exp10(median.Value), text, unit, interval));
        return $"{text} ({log10.Length})";
    }

    private static string Number(double log10) => log10 < 6 ? NumberText.Significant(Elementary.Exp10(log10), 2)
        : NumberText.FromLog10(log10, 2);

    // The chance of at most k successes in independent trials of unequal chances, by the recursion over trials.
    private static double AtMost(double[] chances, int k)
    {
        double[] probability = new double[chances.Length + 1];
        probability[0] = 1;
        for (int i = 0; i < chances.Length; i++)
        {
            for (int j = i + 1; j >= 0; j--)
            {
                probability[j] = probability[j] * (1 - chances[i]) + (j > 0 ? probability[j - 1] * chances[i] : 0);
            }
        }

        return probability[..(k + 1)].Sum();
    }
}
