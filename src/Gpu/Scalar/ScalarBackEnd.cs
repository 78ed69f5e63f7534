using Forecast.Gpu.Plans;

namespace Forecast.Gpu.Scalar;

/// <summary>The back end that runs one draw after the other: the oracle of the others.</summary>
public sealed class ScalarBackEnd : IBackEnd
{
    /// <inheritdoc/>
    public string Name => "scalar";

    /// <inheritdoc/>
    public void Run(Program program, DrawPlan plan, long first, IReadOnlyList<Memory<double>> outputs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(outputs);
        int[] instructions = [.. program.Instructions.SelectMany(step => new[] { (int)step.Code, step.Destination, step.A, step.B, step.C })];
        double[] tables = [.. program.Tables], registers = new double[program.Registers], uniforms = new double[program.Uniforms.Count];
        SpreadUniform[] spread = [.. program.Uniforms.Select((source, index) => new SpreadUniform(plan, source, index))];
        int draws = outputs.Count > 0 ? outputs[0].Length : 0;
        plan.ThrowUnlessHeld(first, draws);
        for (int i = 0; i < draws; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int c = 0; c < program.Constants.Count; c++)
            {
                registers[c] = program.Constants[c];
            }

            for (int u = 0; u < uniforms.Length; u++)
            {
                uniforms[u] = spread[u].At(first + i);
            }

            ScalarKernel.Run(instructions, tables, uniforms, registers);
            for (int o = 0; o < outputs.Count; o++)
            {
                double value = registers[program.Outputs[o].Register];
                outputs[o].Span[i] = double.IsNaN(value) ? double.NaN : value;
            }
        }
    }
}
