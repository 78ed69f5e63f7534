using Forecast.Scenarios.Language;

namespace Forecast.Scenarios.Compilation;

/// <summary>A shown quantity and the outputs of the program that hold it.</summary>
/// <param name="Quantity">The shown quantity.</param>
/// <param name="Type">Its type.</param>
/// <param name="Outputs">One output, or one a year.</param>
internal sealed record ShownOutput(ShownQuantity Quantity, Language.ValueType Type, IReadOnlyList<string> Outputs);
