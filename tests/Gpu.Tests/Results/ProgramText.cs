using Forecast.Gpu.Operations;

namespace Forecast.Gpu.Tests.Results;

/// <summary>Programs put together by hand, an operation a call.</summary>
internal sealed class ProgramText
{
    private readonly List<double> _constants = [];
    private readonly List<(OpCode Code, int A, int B, int C)> _steps = [];
    private int _uniforms;

    /// <summary>Constants have numbers below 0, results from 0.</summary>
    public int Constant(double value)
    {
        _constants.Add(value);
        return -_constants.Count;
    }

    public int Uniform() => Add(OpCode.Uniform, _uniforms++);

    public int Normal() => Step(OpCode.NormalQuantile, Uniform());

    public int Step(OpCode code, int a, int b = 0, int c = 0) => Add(code, a, b, c);

    public Program ToProgram(params (string Name, int Number)[] outputs)
    {
        int Register(int number) => number < 0 ? -number - 1 : number + _constants.Count;
        return new Program(
            [.. _steps.Select((step, i) => new Instruction(step.Code, Register(i), step.Code == OpCode.Uniform ? step.A : Register(step.A), Register(step.B), Register(step.C)))],
            _constants,
            [],
            [.. Enumerable.Range(0, _uniforms).Select(u => new UniformSource((ulong)(u / 2 + 3), u % 2))],
            _constants.Count + _steps.Count,
            [.. outputs.Select(output => new Output(output.Name, Register(output.Number)))]);
    }

    private int Add(OpCode code, int a, int b = 0, int c = 0)
    {
        _steps.Add((code, a, b, c));
        return _steps.Count - 1;
    }
}
