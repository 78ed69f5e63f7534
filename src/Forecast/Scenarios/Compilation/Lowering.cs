using Forecast.Gpu;
using Forecast.Scenarios.Language;

namespace Forecast.Scenarios.Compilation;

/// <summary>Turns the expression of one definition, whose types fit, into quantities.</summary>
internal sealed partial class Lowering
{
    private readonly Definition _definition;
    private readonly Grid _grid;
    private readonly IReadOnlyDictionary<string, Value> _values;
    private readonly TrendSource _trends;
    private readonly Streams _streams;
    private readonly List<(string One, string Other)> _joined;

    private Lowering(
        Definition definition,
        Grid grid,
        IReadOnlyDictionary<string, Value> values,
        TrendSource trends,
        List<(string One, string Other)> joined)
    {
        _joined = joined;
        _definition = definition;
        _grid = grid;
        _values = values;
        _trends = trends;
        _streams = new Streams(definition.Name);
    }

    /// <summary>The meaning of a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="grid">The years.</param>
    /// <param name="values">The meanings of the names above it.</param>
    /// <param name="trends">Where trends are fitted.</param>
    /// <param name="joined">Takes the names whose draws the definition correlates with its own.</param>
    /// <exception cref="ScenarioException">A parameter that a distribution does not take.</exception>
    public static Value Of(
        Definition definition,
        Grid grid,
        IReadOnlyDictionary<string, Value> values,
        TrendSource trends,
        List<(string One, string Other)> joined) => new Lowering(definition, grid, values, trends, joined).Of(definition.Expression);

    private Value Of(Expression expression) => expression switch
    {
        NumberExpression number => new Value(number.Value),
        NameExpression { Name: "year" } => _grid.Year,
        NameExpression name => _values[name.Name],
        UnaryExpression unary => Map(a => unary.Operator == "-" ? -a[0] : a[0].Not(), unary.Operand),
        BinaryExpression binary => Joined(binary),
        BeliefExpression belief => Belief(belief),
        CallExpression call => Guarded(call.Start, () => Call(call)),
        _ => throw new InvalidOperationException($"{expression} has no meaning."),
    };

    private Value Joined(BinaryExpression binary)
    {
        Value left = Of(binary.Left), right = Of(binary.Right);
        Value joined = Value.Map([left, right], _grid.Count, Operator(binary.Operator));
        return binary.Operator is "<" or "<=" or ">" or ">=" ? joined.As(new Comparison(left, binary.Operator, right)) : joined;
    }

    private static Func<Quantity[], Quantity> Operator(string symbol) => symbol switch
    {
        "+" => a => a[0] + a[1],
        "-" => a => a[0] - a[1],
        "*" => a => a[0] * a[1],
        "/" => a => a[0] / a[1],
        "^" => a => Quantity.Pow(a[0], a[1]),
        "<" => a => a[0] < a[1],
        "<=" => a => a[0] <= a[1],
        ">" => a => a[0] > a[1],
        ">=" => a => a[0] >= a[1],
        "==" => a => a[0].EqualTo(a[1]),
        "!=" => a => a[0].EqualTo(a[1]).Not(),
        "and" => a => a[0].And(a[1]),
        _ => a => a[0].Or(a[1]),
    };

    private Value Map(Func<Quantity[], Quantity> function, params IEnumerable<Expression> operands) =>
        Value.Map([.. operands.Select(Of)], _grid.Count, function);

    private Value Belief(BeliefExpression belief)
    {
        double low = Constant(belief.Low), high = Constant(belief.High);
        double level = belief.Level is { } given ? Constant(given) : 0.9;
        if (!(level is > 0 and < 1))
        {
            throw Complaint(belief.Level!.Start, "the level after '@' lies between 0 and 1, such as 95%");
        }

        return low < high
            ? Guarded(belief.Start, () => new Value(Draw.FromInterval(low, high, level, name: _streams.Next())))
            : throw Complaint(belief.Start, "the lower end of a belief stands before 'to', and the higher end after it");
    }

    private double Constant(Expression expression) => ConstantValue.Of(expression, Of(expression));

    // What a distribution refuses becomes a sentence about the place that asked for it.
    private T Guarded<T>(int start, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException e)
        {
            string reason = e.ParamName is null ? e.Message : e.Message.Split(" (Parameter ")[0];
            throw Complaint(start, reason.TrimEnd('.'));
        }
    }

    private ScenarioException Complaint(int start, string complaint) => _definition.Text.Complaint(start, complaint);
}
