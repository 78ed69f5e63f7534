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
            Target = "scaling/olmo-ladder.csv",
            Source = "scaling/olmo_ladder_final.csv",
            Columns = [new("run", "run"), new("n_non_embedding", "params_non_emb"), new("d", "tokens"), new("gigaflop", "training_Gflops"), new("loss", "c4_loss")],
        },
        new()
        {
            Target = "scaling/misfitting.csv",
            Source = "scaling/misfitting_final_checkpoints.csv",
            Columns = [new("model", "model"), new("n", "N"), new("d", "D"), new("learning_rate", "peak_lr"), new("loss", "C4 Eval Loss")],
        },
        new()
        {
            Target = "scaling/algorithmic-progress-fit.csv",
            Source = "capabilities/lm_progress_preferred_model_fit_231.csv",
            Columns = [new("system", "system"), new("log_perplexity", "log_ppl_actual"), new("fitted_log_perplexity", "log_ppl_predicted")],
        },
    ];
}
