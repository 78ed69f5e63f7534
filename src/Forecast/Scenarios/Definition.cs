using Forecast.Scenarios.Language;

namespace Forecast.Scenarios;

/// <summary>A name that <c>let</c> gives a meaning.</summary>
/// <param name="Name">The name.</param>
/// <param name="Text">Its expression as written.</param>
/// <param name="Expression">The expression's tree.</param>
/// <param name="Type">The expression's type.</param>
internal sealed record Definition(string Name, ExpressionText Text, Expression Expression, Language.ValueType Type);
