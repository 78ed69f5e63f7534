using Forecast.Gpu.Operations;
using Forecast.Gpu.Quantities;

namespace Forecast.Gpu.Compilation;

/// <summary>The values of a program under compilation, each there once: equal operations on equal operands are one value.</summary>
internal sealed class ValueGraph
{
    private readonly List<Value> _values = [];
    private readonly List<double[]> _tables = [];
    private readonly Dictionary<Value, int> _numbers = [];
    private readonly Dictionary<double[], int> _tableNumbers = new(TableComparer.Instance);

    /// <summary>The values; operands come before their users.</summary>
    public IReadOnlyList<Value> Values => _values;

    /// <summary>The tables.</summary>
    public IReadOnlyList<double[]> Tables => _tables;

    /// <summary>The number of a constant.</summary>
    public int Constant(double number) => Number(new Value(ValueKind.Constant, default, -1, -1, -1, BitConverter.DoubleToInt64Bits(number)));

    /// <summary>The number of a uniform's value.</summary>
    public int Uniform(int uniform) => Number(new Value(ValueKind.Uniform, OpCode.Uniform, uniform, -1, -1, 0));

    /// <summary>The number of a table looked up; folded where the place is a constant.</summary>
    public int Table(OpCode code, int place, double[] entries)
    {
        if (_values[place].Kind == ValueKind.Constant)
        {
            return Constant(Evaluation.OfTable(code, _values[place].Number, entries));
        }

        if (!_tableNumbers.TryGetValue(entries, out int table))
        {
            table = _tables.Count;
            _tables.Add(entries);
            _tableNumbers.Add(entries, table);
        }

        return Number(new Value(ValueKind.Table, code, place, table, -1, 0));
    }

    /// <summary>The number of an operation's value; folded where all operands are constants, and simplified where no bit changes.</summary>
    public int Operation(OpCode code, int a, int b, int c)
    {
        var value = new Value(ValueKind.Operation, code, a, b, c, 0);
        bool isConstant = true;
        for (int i = 0; i < value.Operands; i++)
        {
            isConstant &= _values[value.Operand(i)].Kind == ValueKind.Constant;
        }

        if (isConstant)
        {
            return Constant(Evaluation.Of(code, _values[a].Number, b < 0 ? 0 : _values[b].Number, c < 0 ? 0 : _values[c].Number));
        }

        return Identities.Of(this, value) ?? Number(value);
    }

    /// <summary>The number of a value, a new one where it is not there yet.</summary>
    public int Number(Value value)
    {
        // A sum, a product and an equality have the same bits either way round.
        if (value is { Kind: ValueKind.Operation, Code: OpCode.Add or OpCode.Multiply or OpCode.Equal or OpCode.MultiplyAdd } && value.B < value.A)
        {
            value = value with { A = value.B, B = value.A };
        }

        if (!_numbers.TryGetValue(value, out int number))
        {
            number = _values.Count;
            _values.Add(value);
            _numbers.Add(value, number);
        }

        return number;
    }
}
