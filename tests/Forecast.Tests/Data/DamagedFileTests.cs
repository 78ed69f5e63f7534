using System.Text;
using Forecast.Cli;
using Forecast.Data;
using Forecast.Data.Import;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Tests.Data;

public sealed class DamagedFileTests : IDisposable
{
    private static readonly byte[] Debris = [0, (byte)'"', (byte)',', (byte)'\n', (byte)'\r', (byte)';', 0xFF, (byte)'e', (byte)'9', (byte)'-'];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void However_a_table_is_damaged_the_answer_is_a_sentence()
    {
        string curated = CsvText.Write(Importer.Import(CsvFile.Read(_folder.Write("source.csv", PublicTables.Airtable2025))).Systems);
        byte[][] tables = [Encoding.UTF8.GetBytes(curated), Encoding.UTF8.GetBytes(PublicTables.Airtable2025)];
        Gen<(int Table, int[] Places, byte[] Bytes, int Cut)> damage =
            from table in Gen.Choose(0, 1)
            from places in Gen.Choose(0, int.MaxValue - 1).ArrayOf(3)
            from bytes in Gen.Elements(Debris).ArrayOf(3)
            from cut in Gen.Choose(0, 20)
            select (table, places, bytes, cut);
        Check.One(Repeatable.Config.WithMaxTest(500), Prop.ForAll(damage.ToArbitrary(), d =>
        {
            byte[] bytes = tables[d.Table].ToArray();
            foreach ((int place, byte debris) in d.Places.Zip(d.Bytes))
            {
                bytes[place % bytes.Length] = debris;
            }

            string path = _folder.Write("damaged.csv", d.Cut == 0 ? bytes[..(bytes.Length / 2)] : bytes);
            CommandRun run = d.Table == 0
                ? CommandRun.Of("data", "check", path)
                : CommandRun.Of("data", "import", path, "--vintage", "2025-08-07", "--data", Path.Combine(_folder.Path, "data"));
            return run.Code is ExitCode.Done or ExitCode.BadInput or ExitCode.DataViolation && !run.Error.Contains("   at ", StringComparison.Ordinal);
        }));
    }
}
