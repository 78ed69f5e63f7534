using Forecast.Gpu.Plans;

namespace Forecast.Gpu.Scalar;

/// <summary>A program laid out in the flat arrays that <see cref="ScalarKernel"/> takes.</summary>
internal sealed class ScalarProgram(Program program, DrawPlan plan)
{
    /// <summary>Five numbers an instruction.</summary>
    public int[] Instructions { get; } =
        [.. program.Instructions.SelectMany(step => new[] { (int)step.Code, step.Destination, step.A, step.B, step.C })];

    /// <summary>What the first registers hold.</summary>
    public double[] Constants { get; } = [.. program.Constants];

    /// <summary>Samples and coefficients.</summary>
    public double[] Tables { get; } = [.. program.Tables];

    /// <summary>The uniforms, under the plan.</summary>
    public SpreadUniform[] Uniforms { get; } = [.. program.Uniforms.Select((source, index) => new SpreadUniform(plan, source, index))];

    /// <summary>The register of each output.</summary>
    public int[] Outputs { get; } = [.. program.Outputs.Select(output => output.Register)];

    /// <summary>Number of registers.</summary>
    public int Registers => program.Registers;
}
