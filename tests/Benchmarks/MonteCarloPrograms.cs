using Forecast.Gpu;
using Forecast.Gpu.Operations;

namespace Forecast.Benchmarks;

/// <summary>The programs that are timed, as the compiler would write them.</summary>
internal static class MonteCarloPrograms
{
    /// <summary>Years of the fan chart.</summary>
    public const int Years = 10;

    /// <summary>A log-normal quantity (μ = 1, σ = 0.5) times a normal one (mean 5, standard deviation 2).</summary>
    public static Gpu.Program Product { get; } = new(
        [
            new Instruction(OpCode.Uniform, 4, 0),
            new Instruction(OpCode.NormalQuantile, 4, 4),
            new Instruction(OpCode.MultiplyAdd, 4, 4, 1, 0),
            new Instruction(OpCode.Exp, 4, 4),
            new Instruction(OpCode.Uniform, 5, 1),
            new Instruction(OpCode.NormalQuantile, 5, 5),
            new Instruction(OpCode.MultiplyAdd, 5, 5, 3, 2),
            new Instruction(OpCode.Multiply, 4, 4, 5),
        ],
        [1, 0.5, 5, 2],
        [],
        [new UniformSource(1, 0), new UniformSource(1, 1)],
        6,
        [new Output("product", 4)]);

    /// <summary>A quantity that begins at 100 and grows each year by a log-normal factor of its own (μ = 0.3, σ = 0.2): one output a year.</summary>
    public static Gpu.Program Fan { get; } = Grown();

    private static Gpu.Program Grown()
    {
        // Registers 0 to 2 hold the constants, 3 the logarithm of the quantity, 4 a year's shock, 5 and on the years.
        const int Level = 3, Shock = 4, First = 5;
        var steps = new List<Instruction>();
        for (int year = 0; year < Years; year++)
        {
            steps.Add(new Instruction(OpCode.Uniform, Shock, year));
            steps.Add(new Instruction(OpCode.NormalQuantile, Shock, Shock));
            steps.Add(new Instruction(OpCode.MultiplyAdd, Shock, Shock, 1, 0));
            steps.Add(new Instruction(OpCode.Add, Level, Shock, year == 0 ? 2 : Level));
            steps.Add(new Instruction(OpCode.Exp, First + year, Level));
        }

        IEnumerable<UniformSource> uniforms = Enumerable.Range(0, Years).Select(year => new UniformSource((ulong)(year / 2) + 1, year % 2));
        return new Gpu.Program(steps, [0.3, 0.2, Math.Log(100)], [], [.. uniforms], First + Years, [.. Enumerable.Range(0, Years).Select(year => new Output($"{2025 + year}", First + year))]);
    }
}
