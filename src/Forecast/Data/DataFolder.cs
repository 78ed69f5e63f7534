namespace Forecast.Data;

/// <summary>The curated tables on disk.</summary>
public sealed class DataFolder
{
    private DataFolder(string path)
    {
        Path = path;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The vintages, oldest first.</summary>
    public IReadOnlyList<Vintage> Vintages { get; } = [];

    /// <summary>Opens a folder of curated tables.</summary>
    /// <param name="path">The folder; the tables that travel with the program when absent.</param>
    /// <exception cref="InputException">There is no such folder.</exception>
    public static DataFolder Open(string? path = null)
    {
        string folder = path ?? System.IO.Path.Combine(AppContext.BaseDirectory, "data");
        if (path is not null && !Directory.Exists(folder))
        {
            throw new InputException($"There is no folder '{folder}'; give the folder that holds the tables.");
        }

        return new DataFolder(folder);
    }
}
