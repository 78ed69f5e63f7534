using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Models.DataStock;

namespace Forecast.Studies.DataStock;

/// <summary>
/// The year of full use on coherent paths: one draw is one stock and one projection through all years, and the date is where they meet.
/// </summary>
internal sealed class Stock2024Paths
{
    public const int LastYear = 2050;
    public const double Overtraining = 5;

    private const int DrawsTimes = 10;

    public Stock2024Paths(StudyPlan plan, Stock2024Growth growth, CancellationToken cancellation)
    {
        var years = Timeline.Of(2024, LastYear);
        var stock = new EffectiveStock(IndexedWeb.OfCode("paths"), "paths");
        var projection = new DatasetProjection(growth.Slowest, growth.Fastest, "paths");
        RandomQuantity z = Draw.Normal(0, 1, "paths/compute");
        RandomQuantity followsHistory = Draw.Bernoulli(0.5, "paths/follows-history");
        QuantityPath available = Path(stock.In), history = Path(projection.In);
        QuantityPath compute = Path(year => ComputeOptimalData.Tokens(LargestRun.Log10Flop(z, year)));
        QuantityPath mixture = QuantityPath.Combine(history, compute, (h, c) => Quantity.Select(followsHistory, h, c));
        Quantity date = Date(mixture);
        Quantity tokens = stock.Web.Tokens * stock.Quality * stock.Repetition * Quantity.Pow(stock.Web.Growth, date - IndexedWeb.BaseYear);
        double more = Math.Sqrt(Overtraining);
        Samples = MonteCarlo.Run(
            Gpu.Program.Compile(
            [
                ("history", Date(history)),
                ("compute", Date(compute)),
                ("mixture", date),
                ("overtrained", Date(mixture * more)),
                ("tokens", tokens),
                ("flop", ComputeOptimalData.Flop(tokens)),
                .. available.Outputs("stock"),
                .. mixture.Outputs("dataset"),
            ]),
            new DrawPlan(DrawsTimes * (long)plan.Draws, plan.Seed),
            cancellation: cancellation);
        Years = years;

        QuantityPath Path(Func<double, Quantity> quantity) => new(years, [.. years.Years.Select(quantity)]);

        // Between two years of the grid every path is straight in its logarithm, so the crossing is exact.
        Quantity Date(QuantityPath datasets) => Crossing.First(datasets, available, Interpolation.Logarithmic).Time;
    }

    public Timeline Years { get; }

    /// <summary>
    /// Dates (<c>history</c>, <c>compute</c>, <c>mixture</c>, <c>overtrained</c>), what is used then (<c>tokens</c>, <c>flop</c>), and
    /// by year <c>stock 2030</c> and <c>dataset 2030</c>.
    /// </summary>
    public Samples Samples { get; }

    /// <summary>A quantile of the dates.</summary>
    public MonteCarloEstimate Date(string name, double probability) => Samples[name].Quantile(probability);
}
