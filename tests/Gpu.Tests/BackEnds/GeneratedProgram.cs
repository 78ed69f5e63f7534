using Forecast.Gpu.Operations;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Gpu.Tests.BackEnds;

/// <summary>Programs of random operations on constants of every size, uniforms, and one another's results.</summary>
internal static class GeneratedProgram
{
    private const int Longest = 40, LongestSide = 9;

    private static readonly double[] Constants =
    [
        0, -0.0, 1, -1, 0.5, 2, -3.25, 0.1, 1e-9, 700, -745.5, 1e300, -1e-300, double.Epsilon, 1 / 3.0, 65e12,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    // Parameters of quantile functions.
    private static readonly double[] Shapes = [0.05, 0.5, 1, 2.5, 4, 30, 1000];

    private static readonly double[] Sample = [3, 1, 4, 1, 5, 9, 2.5];

    // Two octaves on either side of the median, two pieces an octave, three coefficients a piece.
    private static readonly double[] Quantiles = [1, 2, 3, 0, 0, 0, 0, 0, .. Enumerable.Range(0, 24).Select(i => Math.ScaleB(7 * i % 11 - 5, -i % 4))];

    private static readonly OpCode[] Codes =
        [.. OperationTable.All.Select(row => row.Code), OpCode.Table, OpCode.Piecewise, OpCode.Add, OpCode.Multiply, OpCode.Multiply, OpCode.MultiplyAdd];

    private static readonly Gen<Pick> Picks =
        from code in Gen.Elements(Codes)
        from a in Gen.Choose(0, 9999)
        from b in Gen.Choose(0, 9999)
        from c in Gen.Choose(0, 9999)
        from overwrite in Gen.Choose(0, 3)
        select new Pick(code, a, b, c, overwrite == 0);

    /// <summary>The steps of one program, few enough for many to stand side by side: its length is that of the array.</summary>
    public static Gen<Pick[]> Steps { get; } = Gen.Choose(1, LongestSide).SelectMany(length => Picks.ArrayOf(length));

    /// <summary>One program by itself.</summary>
    public static Gen<Program> Single { get; } = Gen.Choose(1, Longest).SelectMany(length => Picks.ArrayOf(length)).Select(steps => Join([steps]));

    /// <summary>Programs side by side as one, which a compiler takes at once: they share constants and nothing else.</summary>
    /// <param name="programs">The steps of each.</param>
    public static Program Join(IEnumerable<Pick[]> programs)
    {
        double[] constants = [.. Constants, .. Shapes];
        var instructions = new List<Instruction>();
        var uniforms = new List<UniformSource>();
        var outputs = new List<Output>();
        int registers = constants.Length;
        foreach (Pick[] picks in programs)
        {
            int firstUniform = registers;

            // Both halves of one stream, which are made at once, and one half alone.
            ulong stream = (ulong)uniforms.Count * 0x9E3779B97F4A7C15;
            foreach (UniformSource source in (ReadOnlySpan<UniformSource>)[new(stream, 0), new(~stream, 1), new(stream, 1)])
            {
                instructions.Add(new Instruction(OpCode.Uniform, registers++, uniforms.Count));
                uniforms.Add(source);
            }

            foreach (Pick pick in picks)
            {
                int Any(int number) => number % 4 == 0 ? number / 4 % Constants.Length : firstUniform + number % (registers - firstUniform);
                int Uniform(int number) => firstUniform + number % 3;
                int Shape(int number) => number % 5 == 0 ? Any(number / 5) : Constants.Length + number % Shapes.Length;
                bool isOverwritten = pick.IsOverwriting && registers > firstUniform + 3;
                int destination = isOverwritten ? registers - 1 : registers;
                instructions.Add(pick.Code switch
                {
                    OpCode.Table => new Instruction(OpCode.Table, destination, Any(pick.A), 0, Sample.Length),
                    OpCode.Piecewise => new Instruction(OpCode.Piecewise, destination, Any(pick.A), Sample.Length, Quantiles.Length),
                    OpCode.NormalQuantile or OpCode.GammaQuantile or OpCode.BetaQuantile or OpCode.StudentQuantile or OpCode.PoissonQuantile
                        when pick.C % 5 > 0 =>
                        new Instruction(pick.Code, destination, Uniform(pick.A), Shape(pick.B), Shape(pick.C)),
                    _ => new Instruction(pick.Code, destination, Any(pick.A), Any(pick.B), Any(pick.C)),
                });
                registers += isOverwritten ? 0 : 1;
            }

            for (int r = Math.Max(firstUniform + 3, registers - 4); r < registers; r++)
            {
                outputs.Add(new Output($"{outputs.Count}", r));
            }
        }

        return new Program(instructions, constants, [.. Sample, .. Quantiles], uniforms, registers, outputs);
    }

    /// <summary>A step: what it does, and from where.</summary>
    internal readonly record struct Pick(OpCode Code, int A, int B, int C, bool IsOverwriting);
}
