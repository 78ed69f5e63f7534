using Forecast.Data;
using Forecast.Fitting.Numerics;
using Forecast.Gpu.Results;
using Forecast.Models.Compute;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>The model of 2022: stocks by component, growth of datasets, and the dates at which one overtakes the other.</summary>
internal static class Stock2022Section
{
    // The largest run known when the model was made is read off the vintage of the month in which its years begin.
    private const string ComputeVintage = "2022-02";
    private const int Start = 2022;

    /// <summary>Runs the model.</summary>
    /// <param name="data">The curated tables.</param>
    /// <param name="plan">Seed and draws.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellation">Ends the run early.</param>
    public static StudySection Run(DataFolder data, StudyPlan plan, IProgress<double>? progress, CancellationToken cancellation)
    {
        var published = PublishedPercentiles.Read(Path.Combine(data.Path, PublishedPercentiles.File));
        MlSystem largest = data.Read(ComputeVintage).Systems.MaxBy(system => system.TrainingCompute ?? 0)!;
        double flop = largest.TrainingCompute!.Value;
        var compute = new ComputePath(Start, Elementary.Log10(flop), PublishedComputeProjection.Table);
        var make = new Stock2022Findings((int)Stock2022Samples.Draws(plan).Draws, plan.Seed);
        var inputs = new Stock2022Inputs(data, make);
        progress?.Report(0.1);
        var stocks = new Stock2022Samples(inputs.PersonYears, plan, cancellation);
        progress?.Report(0.4);
        var components = new Stock2022Components(stocks, published, new Stock2022Program(stocks, inputs.PersonYears), make);
        var datasets = new Stock2022Datasets(published, make);
        var trends = new Stock2022DatasetTrends(data, make);
        var range = new Stock2022Range(stocks, make);
        progress?.Report(0.6);
        var crossings = new Stock2022Crossings(inputs.PersonYears, stocks, compute, cancellation);
        var exhaustion = new Stock2022Exhaustion(new Stock2022Densities(stocks, published, compute), crossings, make);
        progress?.Report(0.8);
        var tornado = new Stock2022Tornado(data, stocks, make, cancellation);
        var figures = new Stock2022Figures(stocks, components, exhaustion);
        cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<Finding> numbers =
            [.. exhaustion.Findings, .. range.Findings, .. components.Findings, .. datasets.Findings, .. trends.Findings,
                .. inputs.Findings, .. tornado.Findings];
        var grid = new IndexedGrid(
            IndexedWebsites2022.Log10Quantile(0.5),
            published.At(Stock2022Component.Websites.Series, 2022)[2],
            IndexedWebsites2022.OnLinearGrid(0.5, 100, 1e-3),
            IndexedWebsites2022.OnLinearGrid(0.5, 100, 1e-4));
        Sample highQuality = stocks[Stock2022Component.HighQuality, 2022];
        string notNumbers = $"In {highQuality.NotNumbers} of {highQuality.Count} draws growth is below 1, the books of high-quality "
            + "text come out negative and the stock is no number; they are left out.";
        return new StudySection
        {
            Summary = [.. Stock2022Text.Summary(numbers, exhaustion, components, tornado, inputs)],
            Numbers = numbers,
            Warnings = [.. Stock2022Text.Warnings(largest.Name, flop, grid, notNumbers)],
            NotVerified = [.. Stock2022Text.NotVerified()],
            Tables =
            [
                exhaustion.Table, Stock2022Steps.Table(exhaustion), components.OfToday(), components.ByDecade(), datasets.Table(),
                trends.Table,
            ],
            Figures = [figures.Language(), figures.Images(), figures.DatesFigure(), figures.Components(), tornado.Figure()],
            DataFiles = [PublishedPercentiles.File, Stock2022Findings.PopulationFile, Stock2022Findings.InternetFile],
        };
    }
}
