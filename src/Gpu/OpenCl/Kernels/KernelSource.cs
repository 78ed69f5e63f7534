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
    /// <param name="scheme">How the uniforms are spread.</param>
    /// <param name="precision">The arithmetic.</param>
    public static string Write(Program program, DrawScheme scheme, KernelPrecision precision = KernelPrecision.Double)
    {
        var text = new StringBuilder(KernelPrelude.Of(precision)).Append(KernelUniforms.Functions(scheme));
        foreach (OpCode code in program.Instructions.Select(step => step.Code).Distinct().Order())
        {
            if (OperationTable.Of(code) is { } operation)
            {
                if (precision == KernelPrecision.Single && NeedsDoubles(code))
                {
                    throw new OpenClException($"The operation {operation.Name} needs double precision.");
                }

                string function = _functions.GetOrAdd(code, _ => KernelFunction.Write(NameOf(operation), operation.Arity, operation.Record()));
                text.Append(function).Append('\n');
            }
        }

        text.Append(
            $$"""
            __kernel void {{Entry}}(
                ulong seed, ulong first, __global const real* constants, __global const real* tables, __global const ulong* words, __global real* results)
            {
                ulong i = get_global_id(0), draws = get_global_size(0), draw = first + i;

            """);
        WriteRegisters(text, program);
        KernelUniforms.Write(text, program, scheme);
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

    /// <summary>Whether an operation loses too much in single precision: its series cancel, or leave the range of a single.</summary>
    public static bool NeedsDoubles(OpCode code) => code is OpCode.BetaQuantile or OpCode.StudentQuantile;

    private static void WriteRegisters(StringBuilder text, Program program)
    {
        for (int r = 0; r < program.Registers; r++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    real r{r}{(r < program.Constants.Count ? $" = constants[{r}]" : "")};\n");
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
