namespace Forecast.Scenarios.Language;

/// <summary>A token of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its characters; empty at the end.</param>
/// <param name="Start">Index of its first character in the expression.</param>
/// <param name="Value">Its value where it is a number.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, double Value = 0)
{
    /// <summary>Index behind its last character.</summary>
    public int End => Start + Text.Length;

    /// <summary>The token in a complaint.</summary>
    public string Found => Kind == TokenKind.End ? "the end of the expression" : ScenarioException.Quote(Text);

    /// <summary>Whether the token is this symbol or word.</summary>
    public bool Is(string text) => Kind is TokenKind.Symbol or TokenKind.Name && Text == text;
}
