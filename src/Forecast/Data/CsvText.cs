using CsvHelper;

namespace Forecast.Data;

/// <summary>Tables as CSV text: RFC 4180 with line feeds, cells in quotes only where they must be.</summary>
public static class CsvText
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\n" };

    /// <summary>Writes a header and rows.</summary>
    public static string Write(IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(rows);
        using var text = new StringWriter();
        using (CsvWriter csv = CsvWriter.Create(text, Options))
        {
            csv.WriteRecord(header.ToArray());
            foreach (IEnumerable<string> row in rows)
            {
                csv.WriteRecord(row.ToArray());
            }
        }

        return text.ToString();
    }

    /// <summary>Writes systems with every column of <see cref="SystemColumn"/>.</summary>
    public static string Write(IEnumerable<MlSystem> systems)
    {
        ArgumentNullException.ThrowIfNull(systems);
        return Write(SystemColumn.All.Select(c => c.Name), systems.Select(s => SystemColumn.All.Select(c => c.Text(s))));
    }
}
