using Forecast.Gpu.Operations;
using Forecast.Gpu.Results;

namespace Forecast.Gpu.Tests.Results;

public class SensitivityTests
{
    [Fact]
    public void Ishigami_has_its_closed_form_indices_within_four_errors()
    {
        // y = sin x₁ + 7 sin² x₂ + 0.1 x₃⁴ sin x₁ with x uniform from -π to π (Ishigami and Homma 1990).
        var text = new ProgramText();
        int pi = text.Constant(Math.PI);
        int[] x = [.. Enumerable.Range(0, 3).Select(_ => text.Step(OpCode.Multiply, pi, text.Step(OpCode.MultiplyAdd, text.Uniform(), text.Constant(2), text.Constant(-1))))];
        int first = Sine(text, x[0]), second = Sine(text, x[1]), square = text.Step(OpCode.Multiply, x[2], x[2]);
        int fourth = text.Step(OpCode.MultiplyAdd, text.Step(OpCode.Multiply, square, square), text.Constant(0.1), text.Constant(1));
        int y = text.Step(OpCode.MultiplyAdd, text.Step(OpCode.Multiply, second, second), text.Constant(7), text.Step(OpCode.Multiply, first, fourth));
        double a = 7, b = 0.1, p4 = Math.Pow(Math.PI, 4), p8 = p4 * p4;
        double v1 = Math.Pow(1 + b * p4 / 5, 2) / 2, v2 = a * a / 8, v13 = b * b * p8 * (1.0 / 18 - 1.0 / 50), v = v1 + v2 + v13;
        IReadOnlyList<SobolIndex> found = Sensitivity.Sobol(text.ToProgram(("y", y)), "y", null, 200_000, 3);

        // Published for a = 7 and b = 0.1 (Saltelli et al. 2008, Global Sensitivity Analysis: The Primer): 0.314, 0.442, 0; 0.558, 0.442, 0.244.
        Assert.Equal([0.314, 0.442, 0.558, 0.244], new[] { v1 / v, v2 / v, (v1 + v13) / v, v13 / v }.Select(index => Math.Round(index, 3)));
        double[] firsts = [v1 / v, v2 / v, 0], totals = [(v1 + v13) / v, v2 / v, v13 / v];
        for (int i = 0; i < 3; i++)
        {
            Near(firsts[i], found[i].First);
            Near(totals[i], found[i].Total);
            Assert.InRange(found[i].Total.StandardError, 1e-4, 0.01);
        }
    }

    [Fact]
    public void A_linear_model_has_the_squares_of_its_weights_and_errors_that_are_the_scatter()
    {
        // y = 1 n₁ + 2 n₂ + 3 n₃ + 100, of which n₂ and n₃ make up one input.
        var text = new ProgramText();
        int sum = text.Constant(100);
        for (int i = 1; i <= 3; i++)
        {
            sum = text.Step(OpCode.MultiplyAdd, text.Normal(), text.Constant(i), sum);
        }

        Program program = text.ToProgram(("other", text.Uniform()), ("y", sum));
        InputGroup[] groups = [new("first", [0]), new("rest", [1, 2])];
        const int Seeds = 200;
        var squares = new double[4];
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            IReadOnlyList<SobolIndex> found = Sensitivity.Sobol(program, "y", groups, 2000, seed);
            MonteCarloEstimate[] estimates = [found[0].First, found[0].Total, found[1].First, found[1].Total];
            for (int i = 0; i < 4; i++)
            {
                squares[i] += Math.Pow((estimates[i].Value - (i < 2 ? 1 : 13) / 14.0) / estimates[i].StandardError, 2) / Seeds;
            }
        }

        // The mean of 200 squared scores has an error of 0.1.
        Assert.All(squares, square => Assert.InRange(square, 0.6, 1.4));
    }

    // y = Π (|4xᵢ - 2| + aᵢ) / (1 + aᵢ): Vᵢ = 1 / 3(1 + aᵢ)², and 1 + V = Π (1 + Vᵢ) (Saltelli and Sobol 1995).
    [Theory]
    [InlineData(DrawScheme.Plain)]
    [InlineData(DrawScheme.LatinHypercube)]
    [InlineData(DrawScheme.Sobol)]
    public void The_g_function_has_its_closed_form_indices_under_every_scheme(DrawScheme scheme)
    {
        double[] a = [0, 1, 4.5, 9, 99, 99, 99, 99], v = [.. a.Select(x => 1 / (3 * (1 + x) * (1 + x)))];
        double all = v.Aggregate(1.0, (product, x) => product * (1 + x)) - 1;
        Quantity y = 1;
        for (int i = 0; i < a.Length; i++)
        {
            y *= (Quantity.Abs(4 * Draw.Uniform(0, 1, $"x{i + 1}") - 2) + a[i]) / (1 + a[i]);
        }

        IReadOnlyList<SobolIndex> found = Sensitivity.Sobol(Program.Compile(("y", y)), "y", null, new DrawPlan(1 << 16, 5, scheme));
        Assert.Equal(["x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8"], found.Select(index => index.Input));
        for (int i = 0; i < a.Length; i++)
        {
            Near(v[i] / all, found[i].First);
            Near(v[i] / (1 + v[i]) * (1 + all) / all, found[i].Total);
        }

        // Published (Saltelli et al. 2010): S1 = 0.716, S2 = 0.179, S3 = 0.0237, S4 = 0.0072, S5 = 0.0001.
        Assert.Equal([0.716, 0.179, 0.024, 0.007, 0], v.Take(5).Select(x => Math.Round(x / all, 3)));
    }

    [Fact]
    public void Sobol_points_give_smaller_errors_and_the_errors_are_the_scatter()
    {
        Quantity y = Draw.Normal(0, 1, "a") + 2 * Draw.Normal(0, 1, "b");
        var program = Program.Compile(("y", y));
        double plain = Sensitivity.Sobol(program, "y", null, new DrawPlan(1 << 14, 1))[0].First.StandardError;
        double squares = 0, largest = 0;
        const int Seeds = 100;
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            MonteCarloEstimate first = Sensitivity.Sobol(program, "y", null, new DrawPlan(1 << 14, seed, DrawScheme.Sobol))[0].First;
            squares += Math.Pow((first.Value - 0.2) / first.StandardError, 2) / Seeds;
            largest = Math.Max(largest, first.StandardError);
        }

        // A squared t of 15 degrees of freedom has mean 15/13 and, over 100 of them, an error of 0.19.
        Assert.InRange(squares, 0.5, 1.8);
        Assert.InRange(largest, 0, plain / 2);
    }

    [Fact]
    public void An_input_is_all_the_uniforms_of_a_name_and_a_row_of_a_table_is_one()
    {
        Timeline years = Timeline.Of(2020, 2023);
        Quantity[] row = Draw.EmpiricalRows([[1, 2, 3], [3, 1, 2]], "posterior");
        Quantity price = Draw.LogNormal(0, 1, "price"), demand = Draw.Copula(new[,] { { 1, 0.5 }, { 0.5, 1 } }, [price, Draw.Normal(0, 1, "demand")])[1];
        Quantity mixed = Draw.Mixture([Draw.Normal(0, 1, "mix#1"), Draw.Normal(2, 1, "mix#2")], [1, 1], "mix");
        Quantity walk = QuantityPath.RandomWalk(years, 0, 0, 1, "walk")[3];
        Quantity y = row[0] * row[1] + price * demand + mixed + walk + Draw.Normal(0, 1) + 0 * Draw.Normal(0, 1, "unused");
        var program = Program.Compile(("y", y), ("z", walk));
        IReadOnlyList<InputGroup> inputs = program.Inputs;
        Assert.Equal([1, 1, 1, 3, 3, 1], inputs.Where(input => input.Name != "unused").Select(input => input.Uniforms.Count));
        Assert.Equal(["posterior", "price", "demand", "mix", "walk", "u9"], inputs.Where(input => input.Name != "unused").Select(input => input.Name));

        IReadOnlyList<InputGroup> joined = InputGroup.Join(inputs, [("demand", "price"), ("price", "nothing")]);
        Assert.Equal(["posterior", "price, demand", "mix", "walk", "u9"], joined.Where(input => input.Name != "unused").Select(input => input.Name));
        Assert.Equal([1, 2], joined[1].Uniforms);
        Assert.Equal(joined.Sum(input => input.Uniforms.Count), program.Uniforms.Count);

        // A row's product is 3, 2 or 6 whatever else is drawn: first order and total are the same.
        SobolIndex rows = Sensitivity.Sobol(program, "y", joined, 100_000, 7)[0];
        Assert.InRange(rows.Total.Value - rows.First.Value, -4 * rows.First.StandardError, 4 * rows.First.StandardError);
        IReadOnlyList<SobolIndex> ofWalk = Sensitivity.Sobol(program, "z", joined, 10_000, 7);
        Assert.All(ofWalk, index => Near(index.Input == "walk" ? 1 : 0, index.Total));
        Assert.Equal(0, ofWalk[2].Total.Value);
    }

    [Fact]
    public void The_rank_of_a_uniform_says_which_input_matters()
    {
        var text = new ProgramText();
        int x = text.Normal(), y = text.Normal(), weighted = text.Step(OpCode.MultiplyAdd, x, text.Constant(-0.75), y);
        IReadOnlyList<MonteCarloEstimate> found = Sensitivity.RankCorrelation(text.ToProgram(("y", text.Step(OpCode.Exp, weighted))), "y", new DrawPlan(50_000, 2));
        Near(6 / Math.PI * Math.Asin(-0.6 / 2), found[0]);
        Near(6 / Math.PI * Math.Asin(0.8 / 2), found[1]);
    }

    [Fact]
    public void Inputs_that_overlap_or_are_not_there_are_refused()
    {
        Program program = Texts.Mixed();
        Assert.Throws<ArgumentException>(() => Sensitivity.Sobol(program, "normal", [new("a", [0]), new("b", [0])], 100, 1));
        Assert.Throws<ArgumentException>(() => Sensitivity.Sobol(program, "normal", [new("a", [9])], 100, 1));
        Assert.Throws<KeyNotFoundException>(() => Sensitivity.Sobol(program, "abnormal", null, 100, 1));
        var constant = new ProgramText();
        int one = constant.Step(OpCode.MultiplyAdd, constant.Uniform(), constant.Constant(0), constant.Constant(1));
        Assert.True(double.IsNaN(Sensitivity.Sobol(constant.ToProgram(("one", one)), "one", null, 100, 1)[0].First.Value));
    }

    // Taylor's series, which from -π to π is off by 1e-13 at 27 terms of degree.
    private static int Sine(ProgramText text, int x)
    {
        int square = text.Step(OpCode.Multiply, x, x), value = text.Constant(0);
        for (int k = 13; k >= 0; k--)
        {
            double factorial = Enumerable.Range(1, 2 * k + 1).Aggregate(1.0, (product, n) => product * n);
            value = text.Step(OpCode.MultiplyAdd, value, square, text.Constant((k % 2 == 0 ? 1 : -1) / factorial));
        }

        return text.Step(OpCode.Multiply, value, x);
    }

    private static void Near(double truth, MonteCarloEstimate estimate) =>
        Assert.True(Math.Abs(estimate.Value - truth) <= 4 * estimate.StandardError, $"{estimate} for {truth}");
}
