using Forecast.Gpu.Operations;

namespace Forecast.Gpu;

/// <summary>An expression compiled to a flat list of operations over numbered uniforms.</summary>
/// <remarks>Registers 0 to the number of constants hold the constants and are never written; a result may be written where an operand stood.</remarks>
public sealed class Program
{
    /// <summary>Puts a program together from its parts.</summary>
    /// <param name="instructions">The operations, in order.</param>
    /// <param name="constants">What the first registers hold.</param>
    /// <param name="tables">Samples and coefficients that operations look up.</param>
    /// <param name="uniforms">Where each uniform comes from.</param>
    /// <param name="registers">Number of registers, constants included.</param>
    /// <param name="outputs">What is handed out.</param>
    public Program(
        IReadOnlyList<Instruction> instructions,
        IReadOnlyList<double> constants,
        IReadOnlyList<double> tables,
        IReadOnlyList<UniformSource> uniforms,
        int registers,
        IReadOnlyList<Output> outputs)
    {
        Instructions = [.. instructions];
        Constants = [.. constants];
        Tables = [.. tables];
        Uniforms = [.. uniforms];
        Registers = registers;
        Outputs = [.. outputs];
    }

    /// <summary>The operations, in order.</summary>
    public IReadOnlyList<Instruction> Instructions { get; }

    /// <summary>What the first registers hold.</summary>
    public IReadOnlyList<double> Constants { get; }

    /// <summary>Samples and coefficients that operations look up.</summary>
    public IReadOnlyList<double> Tables { get; }

    /// <summary>Where each uniform comes from.</summary>
    public IReadOnlyList<UniformSource> Uniforms { get; }

    /// <summary>Number of registers, constants included.</summary>
    public int Registers { get; }

    /// <summary>What is handed out.</summary>
    public IReadOnlyList<Output> Outputs { get; }
}
