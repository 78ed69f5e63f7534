using Forecast.Data.Import;

namespace Forecast.Tests.Data;

public sealed class CuratedTablesTests
{
    // With UPDATE_TABLES set, the committed tables are written anew from the raw ones.
    [SourceFact]
    public void Each_table_is_made_from_its_source_byte_for_byte()
    {
        string raw = Path.GetDirectoryName(Repository.Sources.TrimEnd('/'))!;
        foreach (CuratedTable table in CuratedTables.All)
        {
            string path = Path.Combine(Repository.Data, table.Target);
            string text = table.Curate(raw);
            if (Environment.GetEnvironmentVariable("UPDATE_TABLES") is { Length: > 0 })
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
            }

            Assert.Equal(text, File.ReadAllText(path));
        }
    }
}
