using System.Runtime.InteropServices;

namespace Forecast.Gpu.OpenCl.Interop;

/// <summary>Something of OpenCL's that is given back once: a context, a queue, a buffer, a program or a kernel.</summary>
internal sealed class OpenClHandle : SafeHandle
{
    private readonly Func<nint, int> _release;

    /// <summary>Takes hold of something.</summary>
    /// <param name="handle">The handle.</param>
    /// <param name="release">The function that gives it back.</param>
    public OpenClHandle(nint handle, Func<nint, int> release)
        : base(0, ownsHandle: true)
    {
        _release = release;
        SetHandle(handle);
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => _release(handle) == 0;
}
