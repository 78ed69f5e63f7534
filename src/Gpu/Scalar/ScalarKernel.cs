using Forecast.Gpu.Numbers;
using Forecast.Gpu.Operations;

namespace Forecast.Gpu.Scalar;

/// <summary>One draw of a program: the meaning of every operation in one plain method over flat arrays.</summary>
/// <remarks>
/// No allocation, exception, delegate or virtual call is in it, so that a compiler of .NET methods to kernels can take it as it stands. An
/// instruction is five numbers: code, destination and three operands.
/// </remarks>
public static class ScalarKernel
{
    /// <summary>Numbers that an instruction takes.</summary>
    public const int Width = 5;

    /// <summary>Runs a program once.</summary>
    /// <param name="instructions">Five numbers an instruction.</param>
    /// <param name="tables">Samples and coefficients.</param>
    /// <param name="uniforms">The uniforms of this draw.</param>
    /// <param name="registers">The registers, the first holding the constants.</param>
    public static void Run(ReadOnlySpan<int> instructions, ReadOnlySpan<double> tables, ReadOnlySpan<double> uniforms, Span<double> registers)
    {
        for (int i = 0; i < instructions.Length; i += Width)
        {
            int destination = instructions[i + 1], a = instructions[i + 2], b = instructions[i + 3], c = instructions[i + 4];
            double result;
            switch ((OpCode)instructions[i])
            {
                case OpCode.Uniform:
                    result = uniforms[a];
                    break;
                case OpCode.Table:
                    result = tables[b + TablePlace.Of(registers[a], c)];
                    break;
                case OpCode.Piecewise:
                    result = QuantileTable.Evaluate(tables.Slice(b, c), registers[a]);
                    break;
                case OpCode.Add:
                    result = AddOperation.Apply(new Real(registers[a]), new Real(registers[b]), new Real(registers[a])).Value;
                    break;
                case OpCode.Subtract:
                    result = SubtractOperation.Apply(new Real(registers[a]), new Real(registers[b]), new Real(registers[a])).Value;
                    break;
                case OpCode.Multiply:
                    result = MultiplyOperation.Apply(new Real(registers[a]), new Real(registers[b]), new Real(registers[a])).Value;
                    break;
                case OpCode.Divide:
                    result = DivideOperation.Apply(new Real(registers[a]), new Real(registers[b]), new Real(registers[a])).Value;
                    break;
                case OpCode.Negate:
                    result = NegateOperation.Apply(new Real(registers[a]), new Real(registers[a]), new Real(registers[a])).Value;
                    break;
                case OpCode.MultiplyAdd:
                    result = MultiplyAddOperation.Apply(new Real(registers[a]), new Real(registers[b]), new Real(registers[c])).Value;
                    break;
                case OpCode.Abs:
                    result = AbsOperation.Apply(new Real(registers[a]), new Real(registers[a]), new Real(registers[a])).Value;
                    break;
                case OpCode.Floor:
                    result = FloorOperation.Apply(new Real(registers[a]), new Real(registers[a]), new Real(registers[a])).Value;
                    break;
                case OpCode.Sqrt:
                    result = SqrtOperation.Apply(new Real(registers[a]), new Real(registers[a]), new Real(registers[a])).Value;
                    break;
                case OpCode.Exp:
                    result = ExpOperation.Apply(new Real(registers[a]), new Real(registers[a]), new Real(registers[a])).Value;
                    break;
                case OpCode.Log:
                    result = LogOperation.Apply(new Real(registers[a]), new Real(registers[a]), new Real(registers[a])).Value;
                    break;
                case OpCode.Power:
                    result = PowerOperation.Apply(new Real(registers[a]), new Real(registers[b]), new Real(registers[a])).Value;
                    break;
                case OpCode.Min:
                    result = MinOperation.Apply(new Real(registers[a]), new Real(registers[b]), new Real(registers[a])).Value;
                    break;
                case OpCode.Max:
                    result = MaxOperation.Apply(new Real(registers[a]), new Real(registers[b]), new Real(registers[a])).Value;
                    break;
                case OpCode.Less:
                    result = LessOperation.Apply(new Real(registers[a]), new Real(registers[b]), new Real(registers[a])).Value;
                    break;
                case OpCode.LessOrEqual:
                    result = LessOrEqualOperation.Apply(new Real(registers[a]), new Real(registers[b]), new Real(registers[a])).Value;
                    break;
                case OpCode.Equal:
                    result = EqualOperation.Apply(new Real(registers[a]), new Real(registers[b]), new Real(registers[a])).Value;
                    break;
                case OpCode.Select:
                    result = SelectOperation.Apply(new Real(registers[a]), new Real(registers[b]), new Real(registers[c])).Value;
                    break;
                case OpCode.NormalQuantile:
                    result = NormalQuantileOperation.Apply(new Real(registers[a]), new Real(registers[a]), new Real(registers[a])).Value;
                    break;
                case OpCode.NormalCdf:
                    result = NormalCdfOperation.Apply(new Real(registers[a]), new Real(registers[a]), new Real(registers[a])).Value;
                    break;
                case OpCode.GammaQuantile:
                    result = GammaQuantileOperation.Apply(new Real(registers[a]), new Real(registers[b]), new Real(registers[a])).Value;
                    break;
                case OpCode.BetaQuantile:
                    result = BetaQuantileOperation.Apply(new Real(registers[a]), new Real(registers[b]), new Real(registers[c])).Value;
                    break;
                case OpCode.StudentQuantile:
                    result = StudentQuantileOperation.Apply(new Real(registers[a]), new Real(registers[b]), new Real(registers[a])).Value;
                    break;
                case OpCode.PoissonQuantile:
                    result = PoissonQuantileOperation.Apply(new Real(registers[a]), new Real(registers[b]), new Real(registers[a])).Value;
                    break;
                default:
                    result = double.NaN;
                    break;
            }

            registers[destination] = result;
        }
    }
}
