using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Density;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using Forecast.Studies.ComputeTrends;

namespace Forecast.Studies.ParameterGap;

/// <summary>The pictures of the study but that of the years.</summary>
internal static class GapFigures
{
    private const int Vertices = 40;
    private const double SmallestDrawn = 1e8;

    // One for all tables: plug-in widths follow the heaps at round numbers in the large ones, and hide the gap in the small ones.
    private const double KernelWidth = 0.2;

    private const string Density = "density", OneHump = "closest density of one hump";

    private static readonly string[] _landmarks =
        ["Turing NLG", "GPT-3 175B", "GPT-3 175B (davinci)", "Chinchilla", "GPT-NeoX-20B", "PaLM (540B)", "T5-11B", "LLaMA-65B", "Llama "
            + "2-70B"];

    private static readonly DomainGroup[] _panels = [DomainGroup.Language, DomainGroup.Vision, DomainGroup.Games, DomainGroup.Other];

    /// <summary>Sizes over time, one panel a domain, with the trends before and since 2018.</summary>
    public static NamedFigure Sizes(Dataset dataset, TrendCache trends)
    {
        Series all = SizedSystems.AsTheSite(dataset);
        return new NamedFigure("sizes", new Figure
        {
            Title = "Number of parameters by year and domain",
            Subtitle = $"n = {all.Count}; trends before and since 2018 with 95 % bootstrap bands; the gap from 20 to 70 billion between "
                + "two rules",
            Source = dataset.Vintage.Credit,
            AltText = "Four scatters of the number of parameters on a logarithmic axis against publication date, one a domain. Language "
                + "models rise fastest since 2018; they and other domains reach above the gap, vision and games do not.",
            X = new Axis("Publication date", Scale.Time),
            Y = new Axis("Parameters", Scale.Log10, 0, 14),
            Layers = [.. Rules()],
            Panels = [.. _panels.Select(group => new Panel(group.Name, [.. Trends(all.In(group), group.Name, trends)]))],
            Columns = 2,
            Height = 640,
        });
    }

    /// <summary>Language models around the gap: what the table of 2022 knew, and a later one.</summary>
    public static NamedFigure Gap(IReadOnlyList<Dataset> datasets) => new("gap", new Figure
    {
        Title = "The parameter gap in 2022, and later",
        Subtitle = "Language models since 2019 with more than 100 million parameters; the gap from 20 to 70 billion between two rules",
        Source = Credit(datasets),
        AltText = "Two scatters of the number of parameters of language models against publication date. In the table of 2022 almost "
            + "none lies between 20 and 70 billion; in the later table many of 2023 to 2025 do.",
        X = new Axis("Publication date", Scale.Time),
        Y = new Axis("Parameters", Scale.Log10),
        Layers = [.. Rules()],
        Panels = [.. datasets.Select(dataset => Counted(dataset, [.. BySize(dataset)]))],
        Columns = 2,
        Width = 900,
        Height = 520,
    });

    /// <summary>The density of sizes in each table, with the closest density of one hump.</summary>
    public static NamedFigure Densities(IReadOnlyList<GapEvidence> evidence) => new("densities", new Figure
    {
        Title = "Density of the sizes of language models since 2020, by table",
        Subtitle = "Gaussian kernel, a fifth of an order of magnitude wide; dotted: the closest density of one hump, from which our "
            + "test draws (ours)",
        Source = $"Data: vintages {string.Join(", ", evidence.Select(e => e.Vintage.Id))}; {evidence[^1].Vintage.Licence}",
        AltText = "Six curves of density over the number of parameters on a logarithmic axis, one a table. In those of 2022 and 2023 "
            + "there is a trough between 20 and 70 billion, in later ones there is none.",
        X = new Axis("Parameters", Scale.Log10, 6.5, 13.5),
        Y = new Axis("Density (a factor of ten)", Scale.Linear, 0),
        Groups = [new Group(Density), new Group(OneHump)],
        Layers = [new VerticalRule(SizedSystems.LogGap.Low), new VerticalRule(SizedSystems.LogGap.High)],
        Panels = [.. evidence.Select(e => new Panel(
            $"{e.Vintage.Id}, n = {e.Series.Count}",
            [
                new Line(Density, [.. Curve(new KernelDensity(e.Series.Log10Values, KernelWidth))]),
                new Line(OneHump, [.. Steps(e.Test.Dip.Fit)], LineStyle.Dotted),
            ]))],
        Columns = 3,
        Width = 900,
        Height = 560,
    });

    /// <summary>Sizes against training compute.</summary>
    public static NamedFigure Compute(IReadOnlyList<Dataset> datasets) => new("compute", new Figure
    {
        Title = "Parameters and training compute of language models since 2020",
        Subtitle = "Line of least squares; the gap from 20 to 70 billion between two rules (ours)",
        Source = Credit(datasets),
        AltText = "Two scatters of the number of parameters against training compute on logarithmic axes. In the table of 2022 the "
            + "models on either side of the gap overlap in compute; in the later one the gap is filled along the line.",
        X = new Axis("Training compute (FLOP)", Scale.Log10, 19),
        Y = new Axis("Parameters", Scale.Log10),
        Layers = [.. Rules()],
        Panels = [.. datasets.Select(dataset => Counted(dataset, [.. AgainstCompute(dataset)]))],
        Columns = 2,
        Width = 900,
        Height = 520,
    });

    private static Panel Counted(Dataset dataset, IReadOnlyList<Layer> layers) =>
        new($"Vintage {dataset.Vintage.Id}, n = {layers.OfType<Points>().Sum(points => points.Items.Count)}", layers);

    private static IEnumerable<Layer> Rules() =>
        [new HorizontalRule(SizedSystems.LogGap.Low), new HorizontalRule(SizedSystems.LogGap.High)];

    private static string Credit(IReadOnlyList<Dataset> datasets) =>
        $"Data: vintages {string.Join(" and ", datasets.Select(d => d.Vintage.Id))}; {datasets[^1].Vintage.Licence}";

    private static IEnumerable<Layer> Trends(Series rows, string group, TrendCache trends)
    {
        yield return new Points(group, [.. TrendFigure.Dots(rows, ["GPT-3 175B"])]);
        foreach (Series part in new[] { rows.Before(SizedSystems.Acceleration), rows.From(SizedSystems.Acceleration) })
        {
            if (trends.Of(part) is not { } trend)
            {
                continue;
            }

            double first = part.Years[0], last = part.Years[^1];
            double[] years = [.. Enumerable.Range(0, Vertices).Select(v => first + (last - first) * v / (Vertices - 1))];
            IEnumerable<(double Low, double High)> band = trend.Bootstrap.Band(years, TrendStatistics.Level);
            yield return new Band(group, [.. years.Zip(band, (year, ends) => new BandSlice(AxisYear(part, year), ends.Low, ends.High))]);
            yield return new Line(group, [.. years.Select(year => (AxisYear(part, year), trend.Trend.At(year)))]);
        }
    }

    private static IEnumerable<Layer> BySize(Dataset dataset)
    {
        Series language = SizedSystems.Of(dataset.Systems).In(DomainGroup.Language).From(new DateOnly(2019, 1, 1)).Sized(SmallestDrawn,
            double.PositiveInfinity);
        foreach (SizeClass size in Enum.GetValues<SizeClass>())
        {
            yield return new Points(size.Text(),
                [.. TrendFigure.Dots(language.Where(i => SizedSystems.ClassOf(language.Systems[i]) == size), _landmarks)]);
        }
    }

    private static IEnumerable<Layer> AgainstCompute(Dataset dataset)
    {
        Series language = SizedSystems.Of(dataset.Systems).In(DomainGroup.Language).From(SizedSystems.GapSince);
        MlSystem[] known = [.. language.Systems.Where(system => system.TrainingCompute > 1e19)];
        double[] compute = [.. known.Select(s => Elementary.Log10(s.TrainingCompute!.Value))],
        sizes = [.. known.Select(s => Elementary.Log10(s.Parameters!.Value))];
        foreach (SizeClass size in Enum.GetValues<SizeClass>())
        {
            yield return new Points(size.Text(), [.. Enumerable.Range(0, known.Length).Where(i => SizedSystems.ClassOf(known[i]) == size)
                .Select(i => new Point(compute[i], sizes[i], known[i].Name, _landmarks.Contains(known[i].Name) ? known[i].Name : null))]);
        }

        LinearTrend line = LinearTrend.Fit(compute, sizes);
        yield return new Line("line of least squares", [.. new[] { compute.Min(), compute.Max() }.Select(c => (c, line.At(c)))]);
    }

    private static IEnumerable<(double X, double Y)> Curve(KernelDensity density)
    {
        double[] grid = density.Grid();
        int step = Math.Max(1, grid.Length / 200);
        return grid.Where((x, i) => i % step == 0 && x is > 6.5 and < 13.5).Select(x => (x, density.Density(x)));
    }

    // The density of one hump is a stair.
    private static IEnumerable<(double X, double Y)> Steps(UnimodalFit fit)
    {
        IReadOnlyList<(double X, double Probability)> knots = fit.Knots;
        for (int k = 1; k < knots.Count; k++)
        {
            double width = knots[k].X - knots[k - 1].X;
            if (width > 0.02 && knots[k].X is > 6.5 and < 13.5 && knots[k - 1].X > 6.5)
            {
                double height = (knots[k].Probability - knots[k - 1].Probability) / width;
                yield return (knots[k - 1].X, height);
                yield return (knots[k].X, height);
            }
        }
    }

    // The 365-day years of a fit run ahead of the axis by more than a year since the year 1.
    private static double AxisYear(Series series, double year) =>
        Chronology.Gregorian.Years(DateOnly.MinValue) + (year - 1) * series.Chronology.DaysPerYear / Chronology.Gregorian.DaysPerYear;
}
