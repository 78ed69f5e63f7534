using Forecast.Gpu.Operations;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Gpu.Tests.BackEnds;

/// <summary>Valid programs of random instructions over every operation there is.</summary>
internal static class RandomPrograms
{
    private const int Outputs = 3;

    private static readonly double[] Constants = [0, -0.0, 1, -1, 0.5, 2, 3.75, -17.25, 1e-300, 1e300, 0.999, 12, double.PositiveInfinity, double.NaN];

    // A table of eleven entries, and behind it a piecewise quantile function: 53 octaves of two pieces, three coefficients each.
    private const int TableLength = 11, PieceBits = 1, Octaves = 53, Coefficients = 3;
    private static readonly double[] Tables = [.. Enumerable.Range(0, TableLength).Select(i => Math.Sqrt(i) - 1), .. Piecewise()];

    // Both halves of one stream, so that they are made at once; one half alone; and two streams that share a half.
    private static readonly UniformSource[] Uniforms = [new(3, 0), new(3, 1), new(8, 1), new(ulong.MaxValue, 0), new(9, 0)];

    /// <summary>The programs.</summary>
    public static Gen<Program> All { get; } =
        from constants in Gen.Choose(2, 6)
        from length in Gen.Choose(3, 30)
        from numbers in Gen.ArrayOf(Gen.Choose(0, int.MaxValue - 1), constants + 5 * length)
        select Make(constants, numbers);

    private static Program Make(int constants, int[] numbers)
    {
        OpCode[] codes = Enum.GetValues<OpCode>();
        var instructions = new List<Instruction>();
        int registers = constants;
        for (int i = constants; i < numbers.Length; i += 5)
        {
            OpCode code = numbers[i] % 4 == 0 ? OpCode.Uniform : codes[numbers[i] / 4 % codes.Length];

            // A new register, or one that has been written already.
            int destination = numbers[i + 1] % 3 == 0 && registers > constants ? constants + numbers[i + 1] / 3 % (registers - constants) : registers;
            int a = numbers[i + 2] % registers, b = numbers[i + 3] % registers, c = numbers[i + 4] % registers;
            instructions.Add(code switch
            {
                OpCode.Uniform => new Instruction(code, destination, numbers[i + 2] % Uniforms.Length),
                OpCode.Table => new Instruction(code, destination, a, 0, TableLength),
                OpCode.Piecewise => new Instruction(code, destination, a, TableLength, Tables.Length - TableLength),
                _ => new Instruction(code, destination, a, b, c),
            });
            registers = Math.Max(registers, destination + 1);
        }

        IEnumerable<Output> outputs = Enumerable.Range(0, Outputs).Select(o => new Output($"o{o}", Math.Max(0, registers - 1 - o)));
        return new Program(instructions, [.. numbers.Take(constants).Select(n => Constants[n % Constants.Length])], Tables, Uniforms, registers, [.. outputs]);
    }

    private static IEnumerable<double> Piecewise() =>
        [PieceBits, Octaves, Coefficients, 0, 0, 0, 0, 0, .. Enumerable.Range(0, 2 * (Octaves << PieceBits) * Coefficients).Select(i => 1 / (1 + 0.1 * i))];
}
