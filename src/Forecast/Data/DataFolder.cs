namespace Forecast.Data;

/// <summary>The curated tables on disk.</summary>
public sealed class DataFolder
{
    private DataFolder(string path, IReadOnlyList<Vintage> vintages)
    {
        Path = path;
        Vintages = vintages;
    }

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    /// <summary>The vintages, oldest first.</summary>
    public IReadOnlyList<Vintage> Vintages { get; }

    /// <summary>Opens a folder of tables.</summary>
    /// <param name="path">The folder; where it is not given, the nearest <c>data</c> folder at or above the current directory, else the one beside the program.</param>
    /// <exception cref="InputException">There is no such folder, or no table in it.</exception>
    public static DataFolder Open(string? path = null) => throw new NotImplementedException();

    /// <summary>Reads one vintage.</summary>
    /// <exception cref="InputException">No vintage has the id, or its table cannot be read.</exception>
    public Dataset Read(string vintageId) => throw new NotImplementedException();

    /// <summary>Reads the newest vintage.</summary>
    public Dataset ReadLatest() => Read(Vintages[^1].Id);
}
