using static Forecast.Scenarios.Language.Result;

namespace Forecast.Scenarios.Language;

/// <summary>The functions of the language.</summary>
internal static class FunctionTable
{
    /// <summary>Every function, in the order of the documentation.</summary>
    public static IReadOnlyList<Function> All { get; } =
    [
        Of("sqrt", "x", "square root", Elementwise, Shape.Series, "sqrt(2)"),
        Of("exp", "x", "e to the power of x", Elementwise, Shape.Series, "exp(1)"),
        Of("log", "x", "natural logarithm", Elementwise, Shape.Series, "log(10)"),
        Of("log10", "x", "logarithm to base 10", Elementwise, Shape.Series, "log10(1e12)"),
        Of("abs", "x", "the number without its sign", Elementwise, Shape.Series, "abs(-3)"),
        Of("floor", "x", "the largest whole number not above x", Elementwise, Shape.Series, "floor(2.7)"),
        Of("clamp", "x, low, high", "x held within two bounds", Elementwise, Shape.Series, "clamp(normal(0, 1), -2, 2)"),
        Own("min", "min(a, b, ...)", "the smallest; of one series, its smallest year", "min(3, normal(3, 1))"),
        Own("max", "max(a, b, ...)", "the largest; of one series, its largest year", "max(0, normal(0, 1))"),
        Own("sum", "sum(a, b, ...)", "the sum; of one series, over its years", "sum(1, 2, 3)"),
        Own("if", "if(condition, a, b)", "a where the condition holds, else b", "if(uniform(0, 1) < 0.3, 1, 2)"),
        Of("normal", "mean, sd", "normal", Result.Quantity, Shape.Quantity, "normal(0.38, 0.05)"),
        Of("lognormal", "mu, sigma", "log-normal: e to the power of a normal of mean mu and standard deviation sigma", Result.Quantity, Shape.Quantity, "lognormal(0, 0.5)"),
        Of("uniform", "low, high", "uniform", Result.Quantity, Shape.Quantity, "uniform(2, 5)"),
        Of("loguniform", "low, high", "log-uniform: its logarithm is uniform", Result.Quantity, Shape.Quantity, "loguniform(1e25, 1e26)"),
        Of("triangular", "low, mode, high", "triangular", Result.Quantity, Shape.Quantity, "triangular(1, 2, 4)"),
        Of("pert", "low, mode, high", "PERT: a smooth triangular, a scaled beta of weight 4", Result.Quantity, Shape.Quantity, "pert(1, 2, 4)"),
        Of("beta", "a, b", "beta", Result.Quantity, Shape.Quantity, "beta(2, 5)"),
        Of("gamma", "shape, scale", "gamma", Result.Quantity, Shape.Quantity, "gamma(2, 3)"),
        Of("exponential", "rate", "exponential, of mean 1/rate", Result.Quantity, Shape.Quantity, "exponential(0.5)"),
        Of("student", "df, location?, scale?", "Student's t", Result.Quantity, Shape.Quantity, "student(4, 0, 1)"),
        Of("bernoulli", "p", "1 with probability p, else 0", Result.Quantity, Shape.Quantity, "bernoulli(30%)"),
        Of("poisson", "mean", "Poisson", Result.Quantity, Shape.Quantity, "poisson(4)"),
        Own("discrete", "discrete(v1: w1, v2: w2, ...)", "a value with the probability of its weight", "discrete(1: 50%, 2: 30%, 5: 20%)"),
        Own("mixture", "mixture(a, b, ...; w1, w2, ...)", "one of several quantities, with the probability of its weight; equal weights where none are given", "mixture(normal(0, 1), normal(5, 1); 0.7, 0.3)"),
        Own("truncate", "truncate(x, low, high)", "a distribution, drawn between two bounds only", "truncate(normal(0, 1), -1, 2)"),
        Own("correlated", "correlated(x, y, correlation)", "the distribution x, drawn correlated with the distribution named y: a Gaussian copula of that correlation", "correlated(normal(0, 1), other, 0.6)"),
        Of("cumsum", "x", "the sum over the years so far", Result.Series, Shape.Series, "cumsum(year - 2020)"),
        new("grow", "grow(start, rate)", "start in the first year, then growing by a rate a year, such as 30%", Result.Series, [new("start", Shape.Quantity), new("rate", Shape.Series)], "grow(100, 5% to 10%)"),
        new("walk", "walk(start, drift, sd)", "start in the first year; the logarithm then moves by a normal step of that drift and standard deviation a year", Result.Series, [new("start", Shape.Quantity), new("drift", Shape.Quantity), new("sd", Shape.Quantity)], "walk(100, 0.05, 0.1)"),
        new("revert", "revert(start, mean, speed, sd)", "start in the first year; each year a share speed of the distance to the mean is closed, and a normal shock of standard deviation sd is added", Result.Series, [new("start", Shape.Quantity), new("mean", Shape.Quantity), new("speed", Shape.Quantity), new("sd", Shape.Quantity)], "revert(5, 2, 0.3, 0.5)"),
        new("sigmoid", "sigmoid(low, high, midpoint, rate)", "from low to high, halfway in the year midpoint; rate is the steepness a year", Result.Series, [new("low", Shape.Quantity), new("high", Shape.Quantity), new("midpoint", Shape.Quantity), new("rate", Shape.Quantity)], "sigmoid(0, 1, 2030, 0.4)"),
        new("breaks", "breaks(start, slope, rate, new_slope)", "start in the first year, then a straight line whose slope breaks at a rate a year (of several breaks in one year the last counts); each draws a new slope from a distribution", Result.Series, [new("start", Shape.Quantity), new("slope", Shape.Quantity), new("rate", Shape.Quantity), new("new_slope", Shape.Quantity)], "breaks(26, 0.6, 5%, normal(0.4, 0.2))"),
        Own("trend", "trend(measure, from: year, to: year, frontier: rule, noise: true)", "the fitted trend of a measure of the dataset; level and slope are drawn together, and with noise: true each year gets the scatter of a system", "trend(training-compute, from: 2010, frontier: top-10)"),
        Own("when", "when(condition)", "the date at which a condition over the years first holds, or never within them", "when(year >= 2025)"),
        Own("at", "at(series, year)", "the series in one year", "at(year, 2025)"),
    ];

    private static readonly Dictionary<string, Function> _byName = All.ToDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>The function of a name; null where there is none.</summary>
    public static Function? Find(string name) => _byName.GetValueOrDefault(name);

    private static Function Of(string name, string parameters, string summary, Result result, Shape widest, string example) => new(
        name,
        $"{name}({parameters.Replace("?", "", StringComparison.Ordinal)})",
        summary,
        result,
        [.. parameters.Split(", ").Select(parameter => new Parameter(parameter.TrimEnd('?'), widest, parameter.EndsWith('?')))],
        example);

    private static Function Own(string name, string signature, string summary, string example) => new(name, signature, summary, Result.Own, [], example);
}
