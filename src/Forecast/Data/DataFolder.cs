namespace Forecast.Data;

/// <summary>The curated tables on disk: the newest in <c>systems.csv</c>, the older ones in <c>vintages/</c>.</summary>
public sealed class DataFolder
{
    /// <summary>File of the newest vintage.</summary>
    public const string NewestFile = "systems.csv";

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
    /// <param name="path">
    /// The folder; where it is not given, the nearest <c>data</c> folder at or above the current directory, else the one beside the program.
    /// </param>
    /// <exception cref="InputException">There is no such folder, or no table in it.</exception>
    public static DataFolder Open(string? path = null)
    {
        string folder = path switch
        {
            null => Nearest(),
            "" => "",
            _ => System.IO.Path.GetFullPath(path),
        };
        if (!Directory.Exists(folder))
        {
            throw new InputException(
                $"There is no data folder '{path ?? folder}'. "
                + $"Allowed: a folder that holds {NewestFile} and {VintageTable.FileName}, as 'forecast data import' writes it.");
        }

        if (!File.Exists(System.IO.Path.Combine(folder, VintageTable.FileName)))
        {
            throw new InputException($"'{path ?? folder}' is no data folder: it lacks {VintageTable.FileName}. 'forecast data import' makes one.");
        }

        IReadOnlyList<Vintage> vintages = VintageTable.Read(folder);
        return vintages.Count > 0
            ? new DataFolder(folder, vintages)
            : throw new InputException($"'{System.IO.Path.Combine(folder, VintageTable.FileName)}' lists no vintage.");
    }

    /// <summary>Opens a folder to write to, which need not exist yet.</summary>
    /// <param name="path">The folder, or null as in <see cref="Open"/>.</param>
    public static DataFolder OpenOrCreate(string? path = null) =>
        path is { Length: > 0 } && !File.Exists(System.IO.Path.Combine(path, VintageTable.FileName))
            ? new DataFolder(System.IO.Path.GetFullPath(path), [])
            : Open(path);

    /// <summary>The vintage of that id.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public Vintage Find(string vintageId) =>
        Vintages.FirstOrDefault(v => v.Id == vintageId)
        ?? throw new InputException($"There is no vintage '{vintageId}'. Allowed: {string.Join(", ", Vintages.Select(v => v.Id))}.");

    /// <summary>Full path of a vintage's table.</summary>
    public string PathOf(Vintage vintage)
    {
        ArgumentNullException.ThrowIfNull(vintage);
        return System.IO.Path.Combine(Path, vintage.FileName);
    }

    /// <summary>Reads one vintage.</summary>
    /// <exception cref="InputException">No vintage has the id, or its table cannot be read.</exception>
    public Dataset Read(string vintageId)
    {
        Vintage vintage = Find(vintageId);
        return ReadFile(PathOf(vintage), vintage);
    }

    /// <summary>Reads the newest vintage.</summary>
    public Dataset ReadLatest() => Read(Vintages[^1].Id);

    /// <summary>Reads a curated table that lies outside a data folder.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static Dataset ReadFile(string path)
    {
        string name = System.IO.Path.GetFileName(path);
        return ReadFile(path, new Vintage(path, DateOnly.MinValue, name, name, path));
    }

    /// <summary>Writes a vintage; the newest becomes <c>systems.csv</c>, and the one that was the newest moves to <c>vintages/</c>.</summary>
    /// <param name="vintage">The vintage; its file, rows and hash are filled in here. One of the same id is replaced.</param>
    /// <param name="systems">Its systems.</param>
    /// <returns>The folder with the vintage in it.</returns>
    public DataFolder With(Vintage vintage, IReadOnlyList<MlSystem> systems)
    {
        ArgumentNullException.ThrowIfNull(vintage);
        ArgumentNullException.ThrowIfNull(systems);
        List<Vintage> others = Vintages.Where(v => v.Id != vintage.Id).ToList();
        bool isNewest = others.All(v => (v.Date, v.Id).CompareTo((vintage.Date, vintage.Id)) < 0);
        for (int i = 0; isNewest && i < others.Count; i++)
        {
            if (others[i].FileName == NewestFile)
            {
                Vintage moved = others[i] with { FileName = OlderFile(others[i]) };
                byte[] table = File.ReadAllBytes(PathOf(others[i]));
                AtomicFile.Write(PathOf(moved), stream => stream.Write(table));
                others[i] = moved;
            }
        }

        vintage = vintage with { FileName = isNewest ? NewestFile : OlderFile(vintage), Rows = systems.Count };
        string path = PathOf(vintage);
        AtomicFile.WriteAllText(path, CsvText.Write(systems));
        VintageTable.Write(Path, others.Append(vintage with { Sha256 = TableText.Read(path).Sha256 }));
        return Open(Path);
    }

    private static string OlderFile(Vintage vintage) => $"vintages/{vintage.Id}.csv";

    private static Dataset ReadFile(string path, Vintage vintage)
    {
        CsvFile table = CsvFile.Read(path);
        (IReadOnlyList<MlSystem> systems, IReadOnlyList<Violation> violations) = SystemReader.Read(table);
        if (violations.Count > 0)
        {
            string more = violations.Count > 1 ? $" There are {violations.Count - 1} more; 'forecast data check' names them." : "";
            throw new CellException($"{violations[0].Describe()}.{more}");
        }

        return new Dataset(vintage, systems, table.Sha256);
    }

    private static string Nearest()
    {
        for (DirectoryInfo? folder = new(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            string candidate = System.IO.Path.Combine(folder.FullName, "data");
            if (File.Exists(System.IO.Path.Combine(candidate, NewestFile)))
            {
                return candidate;
            }
        }

        return System.IO.Path.Combine(AppContext.BaseDirectory, "data");
    }
}
