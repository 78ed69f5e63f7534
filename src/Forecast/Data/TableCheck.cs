namespace Forecast.Data;

/// <summary>The rules of the dictionary, applied to a curated table.</summary>
public static class TableCheck
{
    /// <summary>The year before which no system is dated.</summary>
    public const int FirstYear = 1940;

    /// <summary>Every violation in a vintage of a folder; a table that is not the one on record is one.</summary>
    /// <exception cref="InputException">The table cannot be read as a curated table.</exception>
    public static IReadOnlyList<Violation> Run(DataFolder folder, Vintage vintage)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(vintage);
        string path = folder.PathOf(vintage);
        var violations = new List<Violation>();
        string sha256 = TableText.Read(path).Sha256;
        if (sha256 != vintage.Sha256)
        {
            int row = folder.Vintages.TakeWhile(v => v != vintage).Count() + 2;
            string list = Path.Combine(folder.Path, VintageTable.FileName);
            string rule = $"not the hash of {vintage.FileName}, which is {sha256}: the table was changed by hand";
            violations.Add(new Violation(list, row, "sha256", vintage.Sha256, rule, IsUnreadable: false));
        }

        violations.AddRange(Run(path, vintage.LastDay));
        return violations;
    }

    /// <summary>Every violation in a file, in the order of its rows.</summary>
    /// <param name="path">The file.</param>
    /// <param name="lastDay">The last day that a system of the table can be dated.</param>
    /// <exception cref="InputException">The file cannot be read as a curated table.</exception>
    public static IReadOnlyList<Violation> Run(string path, DateOnly lastDay)
    {
        CsvFile table = CsvFile.Read(path);
        (IReadOnlyList<MlSystem> systems, IReadOnlyList<Violation> unreadable) = SystemReader.Read(table);
        var ids = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var rows = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var violations = new List<Violation>(unreadable);
        for (int i = 0; i < systems.Count; i++)
        {
            MlSystem system = systems[i];
            int number = table.Rows[i].Number;
            Once(ids, system.Id, "id", system.Id);
            Once(rows, system.Identity, "name", system.Name);
            Dates(system, lastDay, Break);
            Bounds(system, Break);
            Categories(system, Break);
            if (system.Link is { } link && !IsWebAddress(link))
            {
                Break("link", link, "not a web address; allowed: http:// or https://");
            }

            void Break(string column, string? item, string rule) =>
                violations.Add(new Violation(path, number, column, item ?? Cell(table, i, column), rule, IsUnreadable: false));

            void Once(Dictionary<string, int> seen, string key, string column, string text)
            {
                if (key.Trim().Length > 0 && !seen.TryAdd(key, number))
                {
                    string what = column == "id" ? "the id" : "name, date, reference, parameters and compute";
                    Break(column, text, $"duplicate: {what} of row {seen[key]}");
                }
            }
        }

        return violations.OrderBy(v => v.Row).ToList();
    }

    /// <summary>Whether the text is a whole web address.</summary>
    public static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static void Dates(MlSystem system, DateOnly lastDay, Action<string, string?, string> violate)
    {
        if (system.Published is not { } date)
        {
            if (system.DatePrecision is not null)
            {
                violate("date_precision", null, "a precision without a date");
            }

            return;
        }

        if (system.DatePrecision is null)
        {
            violate("date_precision", null, "a date without its precision");
        }

        // A date known to the year or month stands for the whole of it, which begins before the day that is written.
        DateOnly first = system.DatePrecision switch
        {
            Data.DatePrecision.Year => new DateOnly(date.Year, 1, 1),
            Data.DatePrecision.Month => new DateOnly(date.Year, date.Month, 1),
            _ => date,
        };
        if (date.Year < FirstYear || first > lastDay)
        {
            violate("published", null, $"date out of range; allowed: {FirstYear}-01-01 to {lastDay:yyyy-MM-dd}");
        }
    }

    private static void Bounds(MlSystem system, Action<string, string?, string> violate)
    {
        if (system.TrainingComputeLow > system.TrainingCompute)
        {
            violate("training_compute_low", null, $"a lower bound above training_compute, {Text("training_compute", system)}");
        }

        if (system.TrainingComputeHigh < system.TrainingCompute)
        {
            violate("training_compute_high", null, $"an upper bound below training_compute, {Text("training_compute", system)}");
        }

        if (system.TrainingComputeLow > system.TrainingComputeHigh)
        {
            violate("training_compute_low", null, $"a lower bound above the upper bound, {Text("training_compute_high", system)}");
        }

        if (system.Cost is null != system.CostDollarYear is null)
        {
            violate("cost_dollar_year", null, "a cost and its dollar year stand together or not at all");
        }
    }

    private static void Categories(MlSystem system, Action<string, string?, string> violate)
    {
        All("organization_types", system.OrganizationTypes, Vocabulary.OrganizationTypes);
        All("domains", system.Domains, Vocabulary.Domains);
        All("notability", system.Notability, Vocabulary.Notability);
        All("weights_access", system.WeightsAccess is { } access ? [access] : [], Vocabulary.WeightsAccess);
        All("confidence", system.Confidence is { } confidence ? [confidence] : [], Vocabulary.Confidence);

        void All(string column, IReadOnlyList<string> values, IReadOnlyList<string> vocabulary)
        {
            foreach (string value in values.Where(v => !vocabulary.Contains(v)))
            {
                violate(column, value, "unknown category; allowed: " + string.Join(", ", vocabulary));
            }
        }
    }

    private static string Text(string column, MlSystem system) => SystemColumn.Find(column).Text(system);

    private static string Cell(CsvFile table, int row, string column)
    {
        IReadOnlyList<string> cells = table.Rows[row].Cells;
        int index = table.IndexOf(column);
        return index < cells.Count ? cells[index] : "";
    }
}
