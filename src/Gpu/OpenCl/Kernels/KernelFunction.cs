using System.Text;

namespace Forecast.Gpu.OpenCl.Kernels;

/// <summary>A recorded operation written down as a function of OpenCL C: straight-line steps, equal ones once.</summary>
internal sealed class KernelFunction
{
    // Steps of a function that is written out where it is used; a larger one would make a kernel slow to build.
    private const int LargestInLine = 500;

    private static readonly string[] _parameters = ["a", "b", "c"];
    private readonly StringBuilder _body = new();
    private readonly Dictionary<KernelNode, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> _shared = [];
    private int _temporaries;

    private KernelFunction()
    {
    }

    /// <summary>The text of a function.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="arity">Parameters: from one to three.</param>
    /// <param name="result">What the operation gave when it was run on <see cref="KernelText.Parameter"/> 0, 1 and 2.</param>
    public static string Write(string name, int arity, KernelText result)
    {
        var function = new KernelFunction();
        function.WriteAll(result.Node);
        return $"{(function._temporaries <= LargestInLine ? "IN_LINE " : "")}real {name}({string.Join(", ", _parameters.Take(arity).Select(p => "real " + p))})\n{{\n{function._body}    return {function._names[result.Node]};\n}}\n";
    }

    // Operands before what takes them, by a stack of our own: a loop that was recorded turn by turn is too deep for the runtime's.
    private void WriteAll(KernelNode result)
    {
        var waiting = new Stack<(KernelNode Node, bool IsReady)>();
        waiting.Push((result, false));
        while (waiting.TryPop(out (KernelNode Node, bool IsReady) next))
        {
            if (_names.ContainsKey(next.Node))
            {
                continue;
            }

            if (next.IsReady || next.Node.A is null)
            {
                _names[next.Node] = Name(next.Node);
                continue;
            }

            waiting.Push((next.Node, true));
            foreach (KernelNode? operand in (KernelNode?[])[next.Node.C, next.Node.B, next.Node.A])
            {
                if (operand is not null)
                {
                    waiting.Push((operand, false));
                }
            }
        }
    }

    private string Name(KernelNode node)
    {
        if (node.Step == KernelStep.Parameter)
        {
            return _parameters[(int)node.Value];
        }

        if (node.Step == KernelStep.Constant)
        {
            return KernelLiteral.Of(node.Value);
        }

        string expression = Expression(node);
        if (!_shared.TryGetValue(expression, out string? name))
        {
            name = $"{(node.IsMask ? 'm' : 't')}{++_temporaries}";
            _shared[expression] = name;
            _body.Append("    ").Append(node.IsMask ? "int " : "real ").Append(name).Append(" = ").Append(expression).Append(";\n");
        }

        return name;
    }

    private string Expression(KernelNode node)
    {
        string a = _names[node.A!], b = node.B is null ? "" : _names[node.B], c = node.C is null ? "" : _names[node.C];
        return node.Step switch
        {
            KernelStep.Add => $"{a} + {b}",
            KernelStep.Subtract => $"{a} - {b}",
            KernelStep.Multiply => $"{a} * {b}",
            KernelStep.Divide => $"{a} / {b}",
            KernelStep.Negate => $"-{a}",
            KernelStep.FusedMultiplyAdd => $"fma({a}, {b}, {c})",
            KernelStep.Sqrt => $"sqrt({a})",
            KernelStep.Abs => $"fabs({a})",
            KernelStep.Floor => $"floor({a})",
            KernelStep.Less => $"{a} < {b}",
            KernelStep.LessOrEqual => $"{a} <= {b}",
            KernelStep.Equal => $"{a} == {b}",
            KernelStep.And => $"{Mask(node.A!)} & {Mask(node.B!)}",
            KernelStep.Or => $"{Mask(node.A!)} | {Mask(node.B!)}",
            KernelStep.Not => $"!{Mask(node.A!)}",
            KernelStep.Select => $"{Mask(node.A!)} ? {b} : {(node.IsMask ? Mask(node.C!) : c)}",
            KernelStep.PowerOfTwo => $"power_of_two({a})",
            KernelStep.Exponent => $"exponent_of({a})",
            KernelStep.Significand => $"significand_of({a})",
            _ => throw new InvalidOperationException($"A kernel has no step {node.Step}."),
        };
    }

    // A number may stand for a mask that is all zeros or all ones, as in an operation that starts from none.
    private string Mask(KernelNode node) => node.IsMask ? _names[node] : $"is_set({_names[node]})";
}
