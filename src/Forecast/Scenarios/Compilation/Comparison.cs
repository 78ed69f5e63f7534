namespace Forecast.Scenarios.Compilation;

/// <summary>A comparison of two values.</summary>
/// <param name="Left">Its left side.</param>
/// <param name="Operator">One of <c>&lt; &lt;= &gt; &gt;=</c>.</param>
/// <param name="Right">Its right side.</param>
internal sealed record Comparison(Value Left, string Operator, Value Right);
