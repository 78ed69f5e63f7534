using System.Globalization;
using System.Text;
using Forecast.Gpu.Operations;

namespace Forecast.Gpu.Compilation;

/// <summary>A program as text to be read by people.</summary>
internal static class Listing
{
    /// <summary>The text.</summary>
    public static string Of(Program program)
    {
        var text = new StringBuilder();
        int operations = program.Instructions.Count(step => step.Code != OpCode.Uniform);
        text.Append(CultureInfo.InvariantCulture, $"{Count(operations, "operation")}");
        if (program.Written is int written)
        {
            text.Append(CultureInfo.InvariantCulture, $" of {written} written");
        }

        int tables = program.Instructions.Where(step => step.Code is OpCode.Table or OpCode.Piecewise).Select(step => step.B).Distinct().Count();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $", {Count(program.Uniforms.Count, "uniform")}, {Count(program.Constants.Count, "constant")}"
            + $", {Count(tables, "table")} of {Count(program.Tables.Count, "number")}"
            + $", {Count(program.Registers - program.Constants.Count, "register")}");
        foreach (Instruction step in program.Instructions)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {Register(program, step.Destination)} = {Step(program, step)}");
        }

        foreach (Output output in program.Outputs)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{output.Name} = {Register(program, output.Register)}");
        }

        return text.ToString();
    }

    private static string Step(Program program, Instruction step)
    {
        if (step.Code == OpCode.Uniform)
        {
            UniformSource source = program.Uniforms[step.A];
            return program.UniformNames.Count > step.A && program.UniformNames[step.A] is string name
                ? $"uniform {step.A} \"{name}\""
                : $"uniform {step.A} (stream {source.Stream}, half {source.Half})";
        }

        if (step.Code is OpCode.Table or OpCode.Piecewise)
        {
            return $"{(step.Code == OpCode.Table ? "table" : "piecewise")}[{step.B}..{step.B + step.C}] at {Register(program, step.A)}";
        }

        Operation row = OperationTable.Of(step.Code)!;
        string a = Register(program, step.A), b = Register(program, step.B), c = Register(program, step.C);
        return row.Arity switch
        {
            1 => $"{row.Name} {a}",
            2 when !char.IsLetter(row.Name[0]) => $"{a} {row.Name} {b}",
            2 => $"{row.Name} {a} {b}",
            _ => $"{row.Name} {a} {b} {c}",
        };
    }

    private static string Register(Program program, int register) =>
        register < program.Constants.Count ? program.Constants[register].ToString("R") : $"r{register - program.Constants.Count}";

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
