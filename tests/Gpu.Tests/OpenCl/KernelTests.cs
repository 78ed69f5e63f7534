using System.Globalization;
using Forecast.Gpu.OpenCl.Kernels;
using Forecast.Gpu.Operations;

namespace Forecast.Gpu.Tests.OpenCl;

public class KernelTests
{
    [Fact]
    public void A_number_is_spelled_to_the_last_bit()
    {
        Assert.Equal("0x1.8p0", KernelLiteral.Of(1.5));
        Assert.Equal("(-0x1p-1)", KernelLiteral.Of(-0.5));
        Assert.Equal("0x0p0", KernelLiteral.Of(0));
        Assert.Equal("(-0x0p0)", KernelLiteral.Of(-0.0));
        Assert.Equal("0x0.0000000000001p-1022", KernelLiteral.Of(double.Epsilon));
        Assert.Equal("0x1.fffffffffffffp1023", KernelLiteral.Of(double.MaxValue));
        Assert.Equal("0x1.999999999999ap-4", KernelLiteral.Of(0.1));
    }

    [Fact]
    public void An_operation_becomes_straight_line_text_in_which_equal_steps_stand_once()
    {
        KernelText a = KernelText.Parameter(0), b = KernelText.Parameter(1);
        string text = KernelFunction.Write("f", 2, KernelText.Select(KernelText.LessThan(a, b), (a + b) * (a + b), KernelText.Of(2)));
        Assert.Equal(
            """
            IN_LINE real f(real a, real b)
            {
                int m1 = a < b;
                real t2 = a + b;
                real t3 = t2 * t2;
                real t4 = m1 ? t3 : 0x1p1;
                return t4;
            }

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void A_kernel_holds_the_functions_that_its_program_uses_and_no_constant()
    {
        var program = new Program(
            [new Instruction(OpCode.Uniform, 1), new Instruction(OpCode.Sqrt, 2, 1), new Instruction(OpCode.Multiply, 2, 2, 0)],
            [12345.0], [], [new UniformSource(7, 1)], 3, [new Output("x", 2)]);
        string text = KernelSource.Write(program, DrawScheme.Plain);
        Assert.Contains("real op_Sqrt(real a)", text, StringComparison.Ordinal);
        Assert.Contains("philox(seed, draw, 0x7UL,", text, StringComparison.Ordinal);
        Assert.Contains("uniform_of(b0y)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("op_Exp", text, StringComparison.Ordinal);
        Assert.DoesNotContain(12345.ToString(CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
    }
}
