namespace Forecast.Gpu.Operations;

/// <summary>What an instruction does.</summary>
public enum OpCode
{
    /// <summary>The uniform whose number is the first operand.</summary>
    Uniform,

    /// <summary>a + b.</summary>
    Add,

    /// <summary>a - b.</summary>
    Subtract,

    /// <summary>a b.</summary>
    Multiply,

    /// <summary>a / b.</summary>
    Divide,

    /// <summary>-a.</summary>
    Negate,

    /// <summary>a b + c, rounded once.</summary>
    MultiplyAdd,

    /// <summary>|a|.</summary>
    Abs,

    /// <summary>The largest whole number not above a.</summary>
    Floor,

    /// <summary>√a.</summary>
    Sqrt,

    /// <summary>e to the power of a.</summary>
    Exp,

    /// <summary>The natural logarithm of a.</summary>
    Log,

    /// <summary>a to the power of b.</summary>
    Power,

    /// <summary>The smaller of a and b.</summary>
    Min,

    /// <summary>The larger of a and b.</summary>
    Max,

    /// <summary>1 where a is below b, else 0.</summary>
    Less,

    /// <summary>1 where a is at most b, else 0.</summary>
    LessOrEqual,

    /// <summary>1 where a equals b, else 0.</summary>
    Equal,

    /// <summary>b where a is not 0, else c.</summary>
    Select,

    /// <summary>The value that a standard normal quantity stays below with probability a.</summary>
    NormalQuantile,

    /// <summary>The probability that a standard normal quantity stays below a.</summary>
    NormalCdf,

    /// <summary>The quantile at probability a of a gamma quantity of shape b and scale 1.</summary>
    GammaQuantile,

    /// <summary>The quantile at probability a of a beta quantity of shapes b and c.</summary>
    BetaQuantile,

    /// <summary>The quantile at probability a of Student's t with b degrees of freedom.</summary>
    StudentQuantile,

    /// <summary>The quantile at probability a of a Poisson quantity of mean b.</summary>
    PoissonQuantile,

    /// <summary>Entry ⌊a⌋ of the table that starts at the second operand and has as many entries as the third says; both are numbers, not registers.</summary>
    Table,

    /// <summary>The quantile at probability a by the table that starts at the second operand and has as many numbers as the third says; see <see cref="QuantileTable"/>.</summary>
    Piecewise,
}
