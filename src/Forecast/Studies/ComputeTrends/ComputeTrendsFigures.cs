using System.Globalization;
using Forecast.Data;
using Forecast.Figures;

namespace Forecast.Studies.ComputeTrends;

/// <summary>The paper's figures.</summary>
internal sealed class ComputeTrendsFigures(PaperData paper, TrendCache trends)
{
    private const string PreDeepLearning = "Pre-deep-learning era", DeepLearning = "Deep-learning era", LargeScaleEra = "Large-scale era", Low = "Low outliers";
    private const int Vertices = 40;

    // Names that a reader of the field looks for.
    private static readonly string[] Landmarks =
        ["Theseus", "Perceptron Mark I", "Neocognitron", "NetTalk", "TD-Gammon", "LSTM", "LeNet-5", "AlexNet", "AlphaGo Fan", "AlphaGo Zero", "GPT-3 175B (davinci)", "GPT-3 175B", "Gopher", "DQN", "BERT-Large"];

    private static readonly string[] DomainPanels = ["Vision", "Language", "Games", TrendSelection.OtherDomains];

    public NamedFigure Eras()
    {
        Series series = paper.Series;
        TrendSelection[] selections = [new(ComputeTrends.Eras.PreDeepLearning), new(ComputeTrends.Eras.SinceDeepLearning, ScaleClass.Regular), new(ComputeTrends.Eras.LargeScaleEra, ScaleClass.Large)];
        string[] names = [PreDeepLearning, DeepLearning, LargeScaleEra];
        var layers = new List<Layer>();
        for (int i = 0; i < names.Length; i++)
        {
            layers.AddRange(Trend(names[i], paper.Select(selections[i]), Landmarks));
        }

        layers.Add(new Points(Low, [.. TrendFigure.Dots(series.Where(paper.Classes.IsLow))]));
        return new NamedFigure("eras", new Figure
        {
            Title = "Training compute of milestone systems, 1952–2022",
            Subtitle = $"n = {series.Count}; trend of each era with its 95 % bootstrap band. {Doublings(names, selections)}",
            Source = Credit,
            AltText = $"Scatter of training compute on a logarithmic axis against publication date, with three rising trends. {Doublings(names, selections)}",
            X = new Axis("Publication date", Scale.Time),
            Y = new Axis("Training compute (FLOP)", Scale.Log10),
            Groups = [.. names.Select(name => new Figures.Group(name)), new Figures.Group(Low, Tone.Muted)],
            Layers = layers,
            Width = 900,
            Height = 600,
        });
    }

    public NamedFigure LargeScale()
    {
        var regular = new TrendSelection(ComputeTrends.Eras.LargeScaleEra, ScaleClass.Regular);
        var large = new TrendSelection(ComputeTrends.Eras.LargeScaleEra, ScaleClass.Large);
        string[] names = ["Regular-scale systems", "Large-scale systems"];
        Series largeSystems = paper.Select(large);
        return new NamedFigure("large-scale", new Figure
        {
            Title = "Large-scale systems apart, September 2015 to 2022",
            Subtitle = $"z above 0.76 against systems within a year; trends with 95 % bootstrap bands. {Doublings(names, [regular, large])}",
            Source = Credit,
            AltText = $"Scatter of training compute since 2015, large-scale systems named and about two orders of magnitude above the others. {Doublings(names, [regular, large])}",
            X = new Axis("Publication date", Scale.Time),
            Y = new Axis("Training compute (FLOP)", Scale.Log10),
            Groups = [.. names.Select(name => new Figures.Group(name))],
            Layers = [.. Trend(names[0], paper.Select(regular), []), .. Trend(names[1], largeSystems, [.. largeSystems.Systems.Select(s => s.Name)])],
            Width = 900,
            Height = 580,
        });
    }

    public NamedFigure Domains()
    {
        TrendSelection Of(string domain) => new(ComputeTrends.Eras.SinceDeepLearning) { Domain = domain };
        return new NamedFigure("domains", new Figure
        {
            Title = "Training compute by domain, 2010–2022",
            Subtitle = $"Trend of each domain with its 95 % bootstrap band. {Doublings(DomainPanels, [.. DomainPanels.Select(Of)])}",
            Source = Credit,
            AltText = $"Four scatters of training compute against publication date, one a domain, each with a rising trend. {Doublings(DomainPanels, [.. DomainPanels.Select(Of)])}",
            X = new Axis("Publication date", Scale.Time),
            Y = new Axis("Training compute (FLOP)", Scale.Log10),
            Layers = [],
            Panels = [.. DomainPanels.Select(domain => new Panel(domain, [.. Trend(domain, paper.Select(Of(domain)), [])]))],
            Columns = 2,
            Height = 620,
        });
    }

    private string Credit => paper.Dataset.Vintage.Credit;

    private string Doublings(string[] names, TrendSelection[] selections)
    {
        IEnumerable<string> parts = names.Zip(selections, (name, selection) => trends.Of(paper.Select(selection)) is { } t
            ? $"{name} {NumberText.WithInterval(t.Doubling, t.DoublingInterval)} (n = {t.N.ToString(CultureInfo.InvariantCulture)})"
            : $"{name} –");
        return $"Doubling time in months: {string.Join(", ", parts)}.";
    }

    private IEnumerable<Layer> Trend(string group, Series series, IReadOnlyCollection<string> named)
    {
        if (trends.Of(series) is { } trend)
        {
            double first = series.Years[0], last = series.Years[^1];
            double[] years = [.. Enumerable.Range(0, Vertices).Select(v => first + (last - first) * v / (Vertices - 1))];
            IEnumerable<(double Low, double High)> band = trend.Bootstrap.Band(years, TrendStatistics.Level);
            yield return new Band(group, [.. years.Zip(band, (year, ends) => new BandSlice(AxisYear(series.Chronology, year), ends.Low, ends.High))]);
            yield return new Points(group, [.. TrendFigure.Dots(series, named)]);
            yield return new Line(group, [.. years.Select(year => (AxisYear(series.Chronology, year), trend.Trend.At(year)))]);
        }
    }

    // The paper's 365-day years run ahead of the chronology on the axis by a year and a third since the year 1.
    private static double AxisYear(Chronology chronology, double year) => Chronology.Gregorian.Years(DateOnly.MinValue) + (year - 1) * chronology.DaysPerYear / Chronology.Gregorian.DaysPerYear;
}
