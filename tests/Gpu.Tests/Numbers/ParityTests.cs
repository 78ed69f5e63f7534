using Forecast.Gpu.Operations;

namespace Forecast.Gpu.Tests.Numbers;

public class ParityTests
{
    private static readonly double[] Corners = [0, -0.0, 1, -1, 0.5, 1e-300, 5e-324, 1e300, -1e300, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 2, 3, -3, 0.25, 710, -745, -708.2, 64, 128];

    public static TheoryData<OpCode> Functions { get; } = new(OperationTable.All.Select(row => row.Code));

    [Theory]
    [MemberData(nameof(Functions))]
    public void Eight_at_once_are_the_same_bits_as_one_at_a_time(OpCode code)
    {
        Operation row = OperationTable.Of(code)!;
        const int Count = 800;
        double[] a = new double[Count], b = new double[Count], c = new double[Count], eight = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            a[i] = Operand(code, i, 1);
            b[i] = Operand(code, i, 2);
            c[i] = Operand(code, i, 3);
        }

        row.Apply(a, b, c, eight);
        for (int i = 0; i < Count; i++)
        {
            double one = row.Apply(a[i], b[i], c[i]);
            bool isSame = double.IsNaN(one) ? double.IsNaN(eight[i]) : BitConverter.DoubleToInt64Bits(one) == BitConverter.DoubleToInt64Bits(eight[i]);
            Assert.True(isSame, $"{row.Name}({a[i]:R}, {b[i]:R}, {c[i]:R}) is {one:R} alone and {eight[i]:R} among eight");
        }
    }

    // Corners, then what the operation is for: a probability and positive parameters, or any number.
    private static double Operand(OpCode code, int i, int place)
    {
        double u = Uniforms.Plain(5, new UniformSource((ulong)place, 0), (ulong)i);
        bool isQuantile = code.ToString().EndsWith("Quantile", StringComparison.Ordinal);
        if (i < 200)
        {
            return Corners[(int)(u * Corners.Length)];
        }

        return isQuantile ? place == 1 ? u : Math.Pow(10, 4 * u - 1.5) : code == OpCode.Power && place == 1 ? 10 * u : 40 * (u - 0.5);
    }
}
