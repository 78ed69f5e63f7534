using Forecast.Gpu.Scalar;

namespace Forecast.Gpu.Quantities.Margins;

/// <summary>The quantile function of a distribution with constant parameters, as numbers: by the scalar kernel, while a model is built.</summary>
internal sealed class QuantileFunction
{
    private static readonly long _smallest = BitConverter.DoubleToInt64Bits(1e-300), _largest = BitConverter.DoubleToInt64Bits(1 - 1.0 / (1L << 53));
    private readonly int[] _instructions;
    private readonly double[] _tables, _registers;
    private readonly int _result;

    private QuantileFunction(Program program)
    {
        _instructions = [.. program.Instructions.SelectMany(step => new[] { (int)step.Code, step.Destination, step.A, step.B, step.C })];
        _tables = [.. program.Tables];
        _registers = new double[program.Registers];
        program.Constants.ToArray().CopyTo(_registers, 0);
        _result = program.Outputs[0].Register;
    }

    /// <summary>The function; null where a parameter is drawn.</summary>
    public static QuantileFunction? Of(Margin margin)
    {
        var program = Program.Compile(("quantile", margin.Quantile(new UniformQuantity(null))));
        return program.Uniforms.Count == 1 ? new QuantileFunction(program) : null;
    }

    /// <summary>The quantile at a probability.</summary>
    public double At(double probability)
    {
        ScalarKernel.Run(_instructions, _tables, [probability], _registers);
        return _registers[_result];
    }

    /// <summary>The lowest probability whose quantile is above a value, or at least it: 0 where all are, 1 where none is.</summary>
    public double Reaching(double value, bool above)
    {
        if (Reaches(_smallest))
        {
            return 0;
        }

        if (!Reaches(_largest))
        {
            return 1;
        }

        // The bits of positive doubles are in the order of the doubles.
        long below = _smallest, reaching = _largest;
        while (reaching - below > 1)
        {
            long middle = below + (reaching - below) / 2;
            (below, reaching) = Reaches(middle) ? (below, middle) : (middle, reaching);
        }

        return BitConverter.Int64BitsToDouble(reaching);

        bool Reaches(long bits)
        {
            double quantile = At(BitConverter.Int64BitsToDouble(bits));
            return above ? quantile > value : quantile >= value;
        }
    }
}
