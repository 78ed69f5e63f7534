using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Scenarios.Language;

namespace Forecast.Scenarios.Compilation;

internal sealed partial class Lowering
{
    private Value Call(CallExpression call)
    {
        Expression[] given = [.. call.Arguments.Select(argument => argument.Value)];
        return call.Function switch
        {
            "sqrt" => Map(a => Quantity.Sqrt(a[0]), given),
            "exp" => Map(a => Quantity.Exp(a[0]), given),
            "log" => Map(a => Quantity.Log(a[0]), given),
            "log10" => Map(a => Quantity.Log10(a[0]), given),
            "abs" => Map(a => Quantity.Abs(a[0]), given),
            "floor" => Map(a => Quantity.Floor(a[0]), given),
            "clamp" => Map(a => Quantity.Clamp(a[0], a[1], a[2]), given),
            "if" => Map(a => Quantity.Select(a[0], a[1], a[2]), given),
            "min" => Several(given, Quantity.Min),
            "max" => Several(given, Quantity.Max),
            "sum" => Several(given, (a, b) => a + b),
            "cumsum" => CumulativeSum(Of(given[0])),
            "grow" or "walk" or "revert" or "sigmoid" or "breaks" => Path(call.Function, [.. given.Select(Of)]),
            "trend" => DrawnTrend.Of(TrendArguments.Of(call, _definition.Text), _trends, _grid, _streams),
            "when" => new Value(When(given[0])),
            "at" => new Value(Of(given[0]).At(YearOf(given[1]))),
            "discrete" => new Value(Draw.Discrete([.. call.Arguments.Select(argument => Constant(argument.Label!))], [.. given.Select(Constant)], _streams.Next())),
            "mixture" => Mixture(given, call.Tail),
            "truncate" => Truncated(given),
            "correlated" => Correlated(given),
            _ => new Value(Drawn(call.Function, [.. given.Select(argument => Of(argument).Single)])),
        };
    }

    private RandomQuantity Drawn(string function, Quantity[] a)
    {
        string name = _streams.Next();
        return function switch
        {
            "normal" => Draw.Normal(a[0], a[1], name),
            "lognormal" => Draw.LogNormal(a[0], a[1], name),
            "uniform" => Draw.Uniform(a[0], a[1], name),
            "loguniform" => Draw.LogUniform(a[0], a[1], name),
            "triangular" => Draw.Triangular(a[0], a[1], a[2], name),
            "pert" => Draw.Pert(a[0], a[1], a[2], name),
            "beta" => Draw.Beta(a[0], a[1], name),
            "gamma" => Draw.Gamma(a[0], a[1], name),
            "exponential" => Draw.Exponential(a[0], name),
            "student" => Draw.Student(a[0], a.Length > 1 ? a[1] : null, a.Length > 2 ? a[2] : null, name),
            "bernoulli" => Draw.Bernoulli(a[0], name),
            "poisson" => Draw.Poisson(a[0], name),
            _ => throw new InvalidOperationException($"The function {function} of the table has no meaning."),
        };
    }

    private Value Several(Expression[] given, Func<Quantity, Quantity, Quantity> join)
    {
        Value[] values = [.. given.Select(Of)];
        return values is [{ IsSeries: true } series]
            ? new Value(Enumerable.Range(0, _grid.Count).Select(series.At).Aggregate(join))
            : Value.Map(values, _grid.Count, a => a.Aggregate(join));
    }

    private Value CumulativeSum(Value x) => _grid.Chain(x.At(0), (sum, year) => sum + x.At(year));

    private Value Path(string function, Value[] a)
    {
        // A rate of its own for each year has no closed form.
        if (function == "grow" && a[1].IsSeries)
        {
            return _grid.Chain(a[0].Single, (value, year) => value * (1 + a[1].At(year)));
        }

        Timeline years = _grid.Timeline;
        return new Value((function switch
        {
            "grow" => QuantityPath.Growth(years, a[0].Single, a[1].Single),
            "walk" => QuantityPath.RandomGrowth(years, a[0].Single, a[1].Single, a[2].Single, _streams.Next()),
            "revert" => QuantityPath.MeanReversion(years, a[0].Single, a[1].Single, 1 - a[2].Single, a[3].Single, _streams.Next()),
            "sigmoid" => QuantityPath.Sigmoid(years, a[0].Single, a[1].Single, a[2].Single, a[3].Single),
            _ => QuantityPath.WithBreaks(years, a[0].Single, a[1].Single, a[2].Single, a[3].Single, _streams.Next()),
        }).Quantities);
    }

    // What grows by a rate crosses at its own date: with straight lines between the years all dates would lean to one side.
    private Quantity When(Expression condition)
    {
        Value held = Of(condition);
        if (held.Comparison is not { } gap)
        {
            return Crossing.First(_grid.Path(held)).Time;
        }

        (Value rising, Value other) = gap.Operator[0] == '>' ? (gap.Left, gap.Right) : (gap.Right, gap.Left);
        return Crossing.First(_grid.Path(rising), _grid.Path(other), Interpolation.Logarithmic, gap.Operator.Length == 1).Time;
    }

    private int YearOf(Expression expression)
    {
        double year = Constant(expression);
        return year == Math.Floor(year) && year >= _grid.First && year < _grid.First + _grid.Count
            ? (int)year - _grid.First
            : throw Complaint(expression.Start, FormattableString.Invariant($"a year of the scenario, {_grid.First} to {_grid.First + _grid.Count - 1}, is expected"));
    }

    private Value Mixture(Expression[] given, IReadOnlyList<Argument>? tail)
    {
        Quantity[] components = [.. given.Select(argument => Of(argument).Single)];
        Quantity[] weights = tail is null ? [.. components.Select(_ => Quantity.Constant(1))] : [.. tail.Select(weight => Of(weight.Value).Single)];
        return new Value(Draw.Mixture(components, weights, _streams.Next()));
    }

    private Value Truncated(Expression[] given) => Of(given[0]).Single is RandomQuantity draw
        ? new Value(Draw.Truncate(draw, Constant(given[1]), Constant(given[2])))
        : throw Complaint(given[0].Start, "found an expression in truncate where a distribution is expected, such as normal(0, 1) or 1 to 5; clamp holds any value within bounds");

    private Value Correlated(Expression[] given)
    {
        Quantity[] margins = [Of(given[1]).Single, Of(given[0]).Single];
        if (margins.FirstOrDefault(margin => margin is not RandomQuantity) is { } expression)
        {
            throw Complaint(given[expression == margins[0] ? 1 : 0].Start, "found an expression in correlated where a distribution, or the name of one that is not itself correlated, is expected");
        }

        _joined.Add((InputGroup.NameOf(((RandomQuantity)margins[0]).Name!), InputGroup.NameOf(((RandomQuantity)margins[1]).Name!)));
        double correlation = Constant(given[2]);
        return correlation is > -1 and < 1
            ? new Value(Draw.Copula(new[,] { { 1, correlation }, { correlation, 1 } }, margins)[1])
            : throw Complaint(given[2].Start, "a correlation above -1 and below 1 is expected");
    }
}
