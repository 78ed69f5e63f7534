using Forecast.Gpu.Plans;

namespace Forecast.Gpu.Scalar;

/// <summary>What one thread needs to run a program draw by draw.</summary>
internal sealed class ScalarWorker(ScalarProgram program)
{
    // Draws whose results are kept before they are handed out, each output in a row.
    private const int Batch = 64;

    private readonly double[] _registers = new double[program.Registers];
    private readonly double[] _uniforms = new double[program.Uniforms.Length];
    private readonly double[] _results = new double[program.Outputs.Length * Batch];

    /// <summary>Makes some draws.</summary>
    /// <param name="first">Number of the run's first draw.</param>
    /// <param name="outputs">Take the results.</param>
    /// <param name="start">The place of the first draw in the outputs.</param>
    /// <param name="end">The place behind the last.</param>
    public void Run(long first, IReadOnlyList<Memory<double>> outputs, int start, int end)
    {
        for (int at = start; at < end; at += Batch)
        {
            int count = Math.Min(Batch, end - at);
            Draw(first + at, count);
            for (int o = 0; o < outputs.Count; o++)
            {
                _results.AsSpan(o * Batch, count).CopyTo(outputs[o].Span[at..]);
            }
        }
    }

    private void Draw(long first, int count)
    {
        SpreadUniform[] uniforms = program.Uniforms;
        int[] outputs = program.Outputs;
        for (int i = 0; i < count; i++)
        {
            program.Constants.CopyTo(_registers, 0);
            for (int u = 0; u < uniforms.Length; u++)
            {
                _uniforms[u] = uniforms[u].At(first + i);
            }

            ScalarKernel.Run(program.Instructions, program.Tables, _uniforms, _registers);
            for (int o = 0; o < outputs.Length; o++)
            {
                double value = _registers[outputs[o]];
                _results[o * Batch + i] = double.IsNaN(value) ? double.NaN : value;
            }
        }
    }
}
