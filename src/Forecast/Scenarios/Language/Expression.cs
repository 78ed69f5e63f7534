namespace Forecast.Scenarios.Language;

/// <summary>A node of an expression's tree.</summary>
/// <param name="Start">Index of the character to name in a complaint.</param>
internal abstract record Expression(int Start);

/// <summary>A number as written.</summary>
internal sealed record NumberExpression(int Start, double Value) : Expression(Start);

/// <summary>A name that <c>let</c> gives a meaning, or <c>year</c>.</summary>
internal sealed record NameExpression(int Start, string Name) : Expression(Start);

/// <summary>A word with hyphens, such as <c>training-compute</c>, in a function that takes words.</summary>
internal sealed record WordExpression(int Start, string Word) : Expression(Start);

/// <summary>An operator before its operand: <c>-</c> or <c>not</c>.</summary>
internal sealed record UnaryExpression(int Start, string Operator, Expression Operand) : Expression(Start);

/// <summary>An operator between its operands.</summary>
internal sealed record BinaryExpression(int Start, string Operator, Expression Left, Expression Right) : Expression(Start);

/// <summary>A belief: <c>a to b @ level</c>.</summary>
internal sealed record BeliefExpression(int Start, Expression Low, Expression High, Expression? Level) : Expression(Start);

/// <summary>A call of a function.</summary>
/// <param name="Start">Index of the function's name.</param>
/// <param name="Function">The function's name.</param>
/// <param name="Arguments">The arguments before the semicolon.</param>
/// <param name="Tail">The arguments after the semicolon; null where there is none.</param>
internal sealed record CallExpression(int Start, string Function, IReadOnlyList<Argument> Arguments, IReadOnlyList<Argument>? Tail) : Expression(Start);

/// <summary>An argument of a call.</summary>
/// <param name="Label">What stands before a colon; null where there is none.</param>
/// <param name="Value">The argument itself.</param>
internal sealed record Argument(Expression? Label, Expression Value);
