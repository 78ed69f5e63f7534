namespace Forecast.Data.Import;

/// <summary>The tables of the data folder that are curated from public ones, beside the systems.</summary>
public static class CuratedTables
{
    /// <summary>The tables.</summary>
    public static IReadOnlyList<CuratedTable> All { get; } =
    [
        new()
        {
            Target = "scaling/chinchilla-figure-4.csv",
            Source = "scaling/chinchilla_figure4_245.csv",
            Columns = [new("n", "Model Size"), new("flop", "Training FLOP"), new("loss", "loss")],
        },
        new()
        {
            Target = "hardware/model-costs.csv",
            Source = "hardware/model_costs.csv",
            Columns =
            [
                new("model", "Model"),
                new("cloud_cost", "Cloud_Cost"),
                new("acquisition_cost", "Hardware_Acquisition_Cost"),
                new("amortised_cost", "Hardware_Capex_Energy_Cost"),
            ],
        },
        new()
        {
            Target = "hardware/ml-hardware.csv",
            Source = "hardware/ml_hardware_2026-07.csv",
            Keep = cell => cell("Release date").Length > 0,
            Columns =
            [
                new("name", "Hardware name"),
                new("type", "Type"),
                new("released", "Release date"),
                new("price", "Release price (USD)"),
                new("fp32", "FP32 (single precision) performance (FLOP/s)"),
                new("fp16", "FP16 (half precision) performance (FLOP/s)"),
                new("tensor_fp16", "Tensor-FP16/BF16 performance (FLOP/s)"),
                new("memory", "Memory (bytes)"),
                new("bandwidth", "Memory bandwidth (byte/s)"),
                new("tdp", "TDP (W)"),
                new("trains_models", cell => cell("ML models").Length > 0 ? "yes" : "no"),
            ],
        },
        new()
        {
            Target = "hardware/purchase-prices.csv",
            Source = "hardware/hardware_prices_2025-11-28.csv",
            Keep = cell => cell("Price (hardware purchase)").Length > 0,
            Columns = [new("name", "Hardware model"), new("date", "Price date"), new("price", "Price (hardware purchase)")],
        },
        new()
        {
            Target = "hardware/producer-prices.csv",
            Source = "hardware/PPI_PCU518210518210_2025-11-28.csv",
            Columns = [new("month", "observation_date"), new("index", "PCU518210518210")],
        },
    ];
}
