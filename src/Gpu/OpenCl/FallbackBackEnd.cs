namespace Forecast.Gpu.OpenCl;

/// <summary>A device while it works, and the host from its first failure on: a program that does not build, memory that runs out, a lost device.</summary>
/// <remarks>The draws made before stay, as the host's have the same bits; so the device is one of IEEE arithmetic.</remarks>
internal sealed class FallbackBackEnd(IBackEnd device, string described, IBackEnd host) : IBackEnd
{
    private volatile string? _failure;

    /// <inheritdoc/>
    public string Name => _failure is null ? device.Name : host.Name;

    /// <inheritdoc/>
    public string? Note => _failure;

    /// <inheritdoc/>
    public void Run(Program program, DrawPlan plan, long first, IReadOnlyList<Memory<double>> outputs, CancellationToken cancellation = default)
    {
        if (_failure is null)
        {
            try
            {
                device.Run(program, plan, first, outputs, cancellation);
                return;
            }
            catch (OpenClException failure)
            {
                _failure = $"{described} ({device.Name}) failed: {failure.Message} The run went on by {host.Name}, with the same bits.";
            }
        }

        host.Run(program, plan, first, outputs, cancellation);
    }
}
