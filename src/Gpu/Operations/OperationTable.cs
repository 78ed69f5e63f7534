using Forecast.Gpu.Numbers;

namespace Forecast.Gpu.Operations;

/// <summary>The operations on registers: one row each, from which every back end and the page of operations follow.</summary>
public static class OperationTable
{
    /// <summary>The rows.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        new Operation<AddOperation>(OpCode.Add, "+", 2, "a + b"),
        new Operation<SubtractOperation>(OpCode.Subtract, "-", 2, "a - b"),
        new Operation<MultiplyOperation>(OpCode.Multiply, "*", 2, "a b"),
        new Operation<DivideOperation>(OpCode.Divide, "/", 2, "a / b"),
        new Operation<NegateOperation>(OpCode.Negate, "negate", 1, "-a"),
        new Operation<MultiplyAddOperation>(OpCode.MultiplyAdd, "fma", 3, "a b + c, rounded once"),
        new Operation<AbsOperation>(OpCode.Abs, "abs", 1, "|a|"),
        new Operation<FloorOperation>(OpCode.Floor, "floor", 1, "the largest whole number not above a"),
        new Operation<SqrtOperation>(OpCode.Sqrt, "sqrt", 1, "√a"),
        new Operation<ExpOperation>(OpCode.Exp, "exp", 1, "e^a"),
        new Operation<LogOperation>(OpCode.Log, "log", 1, "ln a"),
        new Operation<PowerOperation>(OpCode.Power, "pow", 2, "a^b"),
        new Operation<MinOperation>(OpCode.Min, "min", 2, "the smaller of a and b"),
        new Operation<MaxOperation>(OpCode.Max, "max", 2, "the larger of a and b"),
        new Operation<LessOperation>(OpCode.Less, "<", 2, "1 where a < b, else 0"),
        new Operation<LessOrEqualOperation>(OpCode.LessOrEqual, "<=", 2, "1 where a ≤ b, else 0"),
        new Operation<EqualOperation>(OpCode.Equal, "==", 2, "1 where a = b, else 0"),
        new Operation<SelectOperation>(OpCode.Select, "select", 3, "b where a ≠ 0, else c"),
        new Operation<NormalQuantileOperation>(OpCode.NormalQuantile, "normal_quantile", 1, "the standard normal quantile at probability a"),
        new Operation<NormalCdfOperation>(OpCode.NormalCdf, "normal_cdf", 1, "the probability that a standard normal quantity stays below a"),
        new Operation<GammaQuantileOperation>(OpCode.GammaQuantile, "gamma_quantile", 2, "the quantile at probability a of a gamma quantity of shape b and scale 1"),
        new Operation<BetaQuantileOperation>(OpCode.BetaQuantile, "beta_quantile", 3, "the quantile at probability a of a beta quantity of shapes b and c"),
        new Operation<StudentQuantileOperation>(OpCode.StudentQuantile, "student_quantile", 2, "the quantile at probability a of Student's t with b degrees of freedom"),
        new Operation<PoissonQuantileOperation>(OpCode.PoissonQuantile, "poisson_quantile", 2, "the quantile at probability a of a Poisson quantity of mean b"),
    ];

    private static readonly Operation?[] _byCode = ByCode();

    /// <summary>The row of a code; null for the codes that read uniforms or tables, which every back end has of its own.</summary>
    public static Operation? Of(OpCode code) => _byCode[(int)code];

    private static Operation?[] ByCode()
    {
        var rows = new Operation?[Enum.GetValues<OpCode>().Length];
        foreach (Operation row in All)
        {
            rows[(int)row.Code] = row;
        }

        return rows;
    }
}
