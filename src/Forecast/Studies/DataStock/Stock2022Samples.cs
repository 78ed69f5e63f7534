using System.Globalization;
using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>The stocks of the model of 2022 drawn: every component in every year of the published tables.</summary>
internal sealed class Stock2022Samples
{
    private readonly Dictionary<string, Samples> _samples = [];

    /// <summary>Draws the stocks.</summary>
    /// <param name="personYears">What they grow with.</param>
    /// <param name="plan">Seed, and the draws: the next power of two, of a Sobol sequence.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public Stock2022Samples(PersonYears personYears, StudyPlan plan, CancellationToken cancellation)
    {
        Plan = Draws(plan);
        var years = Timeline.Of(PersonYears.First, 2100);
        var language = new LanguageStock2022(personYears);
        Run(years, cancellation, (Stock2022Component.Speech, language.RecordedSpeech), (Stock2022Component.Users, language.InternetUsers));
        Run(years, cancellation, (Stock2022Component.Platforms, language.PopularPlatforms));
        Run(years, cancellation, (Stock2022Component.Crawl, language.CommonCrawl), (Stock2022Component.Websites, language.IndexedWebsites));
        Run(years, cancellation, (Stock2022Component.LowQuality, language.Aggregate));
        var tenths = new Timeline([.. Stock2022Component.HighQuality.Years]);
        Run(tenths, cancellation, (Stock2022Component.HighQuality, new HighQualityStock2022().Stock));

        var images = new ImageStock2022(personYears);
        (double low, double high) = ImageEnds(images, cancellation);
        Run(years, cancellation, (Stock2022Component.PopularImages, images.Popular), (Stock2022Component.ExternalImages, images.External));
        (string, Quantity)[] all =
        [
            .. new ImageAggregate2022(personYears, low, high).Stock(years).Outputs(Stock2022Component.AllImages.Series),
            ("gap", ComputeDataset2022.VisionGap()),
        ];
        Samples drawn = MonteCarlo.Run(Gpu.Program.Compile(all), Plan, null, cancellation);
        _samples[Stock2022Component.AllImages.Series] = drawn;
        VisionGaps = drawn["gap"].Draws;
        (ImageLow, ImageHigh) = (low, high);
    }

    /// <summary>The draws made.</summary>
    public DrawPlan Plan { get; }

    /// <summary>5 % of the mixture of images in 2022, log10.</summary>
    public double ImageLow { get; }

    /// <summary>95 % of the mixture of images in 2022, log10.</summary>
    public double ImageHigh { get; }

    /// <summary>
    /// Orders of magnitude that an image dataset lies below the parameters it is trained with: one for each draw of the images.
    /// </summary>
    public ReadOnlyMemory<double> VisionGaps { get; }

    /// <summary>The plan's draws as a Sobol sequence wants them: a power of two, not below those asked for.</summary>
    public static DrawPlan Draws(StudyPlan plan) =>
        new((long)System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)plan.Draws), plan.Seed, DrawScheme.Sobol);

    /// <summary>A stock in a year: log10 of words or images.</summary>
    /// <param name="component">The stock.</param>
    /// <param name="year">A time of its table.</param>
    public Sample this[Stock2022Component component, double year] => _samples[component.Series][Name(component, year)];

    /// <summary>The 5, 50 and 95 % of a stock in a year, log10.</summary>
    public double[] Percentiles(Stock2022Component component, double year) =>
        [.. this[component, year].Quantiles(0.05, 0.5, 0.95).Select(estimate => estimate.Value)];

    private static string Name(Stock2022Component component, double year) =>
        $"{component.Series} {year.ToString("R", CultureInfo.InvariantCulture)}";

    private (double Low, double High) ImageEnds(ImageStock2022 images, CancellationToken cancellation)
    {
        var program = Gpu.Program.Compile(("mixture", images.Mixture(Timeline.Of(2022, 2022))[0]));
        IReadOnlyList<MonteCarloEstimate> ends = MonteCarlo.Run(program, Plan, null, cancellation)["mixture"].Quantiles(0.05, 0.95);
        return (ends[0].Value, ends[1].Value);
    }

    private void Run(
        Timeline years, CancellationToken cancellation, params (Stock2022Component Component, Func<Timeline, QuantityPath> Path)[] parts)
    {
        var program = Gpu.Program.Compile([.. parts.SelectMany(part => part.Path(years).Outputs(part.Component.Series))]);
        Samples samples = MonteCarlo.Run(program, Plan, null, cancellation);
        foreach ((Stock2022Component component, _) in parts)
        {
            _samples[component.Series] = samples;
        }
    }
}
