using System.Diagnostics;
using Forecast.Data;
using Forecast.Scenarios;
using Forecast.Tests.Data;

namespace Forecast.Tests.Scenarios;

/// <summary>Damaged scenario files: each is read or refused in a sentence, without a crash or a hang.</summary>
public class MutationTests
{
    private const int Files = 10_000;
    private const string Marks = "()[]{}:;,@%^*/+-<>=!'\"|&#?~`$\\ \n\t\u00e9\u4e2d0e9._atoif";

    private static readonly string[] _words = ["to", "and", "not", "when(", "trend(", "mixture(", "1e999", "..", "year", "let:", "- ", "\n  x: ", "@ 95%", "<<:", "---", "!!int", "&a", "*a", "((((((((", "1/0", "truncate(", "correlated("];

    [Fact]
    public void Ten_thousand_damaged_files_are_read_or_refused_in_a_sentence()
    {
        string[] sources = [.. Directory.GetFiles(Path.Combine(Repository.Data, "scenarios"), "*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        Assert.Equal(7, sources.Length);
        var random = new Random(20_261_121);
        DataFolder data = DataFolder.Open(Repository.Data);
        int read = 0, compiled = 0;
        var longest = TimeSpan.Zero;
        for (int i = 0; i < Files; i++)
        {
            string text = Damaged(sources[i % sources.Length], random);
            var watch = Stopwatch.StartNew();
            try
            {
                Scenario scenario = Written.Read(text);
                read++;

                // The others differ in nothing that compiling looks at.
                if (read % 10 == 0)
                {
                    ScenarioProgram.Of(scenario, () => data);
                    compiled++;
                }
            }
            catch (InputException e)
            {
                Assert.EndsWith(e.Message[^1] == '?' ? "?" : ".", e.Message, StringComparison.Ordinal);
                Assert.DoesNotContain("Exception", e.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', e.Message);
            }

            longest = watch.Elapsed > longest ? watch.Elapsed : longest;
        }

        // Enough are whole for both ways to be taken, and none takes long.
        Assert.InRange(read, Files / 50, Files * 9 / 10);
        Assert.True(compiled > 20, $"{compiled} were compiled.");
        Assert.True(longest < TimeSpan.FromSeconds(10), $"The longest took {longest}.");
    }

    private static string Damaged(string source, Random random)
    {
        string text = source;
        for (int edits = random.Next(1, 4); edits > 0; edits--)
        {
            int at = random.Next(text.Length), length = Math.Min(random.Next(1, 12), text.Length - at);
            text = random.Next(6) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Marks[random.Next(Marks.Length)].ToString()),
                2 => text.Insert(at, _words[random.Next(_words.Length)]),
                3 => text.Insert(random.Next(text.Length), text.Substring(at, length)),
                4 => text.Remove(at, 1).Insert(at, ((char)random.Next(1, 0x3000)).ToString()),
                _ => random.Next(20) == 0 ? text[..at] + "\n" : text.Remove(at, 1).Insert(at, Marks[random.Next(Marks.Length)].ToString()),
            };
        }

        return text;
    }
}
