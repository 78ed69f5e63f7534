using System.Globalization;
using System.Text;

namespace Forecast.Gpu.OpenCl.Kernels;

/// <summary>A recorded operation written down as a function of OpenCL C: straight-line steps, equal ones once, and loops where turns repeat.</summary>
internal sealed class KernelFunction
{
    // Lines of a function that is written out where it is used; a larger one would make a kernel slow to build.
    private const int LargestInLine = 500;

    private static readonly string[] _parameters = ["a", "b", "c"];
    private readonly StringBuilder _tables = new(), _body = new();
    private readonly KernelLines _lines;
    private readonly string[] _names;
    private readonly string _name;
    private int _written;

    private KernelFunction(string name, KernelNode result)
    {
        _name = name;
        _lines = new KernelLines(result);
        _names = new string[_lines.All.Count];
    }

    /// <summary>The text of a function.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="arity">Parameters: from one to three.</param>
    /// <param name="result">What the operation gave when it was run on <see cref="KernelText.Parameter"/> 0, 1 and 2.</param>
    public static string Write(string name, int arity, KernelText result)
    {
        var function = new KernelFunction(name, result.Node);
        function.WriteAll();
        string placed = function._written <= LargestInLine ? "IN_LINE " : "";
        return $"{function._tables}{placed}real {name}({string.Join(", ", _parameters.Take(arity).Select(p => "real " + p))})\n{{\n{function._body}    return {function.Name(function._lines.Result)};\n}}\n";
    }

    private void WriteAll()
    {
        for (int i = 0; i < _names.Length;)
        {
            if (KernelLoop.Find(_lines, i) is { } loop)
            {
                WriteLoop(loop);
                i = loop.End;
                continue;
            }

            KernelLine line = _lines.All[i];
            WriteStep(i, "    ", line, Operand(line, 0), Operand(line, 1), Operand(line, 2));
            i++;
        }
    }

    private void WriteLoop(KernelLoop loop)
    {
        int last = loop.End - loop.Length;
        var kept = new List<int>();
        for (int j = 0; j < loop.Length; j++)
        {
            bool isCarried = loop.Initials[j].Kind != KernelOperandKind.None;
            if (isCarried || _lines.LastUses[last + j] >= loop.End)
            {
                kept.Add(j);
                string type = _lines.All[loop.Start + j].IsMask ? "int" : "real";
                _body.Append(CultureInfo.InvariantCulture, $"    {type} v{loop.Start + j} = {(isCarried ? Name(loop.Initials[j]) : "0")};\n");
            }
        }

        _body.Append(CultureInfo.InvariantCulture, $"    #pragma unroll 1\n    for (int turn = 0; turn < {loop.Turns}; turn++)\n    {{\n");
        for (int j = 0; j < loop.Length; j++)
        {
            KernelLine line = _lines.All[loop.Start + j];
            WriteStep(loop.Start + j, "        ", line, Operand(loop, j, 0), Operand(loop, j, 1), Operand(loop, j, 2));
        }

        foreach (int j in kept)
        {
            _body.Append(CultureInfo.InvariantCulture, $"        v{loop.Start + j} = {_names[loop.Start + j]};\n");
            _names[last + j] = $"v{loop.Start + j}";
        }

        _body.Append("    }\n");
    }

    private void WriteStep(int place, string indent, KernelLine line, (string Text, string Mask) a, (string Text, string Mask) b, (string Text, string Mask) c)
    {
        _names[place] = $"{(line.IsMask ? 'm' : 't')}{++_written}";
        _body.Append(indent).Append(line.IsMask ? "int " : "real ").Append(_names[place]).Append(" = ").Append(Expression(line, a, b, c)).Append(";\n");
    }

    private static string Expression(KernelLine line, (string Text, string Mask) a, (string Text, string Mask) b, (string Text, string Mask) c) => line.Step switch
    {
        KernelStep.Add => $"{a.Text} + {b.Text}",
        KernelStep.Subtract => $"{a.Text} - {b.Text}",
        KernelStep.Multiply => $"{a.Text} * {b.Text}",
        KernelStep.Divide => $"{a.Text} / {b.Text}",
        KernelStep.Negate => $"-{a.Text}",
        KernelStep.FusedMultiplyAdd => $"fma({a.Text}, {b.Text}, {c.Text})",
        KernelStep.Sqrt => $"sqrt({a.Text})",
        KernelStep.Abs => $"fabs({a.Text})",
        KernelStep.Floor => $"floor({a.Text})",
        KernelStep.Less => $"{a.Text} < {b.Text}",
        KernelStep.LessOrEqual => $"{a.Text} <= {b.Text}",
        KernelStep.Equal => $"{a.Text} == {b.Text}",
        KernelStep.And => $"{a.Mask} & {b.Mask}",
        KernelStep.Or => $"{a.Mask} | {b.Mask}",
        KernelStep.Not => $"!{a.Mask}",
        KernelStep.Select => line.IsMask ? $"{a.Mask} ? {b.Mask} : {c.Mask}" : $"{a.Mask} ? {b.Text} : {c.Text}",
        KernelStep.PowerOfTwo => $"power_of_two({a.Text})",
        KernelStep.Exponent => $"exponent_of({a.Text})",
        KernelStep.Significand => $"significand_of({a.Text})",
        _ => throw new InvalidOperationException($"A kernel has no step {line.Step}."),
    };

    private (string Text, string Mask) Operand(KernelLine line, int slot) => Operand(Name(line[slot]), IsMask(line[slot]));

    private (string Text, string Mask) Operand(KernelLoop loop, int j, int slot)
    {
        KernelUse use = loop.Uses[3 * j + slot];
        return use.Kind switch
        {
            KernelUseKind.Inner => Operand(_names[loop.Start + use.Place], _lines.All[loop.Start + use.Place].IsMask),
            KernelUseKind.Carried => Operand($"v{loop.Start + use.Place}", _lines.All[loop.Start + use.Place].IsMask),
            KernelUseKind.Constant => Operand(Constants(use.Constants!), false),
            _ => Operand(Name(use.Operand), IsMask(use.Operand)),
        };
    }

    // One number where all turns have it, else a table with one for each.
    private string Constants(double[] values)
    {
        if (values.All(value => BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(values[0])))
        {
            return KernelLiteral.Of(values[0]);
        }

        string table = $"{_name}_{_written}_{_tables.Length}";
        _tables.Append(CultureInfo.InvariantCulture, $"__constant real {table}[] = {{ {string.Join(", ", values.Select(KernelLiteral.Of))} }};\n");
        return table + "[turn]";
    }

    private string Name(KernelOperand operand) => operand.Kind switch
    {
        KernelOperandKind.Step => _names[operand.Value],
        KernelOperandKind.Parameter => _parameters[operand.Value],
        KernelOperandKind.Constant => KernelLiteral.Of(operand.Constant),
        _ => "",
    };

    private bool IsMask(KernelOperand operand) => operand.IsStep && _lines.All[(int)operand.Value].IsMask;

    // A number may stand for a mask that is all zeros or all ones, as in an operation that starts from none.
    private static (string Text, string Mask) Operand(string name, bool isMask) => (name, isMask ? name : $"is_set({name})");
}
