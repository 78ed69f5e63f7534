using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Forecast.Gpu.Operations;

namespace Forecast.Gpu.OpenCl.Kernels;

/// <summary>A program written as one kernel of OpenCL C: each work item is a draw.</summary>
/// <remarks>
/// Constants and tables are arguments, so programs that differ in numbers alone share a kernel. Output o of work item i stands at
/// <c>results[o * get_global_size(0) + i]</c>.
/// </remarks>
internal static class KernelSource
{
    /// <summary>Name of the kernel.</summary>
    public const string Entry = "draws";

    private static readonly ConcurrentDictionary<OpCode, string> _functions = new();

    /// <summary>The text of a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="scheme">Plain and antithetic uniforms are made in the kernel; all others are read from an argument, laid out as the results.</param>
    /// <param name="precision">The arithmetic.</param>
    public static string Write(Program program, DrawScheme scheme, KernelPrecision precision = KernelPrecision.Double)
    {
        var text = new StringBuilder(KernelPrelude.Of(precision));
        foreach (OpCode code in program.Instructions.Select(step => step.Code).Distinct().Order())
        {
            if (OperationTable.Of(code) is { } operation)
            {
                text.Append(_functions.GetOrAdd(code, _ => KernelFunction.Write(NameOf(operation), operation.Arity, operation.Record()))).Append('\n');
            }
        }

        text.Append(
            $$"""
            __kernel void {{Entry}}(ulong seed, ulong first, __global const real* constants, __global const real* tables, __global const real* uniforms, __global real* results)
            {
                ulong i = get_global_id(0), draws = get_global_size(0), draw = first + i;

            """);
        WriteRegisters(text, program);
        WriteUniforms(text, program, scheme);
        foreach (Instruction step in program.Instructions)
        {
            text.Append(CultureInfo.InvariantCulture, $"    r{step.Destination} = {Expression(step)};\n");
        }

        for (int o = 0; o < program.Outputs.Count; o++)
        {
            string register = $"r{program.Outputs[o].Register}";
            text.Append(CultureInfo.InvariantCulture, $"    results[{o}UL * draws + i] = {register} == {register} ? {register} : NOT_A_NUMBER;\n");
        }

        text.Append("}\n");

        // The number that rounds to a whole one has its place in the fraction.
        return precision == KernelPrecision.Single ? text.Replace("0x1.8p52", "0x1.8p23").ToString() : text.ToString();
    }

    /// <summary>Whether a kernel makes the uniforms of a scheme itself.</summary>
    public static bool MakesUniforms(DrawScheme scheme) => scheme is DrawScheme.Plain or DrawScheme.Antithetic;

    private static void WriteRegisters(StringBuilder text, Program program)
    {
        for (int r = 0; r < program.Registers; r++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    real r{r}{(r < program.Constants.Count ? $" = constants[{r}]" : "")};\n");
        }
    }

    private static void WriteUniforms(StringBuilder text, Program program, DrawScheme scheme)
    {
        int[] used = [.. program.Instructions.Where(step => step.Code == OpCode.Uniform).Select(step => step.A).Distinct().Order()];
        if (!MakesUniforms(scheme))
        {
            foreach (int u in used)
            {
                text.Append(CultureInfo.InvariantCulture, $"    real u{u} = uniforms[{u}UL * draws + i];\n");
            }

            return;
        }

        if (scheme == DrawScheme.Antithetic)
        {
            text.Append("    int turned = (int)(draw & 1UL);\n    draw -= draw & 1UL;\n");
        }

        var blocks = new Dictionary<ulong, int>();
        foreach (int u in used)
        {
            UniformSource source = program.Uniforms[u];
            if (blocks.TryAdd(source.Stream, blocks.Count))
            {
                int n = blocks[source.Stream];
                text.Append(CultureInfo.InvariantCulture, $"    uint b{n}x, b{n}y, b{n}z, b{n}w;\n    philox(seed, draw, 0x{source.Stream:x}UL, &b{n}x, &b{n}y, &b{n}z, &b{n}w);\n");
            }

            string block = $"b{blocks[source.Stream]}", words = source.Half == 0 ? $"{block}x, {block}y" : $"{block}z, {block}w";
            text.Append(CultureInfo.InvariantCulture, $"    real u{u} = uniform_of({words});\n");
            if (scheme == DrawScheme.Antithetic)
            {
                text.Append(CultureInfo.InvariantCulture, $"    u{u} = turned ? (real)1 - u{u} : u{u};\n");
            }
        }
    }

    private static string Expression(Instruction step)
    {
        if (OperationTable.Of(step.Code) is { } operation)
        {
            int[] operands = [step.A, step.B, step.C];
            return $"{NameOf(operation)}({string.Join(", ", operands.Take(operation.Arity).Select(r => $"r{r}"))})";
        }

        return step.Code switch
        {
            OpCode.Uniform => $"u{step.A}",
            OpCode.Piecewise => $"piecewise(tables + {step.B}, r{step.A})",
            OpCode.Table => $"tables[{step.B} + table_place(r{step.A}, {step.C})]",
            _ => throw new NotSupportedException($"The OpenCL back end has no {step.Code}; run the program with --device simd."),
        };
    }

    private static string NameOf(Operation operation) => "op_" + operation.Code;
}
