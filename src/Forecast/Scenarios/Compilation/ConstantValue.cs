using Forecast.Gpu;
using Forecast.Gpu.Scalar;
using Forecast.Scenarios.Language;

namespace Forecast.Scenarios.Compilation;

/// <summary>The value of a quantity that is known before anything is drawn.</summary>
internal static class ConstantValue
{
    /// <summary>The value, by the operations that a run would use.</summary>
    public static double Of(Quantity quantity)
    {
        var value = new double[1];
        new ScalarBackEnd().Run(Gpu.Program.Compile(("value", quantity)), new DrawPlan(1), 0, [value]);
        return value[0];
    }

    /// <summary>The value of an argument that its type says is known.</summary>
    public static double Of(Expression expression, Value value) => expression is NumberExpression number ? number.Value : Of(value.Single);
}
