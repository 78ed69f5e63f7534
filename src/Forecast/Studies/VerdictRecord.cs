using CsvHelper;
using Forecast.Data;

namespace Forecast.Studies;

/// <summary>The verdicts on record: what each published number met when the record was last made.</summary>
/// <remarks>On disk it is <c>verdicts.csv</c> in the data folder, with the columns <c>id</c> and <c>verdict</c>, sorted by id.</remarks>
public sealed class VerdictRecord
{
    private const string FileName = "verdicts.csv";
    private static readonly string[] Columns = ["id", "verdict"];
    private static readonly CsvReaderOptions Reading = new() { Separator = ',', HasHeader = false };
    private static readonly CsvWriterOptions Writing = new() { NewLine = "\n" };

    private readonly SortedDictionary<string, Verdict> _verdicts;

    private VerdictRecord(IEnumerable<KeyValuePair<string, Verdict>> verdicts)
    {
        _verdicts = new SortedDictionary<string, Verdict>(verdicts.ToDictionary(), StringComparer.Ordinal);
    }

    /// <summary>The verdict of each number, sorted by the number's id.</summary>
    public IReadOnlyDictionary<string, Verdict> Verdicts => _verdicts;

    /// <summary>The verdicts of some findings, to compare with a record or to put on record.</summary>
    /// <exception cref="ArgumentException">Two published numbers have the same id.</exception>
    public static VerdictRecord Of(IEnumerable<Findings> studies)
    {
        ArgumentNullException.ThrowIfNull(studies);
        return new VerdictRecord(studies.SelectMany(study => study.Numbers)
            .Where(finding => finding.Verdict is not null)
            .Select(finding => KeyValuePair.Create(finding.Id, finding.Verdict!.Value)));
    }

    /// <summary>Where the record of a data folder lies.</summary>
    public static string PathIn(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Path.Combine(data.Path, FileName);
    }

    /// <summary>Reads a record.</summary>
    /// <exception cref="InputException">There is none, or a row of it is not an id and a verdict.</exception>
    public static VerdictRecord Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"There is no record of verdicts at '{path}'; 'forecast reproduce --record --data DIR' makes one.");
        }

        var verdicts = new Dictionary<string, Verdict>(StringComparer.Ordinal);
        using CsvReader csv = CsvReader.Create(File.ReadAllBytes(path), Reading);
        for (int row = 1; csv.Read(); row++)
        {
            if (csv.FieldCount != Columns.Length || (row == 1 && (csv.GetString(0), csv.GetString(1)) != (Columns[0], Columns[1])))
            {
                throw new InputException($"{path}, row {row}: a row is an id and a verdict, under the headings 'id' and 'verdict'.");
            }

            if (row > 1 && !verdicts.TryAdd(csv.GetString(0), Parse(csv.GetString(1), path, row)))
            {
                throw new InputException($"{path}, row {row}, column id: '{csv.GetString(0)}' is on record twice.");
            }
        }

        return new VerdictRecord(verdicts);
    }

    /// <summary>Writes the record, whole or not at all.</summary>
    public void Write(string path)
    {
        using var text = new StringWriter();
        using (CsvWriter csv = CsvWriter.Create(text, Writing))
        {
            csv.WriteRecord(Columns);
            foreach ((string id, Verdict verdict) in _verdicts)
            {
                csv.WriteRecord(new[] { id, verdict.Text() });
            }
        }

        AtomicFile.WriteAllText(path, text.ToString());
    }

    /// <summary>The part of the record that belongs to some studies: the ids that begin with a study's id and a slash.</summary>
    public VerdictRecord Of(IReadOnlyCollection<string> studyIds) => new(_verdicts.Where(entry => BelongsTo(entry.Key, studyIds)));

    /// <summary>The record with the verdicts of some studies replaced.</summary>
    /// <param name="studyIds">The studies whose verdicts go.</param>
    /// <param name="now">The verdicts that come.</param>
    public VerdictRecord With(IReadOnlyCollection<string> studyIds, VerdictRecord now)
    {
        ArgumentNullException.ThrowIfNull(now);
        return new VerdictRecord(_verdicts.Where(entry => !BelongsTo(entry.Key, studyIds)).Concat(now._verdicts));
    }

    /// <summary>Where the verdicts of now are not those on record, a sentence each, by id.</summary>
    /// <param name="now">The verdicts computed.</param>
    public IReadOnlyList<string> Drifts(VerdictRecord now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var drifts = new List<string>();
        foreach (string id in _verdicts.Keys.Union(now._verdicts.Keys).Order(StringComparer.Ordinal))
        {
            string recorded = _verdicts.TryGetValue(id, out Verdict before) ? before.Text() : "nothing";
            string computed = now._verdicts.TryGetValue(id, out Verdict after) ? after.Text() : "missing";
            if (recorded != computed)
            {
                drifts.Add($"{id}: on record {recorded}, now {computed}");
            }
        }

        return drifts;
    }

    private static bool BelongsTo(string id, IReadOnlyCollection<string> studyIds) =>
        studyIds.Any(study => id.StartsWith(study + "/", StringComparison.Ordinal));

    private static Verdict Parse(string text, string path, int row)
    {
        foreach (Verdict verdict in Enum.GetValues<Verdict>())
        {
            if (verdict.Text() == text)
            {
                return verdict;
            }
        }

        string allowed = string.Join(", ", Enum.GetValues<Verdict>().Select(verdict => $"'{verdict.Text()}'"));
        throw new InputException($"{path}, row {row}, column verdict: '{text}' is not a verdict; allowed are {allowed}.");
    }
}
