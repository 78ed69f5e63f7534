using Forecast.Gpu.Operations;
using Forecast.Gpu.Quantities;

namespace Forecast.Gpu;

/// <summary>An uncertain number: an immutable expression over draws.</summary>
/// <remarks>
/// A draw is known by its object: an expression that uses it twice uses the same draw twice, so that x - x is 0, and two calls of
/// <see cref="Draw.Normal"/> are independent. Comparisons give 1 or 0. Arithmetic of constants is done at once, by the operation that a run
/// would use. <c>==</c> compares objects, not values; <see cref="EqualTo"/> compares values.
/// </remarks>
public abstract partial class Quantity
{
    private const double Ln10 = 2.302585092994046;

    private protected Quantity()
    {
    }

    // Whether it is 0 or 1 whatever is drawn.
    internal virtual bool IsIndicator => false;

    /// <summary>A number that is certain: a point mass.</summary>
    public static implicit operator Quantity(double value) => new ConstantQuantity(value);

    /// <summary>A number that is certain: a point mass.</summary>
    public static Quantity Constant(double value) => value;

    /// <summary>The sum.</summary>
    public static Quantity operator +(Quantity a, Quantity b) => Of(OpCode.Add, a, b);

    /// <summary>The difference.</summary>
    public static Quantity operator -(Quantity a, Quantity b) => Of(OpCode.Subtract, a, b);

    /// <summary>The product.</summary>
    public static Quantity operator *(Quantity a, Quantity b) => Of(OpCode.Multiply, a, b);

    /// <summary>The quotient.</summary>
    public static Quantity operator /(Quantity a, Quantity b) => Of(OpCode.Divide, a, b);

    /// <summary>The quantity with its sign turned.</summary>
    public static Quantity operator -(Quantity a) => Of(OpCode.Negate, a);

    /// <summary>1 where a is below b, else 0.</summary>
    public static Quantity operator <(Quantity a, Quantity b) => Of(OpCode.Less, a, b);

    /// <summary>1 where a is above b, else 0.</summary>
    public static Quantity operator >(Quantity a, Quantity b) => Of(OpCode.Less, b, a);

    /// <summary>1 where a is at most b, else 0.</summary>
    public static Quantity operator <=(Quantity a, Quantity b) => Of(OpCode.LessOrEqual, a, b);

    /// <summary>1 where a is at least b, else 0.</summary>
    public static Quantity operator >=(Quantity a, Quantity b) => Of(OpCode.LessOrEqual, b, a);

    /// <summary>a b + c, rounded once.</summary>
    public static Quantity MultiplyAdd(Quantity a, Quantity b, Quantity c) => Of(OpCode.MultiplyAdd, a, b, c);

    /// <summary>e to the power of a.</summary>
    public static Quantity Exp(Quantity a) => Of(OpCode.Exp, a);

    /// <summary>10 to the power of a.</summary>
    public static Quantity Exp10(Quantity a) => Of(OpCode.Power, 10, a);

    /// <summary>The natural logarithm; minus infinity at 0, and not a number below.</summary>
    public static Quantity Log(Quantity a) => Of(OpCode.Log, a);

    /// <summary>The logarithm to base 10: the natural one over ln 10.</summary>
    public static Quantity Log10(Quantity a) => Of(OpCode.Log, a) / Ln10;

    /// <summary>The square root.</summary>
    public static Quantity Sqrt(Quantity a) => Of(OpCode.Sqrt, a);

    /// <summary>a to the power of b.</summary>
    public static Quantity Pow(Quantity a, Quantity b) => Of(OpCode.Power, a, b);

    /// <summary>The quantity without its sign.</summary>
    public static Quantity Abs(Quantity a) => Of(OpCode.Abs, a);

    /// <summary>The largest whole number not above.</summary>
    public static Quantity Floor(Quantity a) => Of(OpCode.Floor, a);

    /// <summary>The smaller; b where either is not a number.</summary>
    public static Quantity Min(Quantity a, Quantity b) => Of(OpCode.Min, a, b);

    /// <summary>The larger; b where either is not a number.</summary>
    public static Quantity Max(Quantity a, Quantity b) => Of(OpCode.Max, a, b);

    /// <summary>The quantity held between two others.</summary>
    /// <param name="a">The quantity.</param>
    /// <param name="low">Its least value.</param>
    /// <param name="high">Its greatest value; it wins where it is below the least.</param>
    /// <exception cref="ArgumentException">Both bounds are constants, and the lower one is above the upper.</exception>
    public static Quantity Clamp(Quantity a, Quantity low, Quantity high)
    {
        Parameter.InOrder("Clamp", ("low", low), ("high", high), mayTouch: true);
        return Min(Max(a, low), high);
    }

    /// <summary>One quantity where a condition holds (is not 0), another elsewhere.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="a">What it is where the condition holds.</param>
    /// <param name="b">What it is elsewhere.</param>
    public static Quantity Select(Quantity condition, Quantity a, Quantity b) => Of(OpCode.Select, condition, a, b);

    /// <summary>The sum of quantities, from the first to the last; 0 for none.</summary>
    public static Quantity Sum(IEnumerable<Quantity> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        Quantity? sum = null;
        foreach (Quantity term in terms)
        {
            sum = sum is null ? term : sum + term;
        }

        return sum ?? 0;
    }

    /// <summary>1 where both have the same value, else 0.</summary>
    public Quantity EqualTo(Quantity other) => Of(OpCode.Equal, this, other);

    /// <summary>1 where both conditions hold (are not 0), else 0.</summary>
    public Quantity And(Quantity other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return IsIndicator && other.IsIndicator ? this * other : Select(this, Select(other, 1, 0), 0);
    }

    /// <summary>1 where at least one of two conditions holds (is not 0), else 0.</summary>
    public Quantity Or(Quantity other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return IsIndicator && other.IsIndicator ? Max(this, other) : Select(this, 1, Select(other, 1, 0));
    }

    /// <summary>1 where the condition does not hold (is 0), else 0.</summary>
    public Quantity Not() => EqualTo(0);

    internal static Quantity NormalQuantile(Quantity probability) => Of(OpCode.NormalQuantile, probability);

    internal static Quantity NormalCdf(Quantity a) => Of(OpCode.NormalCdf, a);

    internal static Quantity Of(OpCode code, Quantity a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return Folded(code, a, null, null);
    }

    internal static Quantity Of(OpCode code, Quantity a, Quantity b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Folded(code, a, b, null);
    }

    internal static Quantity Of(OpCode code, Quantity a, Quantity b, Quantity c)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(c);
        return Folded(code, a, b, c);
    }

    // The operation on its operands; done at once where all of them are constants.
    private static Quantity Folded(OpCode code, Quantity a, Quantity? b, Quantity? c) =>
        a is ConstantQuantity x && b is null or ConstantQuantity && c is null or ConstantQuantity
            ? Evaluation.Of(code, x.Value, (b as ConstantQuantity)?.Value ?? 0, (c as ConstantQuantity)?.Value ?? 0)
            : new OperationQuantity(code, a, b, c);
}
