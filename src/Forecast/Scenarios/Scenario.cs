namespace Forecast.Scenarios;

/// <summary>An analyst's model as its file states it: names with expressions, years, and what to show.</summary>
public sealed class Scenario
{
    internal Scenario(string file) => File = file;

    /// <summary>The file as the user named it.</summary>
    public string File { get; }

    /// <summary>What the scenario is about, in a line.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>Where its numbers are from; empty where the file does not say.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>Seed of the draws.</summary>
    public ulong Seed { get; internal init; } = 1;

    /// <summary>Number of draws.</summary>
    public long Draws { get; internal init; } = 100_000;

    /// <summary>First and last year; null for a scenario without years.</summary>
    public (int First, int Last)? Years { get; internal init; }

    /// <summary>What is shown, in order.</summary>
    public IReadOnlyList<ShownQuantity> Shown { get; internal init; } = [];

    /// <summary>SHA-256 of the file's bytes, in lower-case hexadecimal.</summary>
    public string Sha256 { get; internal init; } = "";

    /// <summary>The file's bytes.</summary>
    internal ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The names, each defined by those before it.</summary>
    internal IReadOnlyList<Definition> Definitions { get; init; } = [];
}
