namespace Forecast.Scenarios.Language;

/// <summary>Finds the type of an expression, or says what does not fit.</summary>
internal sealed class TypeCheck
{
    private readonly ExpressionText _source;
    private readonly IReadOnlyDictionary<string, ValueType> _names;
    private readonly IReadOnlyCollection<string> _below;
    private readonly bool _hasYears;

    private TypeCheck(ExpressionText source, IReadOnlyDictionary<string, ValueType> names, IReadOnlyCollection<string> below, bool hasYears)
    {
        _source = source;
        _names = names;
        _below = below;
        _hasYears = hasYears;
    }

    /// <summary>The type of an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="source">Its text.</param>
    /// <param name="names">The types of the names defined before it.</param>
    /// <param name="below">The names defined after it, and its own.</param>
    /// <param name="hasYears">Whether the scenario has years.</param>
    /// <exception cref="ScenarioException">A name that is not there, or a value where it does not fit.</exception>
    public static ValueType Of(Expression expression, ExpressionText source, IReadOnlyDictionary<string, ValueType> names, IReadOnlyCollection<string> below, bool hasYears) =>
        new TypeCheck(source, names, below, hasYears).Of(expression);

    private ValueType Of(Expression expression) => expression switch
    {
        NumberExpression => ValueType.Number,
        NameExpression name => Name(name),
        UnaryExpression unary => Unary(unary),
        BinaryExpression binary => Binary(binary),
        BeliefExpression belief => Belief(belief),
        CallExpression call => Call(call),
        _ => throw _source.Complaint(expression.Start, "a word stands here where a value is expected"),
    };

    private ValueType Name(NameExpression name)
    {
        if (name.Name == "year")
        {
            RequireYears(name.Start, "'year'");
            return ValueType.Series;
        }

        if (_names.TryGetValue(name.Name, out ValueType type))
        {
            return type;
        }

        if (FunctionTable.Find(name.Name) is { } function)
        {
            throw _source.Complaint(name.Start, $"found the function '{name.Name}' without its arguments where a value is expected: {function.Signature}");
        }

        if (_below.Contains(name.Name))
        {
            throw _source.Complaint(name.Start, $"found {ScenarioException.Quote(name.Name)}, which is not defined above; a name stands above those that use it");
        }

        string question = NearestName.Question(name.Name, _names.Keys.Append("year"));
        throw _source.Complaint(name.Start, $"found {ScenarioException.Quote(name.Name)} where a name defined above is expected{question}");
    }

    private ValueType Unary(UnaryExpression unary)
    {
        ValueType operand = Of(unary.Operand);
        Require(unary.Operand, operand, unary.Operator == "-" ? Sort.Real : Sort.Condition, Shape.Series, $"after '{unary.Operator}'");
        return operand;
    }

    private ValueType Binary(BinaryExpression binary)
    {
        (ValueType left, ValueType right) = (Of(binary.Left), Of(binary.Right));
        Shape shape = ValueType.Wider(left.Shape, right.Shape);
        switch (binary.Operator)
        {
            case "and" or "or":
                Require(binary.Left, left, Sort.Condition, Shape.Series, $"before '{binary.Operator}'");
                Require(binary.Right, right, Sort.Condition, Shape.Series, $"after '{binary.Operator}'");
                return new ValueType(shape, Sort.Condition);
            case "<" or "<=" or ">" or ">=" or "==" or "!=":
                // A date compares with a date or with a year.
                if (left.Sort == Sort.Condition || right.Sort == Sort.Condition)
                {
                    Expression wrong = left.Sort == Sort.Condition ? binary.Left : binary.Right;
                    throw _source.Complaint(First(wrong), $"found a condition beside '{binary.Operator}' where a value is expected");
                }

                return new ValueType(shape, Sort.Condition);
            default:
                Require(binary.Left, left, Sort.Real, Shape.Series, $"before '{binary.Operator}'");
                Require(binary.Right, right, Sort.Real, Shape.Series, $"after '{binary.Operator}'");
                return new ValueType(shape, Sort.Real);
        }
    }

    private ValueType Belief(BeliefExpression belief)
    {
        Require(belief.Low, Of(belief.Low), Sort.Real, Shape.Number, "before 'to'");
        Require(belief.High, Of(belief.High), Sort.Real, Shape.Number, "after 'to'");
        if (belief.Level is { } level)
        {
            Require(level, Of(level), Sort.Real, Shape.Number, "after '@'");
        }

        return ValueType.Quantity;
    }

    private ValueType Call(CallExpression call)
    {
        if (FunctionTable.Find(call.Function) is not { } function)
        {
            string complaint = _names.ContainsKey(call.Function)
                ? $"found '(' after the name '{call.Function}', which is no function"
                : $"found {ScenarioException.Quote(call.Function)} where a function is expected{NearestName.Question(call.Function, FunctionTable.All.Select(known => known.Name))}";
            throw _source.Complaint(call.Start, complaint);
        }

        if (call.Tail is not null && call.Function != "mixture")
        {
            throw _source.Complaint(call.Tail[0].Value.Start, $"found a ';' among the arguments of {function.Signature}; only mixture has one");
        }

        if (call.Function is not ("discrete" or "trend") && call.Arguments.Concat(call.Tail ?? []).FirstOrDefault(argument => argument.Label is not null) is { } labelled)
        {
            throw _source.Complaint(First(labelled.Label!), $"found ':' among the arguments of {function.Signature}, which have no labels");
        }

        return function.Result switch
        {
            Result.Own => Own(call, function),
            Result.Elementwise => new ValueType(Parameters(call, function), Sort.Real),
            Result.Series => SeriesOf(call, function),
            _ => Drawn(call, function),
        };
    }

    private ValueType SeriesOf(CallExpression call, Function function)
    {
        RequireYears(call.Start, $"'{call.Function}'");
        Parameters(call, function);
        return ValueType.Series;
    }

    private ValueType Drawn(CallExpression call, Function function)
    {
        Parameters(call, function);
        return ValueType.Quantity;
    }

    private Shape Parameters(CallExpression call, Function function)
    {
        RequireCount(call, function, function.Fewest, function.Parameters.Count);
        Shape widest = Shape.Number;
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            Expression argument = call.Arguments[i].Value;
            ValueType type = Of(argument);
            Require(argument, type, Sort.Real, function.Parameters[i].Widest, $"as '{function.Parameters[i].Name}' of {function.Signature}");
            widest = ValueType.Wider(widest, type.Shape);
        }

        return widest;
    }

    private ValueType Own(CallExpression call, Function function)
    {
        switch (call.Function)
        {
            case "min" or "max" or "sum":
                return Several(call, function);
            case "if":
                return If(call, function);
            case "discrete":
                return Discrete(call, function);
            case "mixture":
                return Mixture(call, function);
            case "truncate":
                RequireCount(call, function, 3, 3);
                Require(call.Arguments[0].Value, Of(call.Arguments[0].Value), Sort.Real, Shape.Quantity, $"in {function.Signature}");
                Require(call.Arguments[1].Value, Of(call.Arguments[1].Value), Sort.Real, Shape.Number, $"as 'low' of {function.Signature}");
                Require(call.Arguments[2].Value, Of(call.Arguments[2].Value), Sort.Real, Shape.Number, $"as 'high' of {function.Signature}");
                return ValueType.Quantity;
            case "correlated":
                RequireCount(call, function, 3, 3);
                Require(call.Arguments[0].Value, Of(call.Arguments[0].Value), Sort.Real, Shape.Quantity, $"as 'x' of {function.Signature}");
                Require(call.Arguments[1].Value, Of(call.Arguments[1].Value), Sort.Real, Shape.Quantity, $"as 'y' of {function.Signature}");
                Require(call.Arguments[2].Value, Of(call.Arguments[2].Value), Sort.Real, Shape.Number, $"as 'correlation' of {function.Signature}");
                return ValueType.Quantity;
            case "trend":
                RequireYears(call.Start, "'trend'");
                TrendArguments.Of(call, _source);
                return ValueType.Series;
            case "when":
                RequireYears(call.Start, "'when'");
                RequireCount(call, function, 1, 1);
                RequireSeries(call.Arguments[0].Value, Sort.Condition, function);
                return ValueType.Date;
            default:
                RequireYears(call.Start, "'at'");
                RequireCount(call, function, 2, 2);
                ValueType series = RequireSeries(call.Arguments[0].Value, null, function);
                Require(call.Arguments[1].Value, Of(call.Arguments[1].Value), Sort.Real, Shape.Number, $"as 'year' of {function.Signature}");
                return new ValueType(Shape.Quantity, series.Sort);
        }
    }

    private ValueType Several(CallExpression call, Function function)
    {
        RequireCount(call, function, 1, int.MaxValue);
        ValueType[] types = [.. call.Arguments.Select(argument => Of(argument.Value))];
        bool ofDates = call.Function != "sum" && types[0].Sort == Sort.Date;
        for (int i = 0; i < types.Length; i++)
        {
            Require(call.Arguments[i].Value, types[i], ofDates ? Sort.Date : Sort.Real, Shape.Series, $"in {function.Signature}");
        }

        Shape widest = types.Max(type => type.Shape);
        return new ValueType(types.Length == 1 && widest == Shape.Series ? Shape.Quantity : widest, ofDates ? Sort.Date : Sort.Real);
    }

    private ValueType If(CallExpression call, Function function)
    {
        RequireCount(call, function, 3, 3);
        ValueType[] types = [.. call.Arguments.Select(argument => Of(argument.Value))];
        Require(call.Arguments[0].Value, types[0], Sort.Condition, Shape.Series, $"as 'condition' of {function.Signature}");
        Require(call.Arguments[2].Value, types[2], types[1].Sort, Shape.Series, $"as 'b' of {function.Signature}, whose 'a' is {types[1].Words}");
        Shape widest = types.Max(type => type.Shape);
        return types[1].Sort == Sort.Date && widest == Shape.Series
            ? throw _source.Complaint(call.Start, $"found a condition over the years in {function.Signature} whose 'a' and 'b' are dates; a date is not chosen year by year")
            : new ValueType(widest, types[1].Sort);
    }

    private ValueType Discrete(CallExpression call, Function function)
    {
        RequireCount(call, function, 1, int.MaxValue);
        foreach (Argument argument in call.Arguments)
        {
            if (argument.Label is null)
            {
                throw _source.Complaint(First(argument.Value), $"found a value without its weight in {function.Signature}; 'value: weight' is expected");
            }

            Require(argument.Label, Of(argument.Label), Sort.Real, Shape.Number, $"as a value of {function.Signature}");
            Require(argument.Value, Of(argument.Value), Sort.Real, Shape.Number, $"as a weight of {function.Signature}");
        }

        return ValueType.Quantity;
    }

    private ValueType Mixture(CallExpression call, Function function)
    {
        RequireCount(call, function, 1, int.MaxValue);
        foreach (Argument argument in call.Arguments)
        {
            Require(argument.Value, Of(argument.Value), Sort.Real, Shape.Quantity, $"in {function.Signature}");
        }

        if (call.Tail is { } weights)
        {
            if (weights.Count != call.Arguments.Count)
            {
                throw _source.Complaint(call.Start, $"found {Count(weights.Count, "weight")} for {Count(call.Arguments.Count, "quantity", "quantities")} in {function.Signature} where as many are expected");
            }

            foreach (Argument weight in weights)
            {
                Require(weight.Value, Of(weight.Value), Sort.Real, Shape.Number, $"as a weight of {function.Signature}");
            }
        }

        return ValueType.Quantity;
    }

    private ValueType RequireSeries(Expression argument, Sort? sort, Function function)
    {
        ValueType type = Of(argument);
        string expected = sort == Sort.Condition ? "a condition over the years, such as used >= stock," : "a series over the years";
        return type.Shape == Shape.Series && (sort is null || type.Sort == sort)
            ? type
            : throw _source.Complaint(First(argument), $"found {type.Words} in {function.Signature} where {expected} is expected");
    }

    private void RequireCount(CallExpression call, Function function, int fewest, int most)
    {
        int given = call.Arguments.Count;
        if (given < fewest || given > most)
        {
            string expected = fewest == most ? Count(fewest, "argument") : most == int.MaxValue ? $"at least {Count(fewest, "argument")}" : $"{fewest} to {Count(most, "argument")}";
            throw _source.Complaint(call.Start, $"found {Count(given, "argument")} of {call.Function} where {expected} {(expected == "1 argument" ? "is" : "are")} expected: {function.Signature}");
        }
    }

    private void RequireYears(int start, string what)
    {
        if (!_hasYears)
        {
            throw _source.Complaint(start, $"found {what} in a scenario without years; 'years: 2024..2040' is expected above 'let'");
        }
    }

    private void Require(Expression expression, ValueType type, Sort sort, Shape widest, string where)
    {
        if (type.Sort != sort || type.Shape > widest)
        {
            Shape shape = type.Sort == sort ? widest : type.Shape == Shape.Series && widest == Shape.Series ? Shape.Series : Shape.Number;
            string expected = sort == Sort.Real && type.Sort == sort && widest == Shape.Number ? "a number known before the draws" : new ValueType(shape, sort).Words;
            string hint = type.Shape == Shape.Series && widest != Shape.Series ? "; at(series, year) takes one year of a series" : "";
            throw _source.Complaint(First(expression), $"found {type.Words} {where} where {expected} is expected{hint}");
        }
    }

    // An operator's own place is between its operands; a reader looks at where the value begins.
    private static int First(Expression expression)
    {
        while (true)
        {
            switch (expression)
            {
                case BinaryExpression binary:
                    expression = binary.Left;
                    break;
                case BeliefExpression belief:
                    expression = belief.Low;
                    break;
                default:
                    return expression.Start;
            }
        }
    }

    private static string Count(int count, string one, string? several = null) => count == 1 ? $"1 {one}" : $"{count} {several ?? one + "s"}";
}
