using System.Text;
using Forecast.Data;
using Forecast.Gpu.Results;

namespace Forecast.Scenarios;

/// <summary>A scenario as a part of its run carries it: the name of its file, a line's end, and the file's bytes.</summary>
internal static class CarriedScenario
{
    /// <summary>What a part carries.</summary>
    public static byte[] Write(Scenario scenario) =>
        [.. Encoding.UTF8.GetBytes(Path.GetFileName(scenario.File).ReplaceLineEndings(" ")), (byte)'\n', .. scenario.Bytes.Span];

    /// <summary>The scenario that a part carries.</summary>
    /// <param name="part">The part.</param>
    /// <param name="path">Its file.</param>
    /// <exception cref="InputException">It carries none.</exception>
    public static Scenario Read(SamplesPart part, string path)
    {
        ReadOnlySpan<byte> about = part.About.Span;
        int end = about.IndexOf((byte)'\n');
        return end > 0
            ? ScenarioReader.Read(Encoding.UTF8.GetString(about[..end]), about[(end + 1)..])
            : throw new InputException($"'{path}' does not carry the scenario that it was made from: give --scenario FILE.yaml.");
    }
}
