namespace Forecast.Data;

/// <summary>The systems of one vintage.</summary>
public sealed class Dataset
{
    /// <summary>Creates the dataset.</summary>
    /// <param name="vintage">Which table.</param>
    /// <param name="systems">Its rows, in the table's order.</param>
    /// <param name="sha256">SHA-256 of the file read.</param>
    public Dataset(Vintage vintage, IReadOnlyList<MlSystem> systems, string sha256)
    {
        ArgumentNullException.ThrowIfNull(vintage);
        ArgumentNullException.ThrowIfNull(systems);
        ArgumentNullException.ThrowIfNull(sha256);
        Vintage = vintage;
        Systems = systems;
        Sha256 = sha256;
    }

    /// <summary>Which table.</summary>
    public Vintage Vintage { get; }

    /// <summary>Its rows, in the table's order.</summary>
    public IReadOnlyList<MlSystem> Systems { get; }

    /// <summary>SHA-256 of the file read, in lower-case hexadecimal.</summary>
    public string Sha256 { get; }
}
