using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Forecast.Models.Networks;

/// <summary>Vectors of eight doubles in a row, on the boundaries of cache lines: one lane for each of eight networks.</summary>
internal sealed class LaneBlock
{
    public const int Lanes = 8;
    private const int LineBytes = 64;

    private readonly double[] _values;
    private readonly int _first;

    public LaneBlock(int count)
    {
        Count = count;
        _values = GC.AllocateArray<double>((count + 1) * Lanes, pinned: true);
        long address = Marshal.UnsafeAddrOfPinnedArrayElement(_values, 0);
        _first = (int)((LineBytes - address % LineBytes) % LineBytes / sizeof(double));
    }

    /// <summary>Number of vectors.</summary>
    public int Count { get; }

    /// <summary>All numbers, lane after lane within each vector.</summary>
    public Span<double> Values => _values.AsSpan(_first, Count * Lanes);

    /// <summary>The vector at an index, and those that follow; the index is not checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Vector512<double> At(int index) =>
        ref Unsafe.As<double, Vector512<double>>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values), _first + index * Lanes));

    public void Clear() => Array.Clear(_values);
}
