namespace Forecast.Gpu.Results;

/// <summary>Some uniforms of a program that make up one input to be blamed for uncertainty.</summary>
/// <param name="Name">The name of the input.</param>
/// <param name="Uniforms">Numbers of its uniforms, as in <see cref="Program.Uniforms"/>.</param>
public sealed record InputGroup(string Name, IReadOnlyList<int> Uniforms)
{
    /// <summary>Each uniform of a program as a group of its own, named by its number.</summary>
    public static IReadOnlyList<InputGroup> Each(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return [.. program.Uniforms.Select((_, i) => new InputGroup(FormattableString.Invariant($"u{i}"), [i]))];
    }
}
