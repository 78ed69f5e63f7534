using Forecast.Gpu.Compilation;
using Forecast.Gpu.Operations;
using Forecast.Gpu.Results;

namespace Forecast.Gpu;

/// <summary>An expression compiled to a flat list of operations over numbered uniforms.</summary>
/// <remarks>
/// Registers 0 to the number of constants hold the constants and are never written; a result may be written where an operand stood.
/// </remarks>
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

    /// <summary>What is drawn: each named input with its uniforms, those without a name each by itself; in the order of first use.</summary>
    /// <remarks>
    /// A draw by several uniforms, such as a path or a mixture, is one input: the parts of its name after <c>/</c> or <c>#</c> do not count.
    /// A row of a table is one uniform, and so one input whatever its columns.
    /// </remarks>
    public IReadOnlyList<InputGroup> Inputs => InputGroup.Of(UniformNames, Uniforms.Count);

    // Operations of the expression it was compiled from; null for a program put together from its parts.
    internal int? Written { get; init; }

    // Name of each uniform that has one; empty for a program put together from its parts.
    internal IReadOnlyList<string?> UniformNames { get; init; } = [];

    /// <summary>Compiles quantities to a program.</summary>
    /// <param name="outputs">The quantities that it hands out, each with a name of its own.</param>
    /// <remarks>
    /// Equal operations on equal operands are done once, those on constants beforehand and by the same code, those that no output needs not
    /// at all. Nothing is rewritten that would change a bit. The same quantities give the same program.
    /// </remarks>
    /// <exception cref="ArgumentException">No outputs, a name given twice, or two draws of one name.</exception>
    public static Program Compile(params (string Name, Quantity Quantity)[] outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        return Compiler.Compile(outputs);
    }

    /// <summary>The program as text: what it counts, a line for each operation, a line for each output.</summary>
    public string Explain() => Listing.Of(this);
}
