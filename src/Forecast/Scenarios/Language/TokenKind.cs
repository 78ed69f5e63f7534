namespace Forecast.Scenarios.Language;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>A number, its percent sign included.</summary>
    Number,

    /// <summary>A name or a word of the language.</summary>
    Name,

    /// <summary>An operator, a bracket or a separator.</summary>
    Symbol,

    /// <summary>The end of the expression.</summary>
    End,
}
