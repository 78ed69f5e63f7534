using Forecast.Gpu.Operations;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Gpu.Tests.Quantities;

public class CompilerTests
{
    [Fact]
    public void A_compiled_program_gives_what_the_expression_says_to_the_last_bit() => Prop.ForAll(Expressions(), steps =>
    {
        (Quantity first, Quantity second) = Build(steps);
        double[][] draws = Runs.Of(Program.Compile(("a", first), ("b", second)), 5);
        for (ulong i = 0; i < 5; i++)
        {
            var direct = new DirectEvaluation(11, i);
            Same(direct.Of(first), draws[0][i]);
            Same(direct.Of(second), draws[1][i]);
        }
    }).Check(Repeatable);

    [Fact]
    public void Registers_are_written_before_they_are_read_and_constants_never() => Prop.ForAll(Expressions(), steps =>
    {
        (Quantity first, Quantity second) = Build(steps);
        var program = Program.Compile(("a", first), ("b", second));
        var isWritten = new HashSet<int>(Enumerable.Range(0, program.Constants.Count));
        foreach (Instruction step in program.Instructions)
        {
            int arity = step.Code == OpCode.Uniform ? 0 : step.Code == OpCode.Table ? 1 : OperationTable.Of(step.Code)!.Arity;
            Assert.All(new[] { step.A, step.B, step.C }.Take(arity), operand => Assert.Contains(operand, isWritten));
            Assert.InRange(step.Destination, program.Constants.Count, program.Registers - 1);
            isWritten.Add(step.Destination);
        }

        Assert.All(program.Outputs, output => Assert.Contains(output.Register, isWritten));
        Assert.Equal(program.Registers, isWritten.Count);
    }).Check(Repeatable);

    [Fact]
    public void The_same_quantities_give_the_same_program() => Prop.ForAll(Expressions(), steps =>
    {
        (Quantity first, Quantity second) = Build(steps);
        Assert.Equal(Program.Compile(("a", first), ("b", second)).Explain(), Program.Compile(("a", first), ("b", second)).Explain());
    }).Check(Repeatable);

    [Fact]
    public void A_draw_less_itself_is_0_and_needs_no_operation()
    {
        Quantity x = Draw.Uniform(0, 1);
        var program = Program.Compile(("difference", x - x));
        Assert.Empty(program.Instructions);
        Assert.All(Runs.Of(program, 100)[0], value => Assert.Equal(0, value));
        Quantity y = Draw.Exponential(3) * 2;
        Assert.All(Runs.Of(y - y, 100), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Two_draws_are_independent_and_one_used_twice_is_not()
    {
        Quantity x = Draw.Uniform(0, 1), y = Draw.Uniform(0, 1);
        Assert.DoesNotContain(0.0, Runs.Of(x - y, 1000));
        Assert.Equal(2, Program.Compile(("sum", x + y)).Uniforms.Count);
        Assert.Single(Program.Compile(("sum", x + x)).Uniforms);
    }

    [Fact]
    public void An_operation_written_twice_is_done_once()
    {
        Quantity x = Draw.Uniform(0, 1), y = Draw.Uniform(0, 1);
        var program = Program.Compile(("sum", Quantity.Exp(x * y) + Quantity.Exp(y * x)));
        Assert.Equal(1, Count(program, OpCode.Multiply));
        Assert.Equal(1, Count(program, OpCode.Exp));
        Assert.Equal(2, Count(Program.Compile(("both", (x - y) + (y - x))), OpCode.Subtract));
    }

    [Fact]
    public void Constants_are_folded_by_the_operation_that_a_run_would_use()
    {
        Quantity folded = Quantity.Exp(Quantity.Constant(0.7)) * 3 / 7;
        var program = Program.Compile(("constant", folded));
        Assert.Empty(program.Instructions);
        Quantity x = Draw.Uniform(0.7, 0.9);
        Quantity held = Quantity.Min(x, 0.7);
        Assert.Equal(program.Constants[0], Runs.Of(Quantity.Exp(held) * 3 / 7, 1)[0]);
        Assert.Empty(Program.Compile(("chosen", Quantity.Select(1, 3, x) + 4)).Instructions);
    }

    [Theory]
    [MemberData(nameof(SpecialNumbers))]
    public void Nothing_is_simplified_that_would_change_a_bit(double value)
    {
        // Drawn, so that it cannot be folded, and always the value.
        Quantity x = Quantity.Select(Draw.Uniform(0, 1) < 2, value, 1);
        Same(value + 0.0, Runs.Of(x + 0, 1)[0]);
        Same(value - 0.0, Runs.Of(x - 0, 1)[0]);
        Same(value + -0.0, Runs.Of(x + -0.0, 1)[0]);
        Same(value * 1, Runs.Of(x * 1, 1)[0]);
        Same(value * 0, Runs.Of(x * 0, 1)[0]);
        Same(0 - value, Runs.Of(0 - x, 1)[0]);
        Same(value - value, Runs.Of(x - x, 1)[0]);
        Same(double.IsNaN(value) ? 0 : 1, Runs.Of(x.EqualTo(x), 1)[0]);
        Same(Math.FusedMultiplyAdd(value, 3, 0), Runs.Of(Quantity.MultiplyAdd(x, 3, 0), 1)[0]);
        Same(Math.FusedMultiplyAdd(value, 3, -0.0), Runs.Of(Quantity.MultiplyAdd(x, 3, -0.0), 1)[0]);
    }

    [Fact]
    public void A_product_and_a_sum_are_rounded_twice_unless_one_rounding_is_asked_for()
    {
        Quantity x = Draw.Uniform(0, 1);
        double u = Runs.Of(x, 1)[0];
        Assert.Equal(u * u + 0.1, Runs.Of(x * x + 0.1, 1)[0]);
        Assert.Equal(Math.FusedMultiplyAdd(u, u, 0.1), Runs.Of(Quantity.MultiplyAdd(x, x, 0.1), 1)[0]);
    }

    [Fact]
    public void What_no_output_needs_is_dropped_and_leaves_the_streams_of_the_rest_alone()
    {
        Quantity unused = Draw.Uniform(0, 1), used = Draw.Uniform(0, 1);
        var program = Program.Compile(("x", Quantity.Select(0, unused, used)));
        Assert.Equal([new UniformSource(0, 0)], Program.Compile(("x", used)).Uniforms);
        Assert.Single(program.Instructions);
        Assert.Single(program.Uniforms);
        Assert.Equal(new UniformSource(0, 1), Program.Compile(("x", (unused - unused) + used)).Uniforms[0]);
    }

    [Fact]
    public void Draws_without_a_name_take_the_halves_of_the_streams_in_order_of_first_use()
    {
        Quantity[] draws = [.. Enumerable.Range(0, 5).Select(_ => Draw.Uniform(0, 1))];
        var program = Program.Compile(("x", draws[4] + draws[0] * draws[1]), ("y", Quantity.Sum(draws)));
        Assert.Equal([new UniformSource(0, 0), new(0, 1), new(1, 0), new(1, 1), new(2, 0)], program.Uniforms);
        double[][] both = Runs.Of(program, 3);
        Assert.Equal(Runs.Of(draws[4] + draws[0] * draws[1], 3), both[0]);
    }

    [Fact]
    public void A_name_keeps_the_draws_of_a_quantity_whatever_else_the_program_holds()
    {
        Quantity price = Draw.Exponential(2, "price"), stock = Draw.Uniform(0, 5, "stock");
        double[] alone = Runs.Of(price, 20);
        double[][] together = Runs.Of(Program.Compile(("other", Draw.Uniform(0, 1) + stock), ("price", price)), 20);
        Assert.Equal(alone, together[1]);
        Assert.Equal(alone, Runs.Of(Draw.Exponential(2, "price"), 20));
        Assert.NotEqual(alone, Runs.Of(Draw.Exponential(2, "Price"), 20));
    }

    [Fact]
    public void Two_draws_of_one_name_are_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Program.Compile(("x", Draw.Uniform(0, 1, "a") + Draw.Uniform(0, 2, "a"))));
        Assert.Contains("'a'", refusal.Message, StringComparison.Ordinal);
        Quantity a = Draw.Uniform(0, 1, "a");
        Assert.Single(Program.Compile(("x", a), ("y", a * 2)).Uniforms);
    }

    [Fact]
    public void Outputs_need_names_of_their_own()
    {
        Assert.Throws<ArgumentException>(() => Program.Compile());
        Assert.Throws<ArgumentException>(() => Program.Compile(("x", 1), ("x", 2)));
        Assert.Throws<ArgumentException>(() => Program.Compile((" ", 1)));
        Assert.Throws<ArgumentNullException>(() => Program.Compile(("x", null!)));
    }

    [Fact]
    public void An_output_may_be_a_constant_or_the_same_quantity_as_another()
    {
        Quantity x = Draw.Uniform(0, 1);
        double[][] draws = Runs.Of(Program.Compile(("a", 3), ("b", x), ("c", x), ("d", x + 1)), 4);
        Assert.All(draws[0], value => Assert.Equal(3, value));
        Assert.Equal(draws[1], draws[2]);
        Assert.Equal(draws[1].Select(value => value + 1), draws[3]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_sum_a_hundred_thousand_deep_takes_two_registers(bool isToTheLeft)
    {
        const int Depth = 100_000;
        Quantity sum = Draw.Uniform(0, 1);
        for (int i = 1; i < Depth; i++)
        {
            sum = isToTheLeft ? sum + Draw.Uniform(0, 1) : Draw.Uniform(0, 1) + sum;
        }

        var program = Program.Compile(("sum", sum));
        Assert.Equal(Depth, program.Uniforms.Count);
        Assert.Equal(2, program.Registers);
        Assert.InRange(Runs.Of(program, 1)[0][0], 49_500, 50_500);
    }

    [Fact]
    public void A_balanced_sum_takes_as_many_registers_as_it_has_levels()
    {
        Quantity[] terms = [.. Enumerable.Range(0, 1024).Select(_ => Draw.Uniform(0, 1))];
        while (terms.Length > 1)
        {
            terms = [.. terms.Chunk(2).Select(pair => pair[0] + pair[1])];
        }

        Assert.Equal(11, Program.Compile(("sum", terms[0])).Registers);
    }

    [Fact]
    public void The_explanation_names_outputs_draws_and_counts()
    {
        Quantity price = Draw.Uniform(2, 3, "price");
        string text = Program.Compile(("cost", price * price + Quantity.Sqrt(6.25))).Explain();
        Assert.Equal(
            """
            3 operations of 3 written, 1 uniform, 2 constants, 0 tables of 0 numbers, 1 register
              r0 = uniform 0 "price"
              r0 = r0 + 2
              r0 = r0 * r0
              r0 = r0 + 2.5
            cost = r0

            """,
            text);
    }

    public static TheoryData<double> SpecialNumbers => new(-0.0, 0.0, double.NaN, double.PositiveInfinity, -1.5);

    private static Config Repeatable => Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(300).WithReplay(20261121, 7);

    private static int Count(Program program, OpCode code) => program.Instructions.Count(step => step.Code == code);

    private static void Same(double expected, double actual) =>
        Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual) || (double.IsNaN(expected) && double.IsNaN(actual)), $"{expected:R} and {actual:R}");

    // Each step is an operation and the places of its operands among all that is there already.
    private static Arbitrary<int[]> Expressions() => Gen.Choose(0, 1_000_000).ArrayOf().Where(steps => steps.Length >= 4).ToArbitrary();

    private static (Quantity First, Quantity Second) Build(int[] steps)
    {
        var there = new List<Quantity> { 0, -0.0, 1, 2.5, -3, double.PositiveInfinity, Draw.Uniform(0, 1), Draw.Uniform(-2, 2), Draw.Exponential(0.5), Draw.Empirical([3, 1, 2]) };
        for (int i = 0; i + 3 < steps.Length; i += 4)
        {
            // The latest ones are likelier operands, so that expressions grow deep.
            Quantity At(int step) => there[^(1 + step / 1000 % Math.Min(there.Count, step % 3 == 0 ? 3 : 100))];
            (Quantity a, Quantity b, Quantity c) = (At(steps[i + 1]), At(steps[i + 2]), At(steps[i + 3]));
            there.Add((steps[i] % 22) switch
            {
                0 or 1 => a + b,
                2 or 3 => a - b,
                4 or 5 => a * b,
                6 => a / b,
                7 => -a,
                8 => Quantity.MultiplyAdd(a, b, c),
                9 => Quantity.Abs(a),
                10 => Quantity.Floor(a),
                11 => Quantity.Sqrt(a),
                12 => Quantity.Exp(a),
                13 => Quantity.Log(a),
                14 => Quantity.Min(a, b),
                15 => Quantity.Max(a, b),
                16 => a < b,
                17 => a <= b,
                18 => a.EqualTo(b),
                19 => Quantity.Select(a, b, c),
                20 => a.And(b).Or(c.Not()),
                _ => Draw.Uniform(0, 1),
            });
        }

        return (there[^1], there[^2]);
    }
}
