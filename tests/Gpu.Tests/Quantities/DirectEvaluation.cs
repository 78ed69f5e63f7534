using Forecast.Gpu.Operations;
using Forecast.Gpu.Quantities;

namespace Forecast.Gpu.Tests.Quantities;

/// <summary>A quantity's value in one draw, straight from the expression: no sharing, folding, order or registers.</summary>
internal sealed class DirectEvaluation(ulong seed, ulong draw)
{
    private readonly Dictionary<Quantity, double> _uniforms = new(ReferenceEqualityComparer.Instance), _known = new(ReferenceEqualityComparer.Instance);

    public double Of(Quantity quantity)
    {
        if (!_known.TryGetValue(quantity, out double value))
        {
            value = Fresh(quantity);
            _known.Add(quantity, value);
        }

        return value;
    }

    private double Fresh(Quantity quantity) => quantity switch
    {
        ConstantQuantity constant => constant.Value,
        UniformQuantity uniform => Uniform(uniform),
        RandomQuantity random => Of(random.Body),
        TableQuantity table => Table(table),
        OperationQuantity o => Apply(o.Code, Of(o.A), o.B is null ? 0 : Of(o.B), o.C is null ? 0 : Of(o.C)),
        _ => throw new NotSupportedException(),
    };

    private static double Apply(OpCode code, double a, double b, double c) => code switch
    {
        OpCode.Add => a + b,
        OpCode.Subtract => a - b,
        OpCode.Multiply => a * b,
        OpCode.Divide => a / b,
        OpCode.Negate => -a,
        OpCode.MultiplyAdd => Math.FusedMultiplyAdd(a, b, c),
        OpCode.Abs => Math.Abs(a),
        OpCode.Floor => Math.Floor(a),
        OpCode.Sqrt => Math.Sqrt(a),
        OpCode.Min => a < b ? a : b,
        OpCode.Max => b < a ? a : b,
        OpCode.Less => a < b ? 1 : 0,
        OpCode.LessOrEqual => a <= b ? 1 : 0,
        OpCode.Equal => a == b ? 1 : 0,
        OpCode.Select => a != 0 ? b : c,
        _ => OperationTable.Of(code)!.Apply(a, b, c),
    };

    private double Table(TableQuantity table)
    {
        double place = Of(table.A);
        return table.Entries[double.IsNaN(place) ? 0 : (int)Math.Clamp(Math.Floor(place), 0, table.Entries.Length - 1)];
    }

    private double Uniform(UniformQuantity uniform)
    {
        if (!_uniforms.TryGetValue(uniform, out double value))
        {
            ulong number = (ulong)_uniforms.Count;
            value = Uniforms.Plain(seed, new UniformSource(number / 2, (int)(number % 2)), draw);
            _uniforms.Add(uniform, value);
        }

        return value;
    }
}
