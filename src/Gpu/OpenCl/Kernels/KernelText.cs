using Forecast.Gpu.Numbers;

namespace Forecast.Gpu.OpenCl.Kernels;

/// <summary>A number of a kernel that is being written: an operation run on it once is recorded, step by step.</summary>
/// <param name="Node">The step that makes it.</param>
/// <remarks>There is nothing to branch on while a kernel is written, so both sides of every choice are recorded, and a loop as many times as it may run.</remarks>
internal readonly record struct KernelText(KernelNode Node) : IReal<KernelText>
{
    public static KernelText Parameter(int number) => new(new KernelNode(KernelStep.Parameter, number));

    public static KernelText Of(double value) => new(new KernelNode(KernelStep.Constant, value));

    public static KernelText operator +(KernelText a, KernelText b) => Step(KernelStep.Add, a, b);

    public static KernelText operator -(KernelText a, KernelText b) => Step(KernelStep.Subtract, a, b);

    public static KernelText operator *(KernelText a, KernelText b) => Step(KernelStep.Multiply, a, b);

    public static KernelText operator /(KernelText a, KernelText b) => Step(KernelStep.Divide, a, b);

    public static KernelText operator -(KernelText a) => Step(KernelStep.Negate, a);

    public static KernelText FusedMultiplyAdd(KernelText a, KernelText b, KernelText c) => Step(KernelStep.FusedMultiplyAdd, a, b, c);

    public static KernelText Sqrt(KernelText x) => Step(KernelStep.Sqrt, x);

    public static KernelText Abs(KernelText x) => Step(KernelStep.Abs, x);

    public static KernelText Floor(KernelText x) => Step(KernelStep.Floor, x);

    public static KernelText LessThan(KernelText a, KernelText b) => Step(KernelStep.Less, a, b);

    public static KernelText LessThanOrEqual(KernelText a, KernelText b) => Step(KernelStep.LessOrEqual, a, b);

    public static KernelText Equal(KernelText a, KernelText b) => Step(KernelStep.Equal, a, b);

    public static KernelText And(KernelText a, KernelText b) => Step(KernelStep.And, a, b);

    public static KernelText Or(KernelText a, KernelText b) => Step(KernelStep.Or, a, b);

    public static KernelText Not(KernelText mask) => Step(KernelStep.Not, mask);

    public static KernelText Select(KernelText mask, KernelText a, KernelText b) => Step(KernelStep.Select, mask, a, b);

    public static bool Any(KernelText mask) => true;

    public static KernelText PowerOfTwo(KernelText n) => Step(KernelStep.PowerOfTwo, n);

    public static KernelText Exponent(KernelText x) => Step(KernelStep.Exponent, x);

    public static KernelText Significand(KernelText x) => Step(KernelStep.Significand, x);

    private static KernelText Step(KernelStep step, KernelText a, KernelText b = default, KernelText c = default) => new(new KernelNode(step, 0, a.Node, b.Node, c.Node));
}
