namespace Forecast.Scenarios.Language;

/// <summary>A function of the language: a row of its table, from which parser, types, documentation and tests follow.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Signature">How it is written: <c>normal(mean, sd)</c>.</param>
/// <param name="Summary">What it gives.</param>
/// <param name="Result">What shape it gives.</param>
/// <param name="Parameters">Its parameters; empty where it has a rule of its own.</param>
/// <param name="Example">A call that means something, with nothing to look up.</param>
internal sealed record Function(string Name, string Signature, string Summary, Result Result, IReadOnlyList<Parameter> Parameters, string Example)
{
    /// <summary>Whether its arguments may be words with hyphens.</summary>
    public bool TakesWords => Name == "trend";

    /// <summary>Fewest arguments.</summary>
    public int Fewest => Parameters.Count(parameter => !parameter.IsOptional);
}
