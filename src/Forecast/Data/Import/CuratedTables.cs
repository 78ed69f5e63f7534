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
    ];
}
