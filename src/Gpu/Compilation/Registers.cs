namespace Forecast.Gpu.Compilation;

/// <summary>Registers for values, each given back after its last use, the lowest free one first.</summary>
internal sealed class Registers
{
    private readonly PriorityQueue<int, int> _free = new();
    private readonly int[] _of;
    private readonly int[] _lastUse;

    /// <summary>Registers for the values in an order; the first ones hold the constants.</summary>
    /// <param name="values">All values.</param>
    /// <param name="order">Those that are computed, in order.</param>
    /// <param name="constants">Numbers of the constants in use, in the order of their registers.</param>
    /// <param name="outputs">Numbers of the outputs, which keep their registers.</param>
    public Registers(IReadOnlyList<Value> values, List<int> order, List<int> constants, IReadOnlyList<int> outputs)
    {
        _of = new int[values.Count];
        _lastUse = new int[values.Count];
        Array.Fill(_of, -1);
        Count = constants.Count;
        for (int i = 0; i < constants.Count; i++)
        {
            _of[constants[i]] = i;
            _lastUse[constants[i]] = int.MaxValue;
        }

        for (int step = 0; step < order.Count; step++)
        {
            Value value = values[order[step]];
            for (int i = 0; i < value.Operands; i++)
            {
                _lastUse[value.Operand(i)] = Math.Max(_lastUse[value.Operand(i)], step);
            }
        }

        foreach (int output in outputs)
        {
            _lastUse[output] = int.MaxValue;
        }

        for (int step = 0; step < order.Count; step++)
        {
            Give(values[order[step]], order[step], step);
        }
    }

    /// <summary>Number of registers.</summary>
    public int Count { get; private set; }

    /// <summary>The register of a value.</summary>
    public int this[int value] => _of[value];

    // A result may stand where an operand stood.
    private void Give(Value value, int number, int step)
    {
        for (int i = 0; i < value.Operands; i++)
        {
            int operand = value.Operand(i);
            if (_lastUse[operand] == step)
            {
                _free.Enqueue(_of[operand], _of[operand]);
                _lastUse[operand] = -1;
            }
        }

        _of[number] = _free.TryDequeue(out int register, out _) ? register : Count++;
    }
}
