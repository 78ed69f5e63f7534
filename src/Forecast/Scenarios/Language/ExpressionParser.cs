namespace Forecast.Scenarios.Language;

/// <summary>Reads an expression by the precedence of its operators (Pratt's method).</summary>
/// <remarks>From loose to tight: or; and; not; comparisons; to; + -; * /; - before an operand; ^, which groups to the right.</remarks>
internal sealed class ExpressionParser
{
    /// <summary>Deepest nesting of brackets and operators.</summary>
    public const int MostNested = 100;

    /// <summary>Most operators and calls of one expression.</summary>
    public const int MostOperations = 1000;

    private const string OperandExpected = "a number, a name, a function or '('";
    private const int Not = 3, Comparison = 4, Belief = 5, Minus = 8, Power = 9;

    private static readonly Dictionary<string, int> _binding = new(StringComparer.Ordinal)
    {
        ["or"] = 1,
        ["and"] = 2,
        ["<"] = Comparison,
        ["<="] = Comparison,
        [">"] = Comparison,
        [">="] = Comparison,
        ["=="] = Comparison,
        ["!="] = Comparison,
        ["to"] = Belief,
        ["+"] = 6,
        ["-"] = 6,
        ["*"] = 7,
        ["/"] = 7,
        ["^"] = Power,
    };

    private readonly ExpressionText _source;
    private readonly IReadOnlyList<Token> _tokens;
    private int _next;
    private int _depth;
    private int _operations;

    private ExpressionParser(ExpressionText source)
    {
        _source = source;
        _tokens = Lexer.Tokens(source);
    }

    /// <summary>Words that no name may be.</summary>
    public static IReadOnlyList<string> Words { get; } = ["to", "and", "or", "not", "if", "year"];

    private Token Next => _tokens[_next];

    /// <summary>Reads a whole expression.</summary>
    /// <exception cref="ScenarioException">It is not one; the sentence says where.</exception>
    public static Expression Parse(ExpressionText source)
    {
        var parser = new ExpressionParser(source);
        Expression expression = parser.Read(0);
        return parser.Next.Kind == TokenKind.End ? expression : throw parser.Unexpected("an operator or the end of the expression");
    }

    private Expression Read(int binding)
    {
        if (++_depth > MostNested || ++_operations > MostOperations)
        {
            string limit = _depth > MostNested ? $"nests deeper than {MostNested} levels" : $"has more than {MostOperations} operations";
            throw _source.Complaint(Next.Start, $"the expression {limit}; give a part of it a name of its own");
        }

        Expression left = Operand();
        while (Next.Kind is TokenKind.Symbol or TokenKind.Name && _binding.TryGetValue(Next.Text, out int tightness) && tightness > binding)
        {
            left = Joined(left, Take(), tightness);
        }

        _depth--;
        return left;
    }

    private Expression Joined(Expression left, Token joint, int tightness)
    {
        if (tightness == Belief)
        {
            Expression high = Read(Belief);
            Expression? level = Next.Is("@") ? Level() : null;
            return Next.Is("to") ? throw Unexpected("the end of the belief: an interval has two ends, 'a to b'") : new BeliefExpression(joint.Start, left, high, level);
        }

        // The power's right side may be another power, or a sign: 2^3^2, 2^-1.
        Expression right = Read(tightness == Power ? Power - 1 : tightness);
        if (tightness == Comparison && Next.Kind == TokenKind.Symbol && _binding.TryGetValue(Next.Text, out int after) && after == Comparison)
        {
            throw Unexpected("'and' or 'or' between two comparisons");
        }

        return new BinaryExpression(joint.Start, joint.Text, left, right);
    }

    private Expression Level()
    {
        Take();
        return Read(Minus);
    }

    private Expression Operand()
    {
        Token token = Next;
        if (token.Kind == TokenKind.Number)
        {
            Take();
            return new NumberExpression(token.Start, token.Value);
        }

        if (token.Is("-"))
        {
            Take();
            return new UnaryExpression(token.Start, "-", Read(Minus));
        }

        if (token.Is("not"))
        {
            Take();
            return new UnaryExpression(token.Start, "not", Read(Not));
        }

        if (token.Is("("))
        {
            Take();
            Expression inner = Read(0);
            Expect(")", token);
            return inner;
        }

        if (token.Kind != TokenKind.Name || _binding.ContainsKey(token.Text))
        {
            throw Unexpected(OperandExpected);
        }

        Take();
        return Next.Is("(") ? Call(token) : new NameExpression(token.Start, token.Text);
    }

    private CallExpression Call(Token name)
    {
        Token open = Take();
        bool takesWords = FunctionTable.Find(name.Text)?.TakesWords == true;
        List<Argument> arguments = [], tail = [];
        bool hasTail = false;
        if (!Next.Is(")"))
        {
            arguments.Add(One(takesWords));
            while (Next.Is(",") || (Next.Is(";") && !hasTail))
            {
                hasTail |= Take().Is(";");
                (hasTail ? tail : arguments).Add(One(takesWords));
            }
        }

        Expect(")", open);
        return new CallExpression(name.Start, name.Text, arguments, hasTail ? tail : null);
    }

    private Argument One(bool takesWords)
    {
        Expression first = takesWords && Next.Kind == TokenKind.Name ? Word() : Read(0);
        if (!Next.Is(":"))
        {
            return new Argument(null, first);
        }

        Take();
        return new Argument(first, takesWords && Next.Kind == TokenKind.Name ? Word() : Read(0));
    }

    // Names and numbers joined by hyphens with no space between.
    private WordExpression Word()
    {
        Token first = Take();
        string word = first.Text;
        int end = first.End;
        while (Next.Is("-") && Next.Start == end && _tokens[_next + 1].Start == end + 1 && _tokens[_next + 1].Kind is TokenKind.Name or TokenKind.Number)
        {
            Take();
            Token part = Take();
            word += $"-{part.Text}";
            end = part.End;
        }

        return new WordExpression(first.Start, word);
    }

    private Token Take() => _tokens[_next++];

    private void Expect(string symbol, Token open)
    {
        if (!Next.Is(symbol))
        {
            Place place = _source.PlaceOf(open.Start);
            throw Unexpected($"an operator, ',' or the '{symbol}' that closes the '(' of line {place.Line}, column {place.Column},");
        }

        Take();
    }

    private ScenarioException Unexpected(string expected) =>
        _source.Complaint(Next.Start, $"found {Next.Found} where {expected} is expected");
}
