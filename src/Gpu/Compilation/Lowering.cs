using Forecast.Fitting.Random;
using Forecast.Gpu.Quantities;

namespace Forecast.Gpu.Compilation;

/// <summary>Quantities turned into the values of a program, by a stack of its own: an expression may be very deep.</summary>
internal sealed class Lowering
{
    // Names are streams of every seed alike, so that a name and a seed fix the draws.
    private static readonly StreamKey _names = new(0x6E61_6D65_6F66_6472);
    private readonly Dictionary<Quantity, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, UniformQuantity> _named = [];
    private readonly Stack<(Quantity Quantity, bool IsReady)> _stack = [];
    private ulong _anonymous;

    /// <summary>The values.</summary>
    public ValueGraph Graph { get; } = new();

    /// <summary>Where each uniform comes from, in order of first use in the expression.</summary>
    public List<UniformSource> Sources { get; } = [];

    /// <summary>Name of each uniform that has one.</summary>
    public List<string?> Names { get; } = [];

    /// <summary>Operations met, each object once: what was written.</summary>
    public int Written { get; private set; }

    /// <summary>The number of a quantity's value.</summary>
    public int Lower(Quantity root)
    {
        _stack.Push((root, false));
        while (_stack.TryPop(out (Quantity Quantity, bool IsReady) next))
        {
            if (!_numbers.ContainsKey(next.Quantity))
            {
                Visit(next.Quantity, next.IsReady);
            }
        }

        return _numbers[root];
    }

    private void Visit(Quantity quantity, bool isReady)
    {
        if (!isReady && quantity is OperationQuantity or TableQuantity or RandomQuantity)
        {
            Open(quantity);
            return;
        }

        _numbers[quantity] = quantity switch
        {
            ConstantQuantity constant => Graph.Constant(constant.Value),
            UniformQuantity uniform => Uniform(uniform),
            RandomQuantity random => _numbers[random.Body],
            TableQuantity table => Graph.Table(table.Code, _numbers[table.A], table.Entries),
            OperationQuantity o => Graph.Operation(o.Code, _numbers[o.A], o.B is null ? -1 : _numbers[o.B], o.C is null ? -1 : _numbers[o.C]),
            _ => throw new NotSupportedException($"No lowering of {quantity.GetType().Name}."),
        };
        Written += quantity is OperationQuantity or TableQuantity ? 1 : 0;
    }

    // The first operand is put on the stack last, so that it is met first.
    private void Open(Quantity quantity)
    {
        _stack.Push((quantity, true));
        switch (quantity)
        {
            case RandomQuantity random:
                _stack.Push((random.Body, false));
                break;
            case TableQuantity table:
                _stack.Push((table.A, false));
                break;
            case OperationQuantity operation:
                Push(operation.C);
                Push(operation.B);
                Push(operation.A);
                break;
        }
    }

    private void Push(Quantity? quantity)
    {
        if (quantity is not null)
        {
            _stack.Push((quantity, false));
        }
    }

    private int Uniform(UniformQuantity uniform)
    {
        if (uniform.Name is string name && !_named.TryAdd(name, uniform))
        {
            throw new ArgumentException($"Two draws are named '{name}': a name fixes a stream, so each draw needs a name of its own. Use the same draw twice to have the same number twice.");
        }

        Names.Add(uniform.Name);
        Sources.Add(uniform.Name is null ? new UniformSource(_anonymous / 2, (int)(_anonymous++ % 2)) : new UniformSource(_names.Child(uniform.Name).Stream, 0));
        return Graph.Uniform(Sources.Count - 1);
    }
}
