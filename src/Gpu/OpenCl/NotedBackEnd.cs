namespace Forecast.Gpu.OpenCl;

/// <summary>A back end with something to be said about why it is the one.</summary>
internal sealed class NotedBackEnd(IBackEnd backEnd, string note) : IBackEnd
{
    /// <inheritdoc/>
    public string Name => backEnd.Name;

    /// <inheritdoc/>
    public string? Note => note;

    /// <inheritdoc/>
    public void Run(Program program, DrawPlan plan, long first, IReadOnlyList<Memory<double>> outputs, CancellationToken cancellation = default) =>
        backEnd.Run(program, plan, first, outputs, cancellation);
}
