using System.Globalization;

namespace Forecast.Scenarios.Language;

/// <summary>Cuts an expression into tokens.</summary>
internal static class Lexer
{
    private static readonly string[] _symbols = ["<=", ">=", "==", "!=", "+", "-", "*", "/", "^", "(", ")", ",", ";", ":", "@", "<", ">"];

    /// <summary>The tokens, the last of which is the end.</summary>
    /// <exception cref="ScenarioException">A character that belongs to no token, or a number too large.</exception>
    public static IReadOnlyList<Token> Tokens(ExpressionText source)
    {
        string text = source.Text;
        var tokens = new List<Token>();
        for (int i = 0; i < text.Length;)
        {
            char c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            Token token = char.IsAsciiDigit(c) || (c == '.' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])) ? Number(source, i)
                : IsNameStart(c) ? new Token(TokenKind.Name, text[i..NameEnd(text, i)], i)
                : Symbol(source, i);
            tokens.Add(token);
            i = token.End;
        }

        tokens.Add(new Token(TokenKind.End, "", text.TrimEnd().Length));
        return tokens;
    }

    /// <summary>Whether a text is a name.</summary>
    public static bool IsName(string text) => text.Length > 0 && IsNameStart(text[0]) && NameEnd(text, 0) == text.Length;

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static int NameEnd(string text, int start)
    {
        int end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return end;
    }

    private static Token Symbol(ExpressionText source, int start)
    {
        foreach (string symbol in _symbols)
        {
            if (string.CompareOrdinal(source.Text, start, symbol, 0, symbol.Length) == 0)
            {
                return new Token(TokenKind.Symbol, symbol, start);
            }
        }

        string found = source.Text[start] == '=' ? "'=' where '==' or another comparison is expected" : $"{ScenarioException.Quote(source.Text[start..(start + 1)])}, which the language of expressions does not know";
        throw source.Complaint(start, $"found {found}");
    }

    private static Token Number(ExpressionText source, int start)
    {
        string text = source.Text;
        int end = Digits(text, start);
        if (end < text.Length && text[end] == '.')
        {
            end = Digits(text, end + 1);
        }

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            int exponent = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            if (exponent >= text.Length || !char.IsAsciiDigit(text[exponent]))
            {
                throw source.Complaint(start, $"found {ScenarioException.Quote(text[start..exponent])} where a number with digits after its e is expected, such as 1e12");
            }

            end = Digits(text, exponent);
        }

        bool parses = double.TryParse(text[start..end].Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        if (!parses || !double.IsFinite(value))
        {
            throw source.Complaint(start, $"found {ScenarioException.Quote(text[start..end])} where a number below 1.8e308 is expected");
        }

        if (end < text.Length && text[end] == '%')
        {
            value /= 100;
            end++;
        }

        return end < text.Length && (IsNameStart(text[end]) || text[end] == '.')
            ? throw source.Complaint(end, $"found {ScenarioException.Quote(text[end..Math.Max(end + 1, NameEnd(text, end))])} right after the number {text[start..end]} where an operator, ',' or ')' is expected; a product is written with *")
            : new Token(TokenKind.Number, text[start..end], start, value);
    }

    // An underscore groups digits: 1_000.
    private static int Digits(string text, int start)
    {
        int end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == '_' && end > start && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        {
            end++;
        }

        return end;
    }
}
