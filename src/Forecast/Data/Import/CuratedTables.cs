namespace Forecast.Data.Import;

/// <summary>The tables of the data folder that are curated from public ones, beside the systems.</summary>
public static class CuratedTables
{
    /// <summary>The tables, by name.</summary>
    public static IReadOnlyList<CuratedTable> All { get; } =
    [
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
            Target = "hardware/producer-prices.csv",
            Source = "hardware/PPI_PCU518210518210_2025-11-28.csv",
            Columns = [new("month", "observation_date"), new("index", "PCU518210518210")],
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
            Target = "scaling/algorithmic-progress-fit.csv",
            Source = "capabilities/lm_progress_preferred_model_fit_231.csv",
            Columns = [new("system", "system"), new("log_perplexity", "log_ppl_actual"), new("fitted_log_perplexity", "log_ppl_predicted")],
        },
        new()
        {
            Target = "scaling/chinchilla-figure-4.csv",
            Source = "scaling/chinchilla_figure4_245.csv",
            Columns = [new("n", "Model Size"), new("flop", "Training FLOP"), new("loss", "loss")],
        },
        new()
        {
            Target = "scaling/misfitting.csv",
            Source = "scaling/misfitting_final_checkpoints.csv",
            Columns = [new("model", "model"), new("n", "N"), new("d", "D"), new("learning_rate", "peak_lr"), new("loss", "C4 Eval Loss")],
        },
        new()
        {
            Target = "scaling/olmo-ladder.csv",
            Source = "scaling/olmo_ladder_final.csv",
            Columns = [new("run", "run"), new("n_non_embedding", "params_non_emb"), new("d", "tokens"), new("gigaflop", "training_Gflops"), new("loss", "c4_loss")],
        },
        new()
        {
            Target = "stock/common-crawl-domains.csv",
            Source = "stock/inputs_2024/CC_top500.csv",
            Columns =
            [
                new("domain", "domain"),
                new("pages", "pages"),
                new("urls", "urls"),
                new("page_percent", "ppages"),
                new("url_percent", "purls"),
            ],
        },
        new()
        {
            Target = "stock/dataset-sizes.csv",
            Source = "stock/inputs_2024/dataset_sizes.csv",
            Columns = [new("system", "system"), new("published", "date"), new("flop", "comp"), new("words", "dataset")],
            Keep = cell => string.CompareOrdinal(cell("date"), "2010-01-01") > 0,
        },
        new()
        {
            Target = "stock/google-pivot-words.csv",
            Source = "stock/inputs_2024/google_pivot_words.csv",
            Columns =
            [
                new("word", "word"),
                .. Enumerable.Range(2013, 10).Select(year => new CuratedColumn($"share_{year}", $"{year}")),
                new("results", "count"),
            ],
        },
        new()
        {
            Target = "stock/internet-use.csv",
            Source = "stock/inputs_2022/share-of-individuals-using-the-internet.csv",
            Columns = [new("year", "year"), new("percent", "internet_pen")],
        },
        new()
        {
            Target = "stock/population.csv",
            Source = "stock/inputs_2022/UN-population-projection-medium-variant.csv",
            Columns =
            [
                new("year", "year"),
                new("people", cell => cell("pop_hist") is { Length: > 0 } counted ? counted : cell("pop_future")),
                new("projected", cell => cell("pop_hist").Length > 0 ? "no" : "yes"),
            ],
        },
        new()
        {
            Target = "stock/published-2022.csv",
            Source = "stock/published_2022_percentiles",
            Series =
            [
                ("recorded-speech", "stocks__lang__recorded_speech_1000_1000_1951_2100_1.csv"),
                ("internet-users", "stocks__lang__internet_users_1000_1000_1951_2100_1.csv"),
                ("popular-platforms", "stocks__lang__popular_platforms_1000_1000_1951_2100_1.csv"),
                ("common-crawl", "stocks__lang__common_crawl_1000_1000_1951_2100_1.csv"),
                ("indexed-websites", "stocks__lang__indexed_websites_1000_1000_1951_2100_1.csv"),
                ("low-quality", "stocks__lang__aggregation_1000_1000_1951_2100_1.csv"),
                ("high-quality", "stocks__lang__high_quality_1000_1000_2022_2030_0.1.csv"),
                ("popular-images", "stocks__vision__popular_platforms_1000_1000_1951_2100_1.csv"),
                ("external-images", "stocks__vision__external_estimate_1000_1000_1951_2100_1.csv"),
                ("images", "stocks__vision__aggregation_1000_1000_1951_2100_1.csv"),
                ("language-datasets", "datasets__language_datasets_1000_1000_1951_2100_1.csv"),
                ("language-datasets-by-tenths", "datasets__language_datasets_1000_1000_2022_2030_0.1.csv"),
                ("vision-datasets", "datasets__vision_datasets_1000_1000_1951_2100_1.csv"),
            ],
            Columns =
            [
                new("year", "year"),
                new("p05", "p05_log10"),
                new("p25", "p25_log10"),
                new("p50", "p50_log10"),
                new("p75", "p75_log10"),
                new("p95", "p95_log10"),
            ],
        },
    ];
}
