using Forecast.Gpu.OpenCl.Interop;
using Forecast.Gpu.OpenCl.Kernels;
using Forecast.Gpu.Plans;

namespace Forecast.Gpu.OpenCl;

/// <summary>The uniforms that a kernel does not make itself, made by the host's cores: those of Latin hypercubes and Sobol sequences.</summary>
internal sealed class HostUniforms
{
    // The largest single below 1: a uniform is never 1.
    private const float LargestSingle = 1 - 1f / (1 << 24);
    private readonly SpreadUniform[] _uniforms;
    private double[] _values = [];

    /// <summary>The uniforms of a program.</summary>
    public HostUniforms(Program program, DrawPlan plan)
    {
        _uniforms = [.. program.Uniforms.Select((source, index) => new SpreadUniform(plan, source, index))];
    }

    /// <summary>How many uniforms a draw has.</summary>
    public int Count => _uniforms.Length;

    /// <summary>Copies consecutive draws of all to a device, one uniform after the other.</summary>
    /// <param name="session">The device.</param>
    /// <param name="buffer">Takes them.</param>
    /// <param name="first">Number of the first draw.</param>
    /// <param name="draws">How many: a multiple of eight.</param>
    /// <param name="precision">Their arithmetic there.</param>
    public void Write(OpenClSession session, OpenClHandle buffer, long first, int draws, KernelPrecision precision)
    {
        if (_values.Length < (long)draws * Count)
        {
            _values = new double[(long)draws * Count];
        }

        Parallel.For(0, Count, u => _uniforms[u].Fill(first, _values.AsSpan(u * draws, draws)));
        if (precision == KernelPrecision.Double)
        {
            session.Write<double>(buffer, _values.AsSpan(0, Count * draws));
            return;
        }

        var narrow = new float[Count * draws];
        for (int i = 0; i < narrow.Length; i++)
        {
            narrow[i] = Math.Min((float)_values[i], LargestSingle);
        }

        session.Write<float>(buffer, narrow);
    }
}
