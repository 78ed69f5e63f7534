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
