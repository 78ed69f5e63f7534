using System.Runtime.InteropServices;

namespace Forecast.Gpu.Compilation;

/// <summary>Tables are equal where their bits are.</summary>
internal sealed class TableComparer : IEqualityComparer<double[]>
{
    public static readonly TableComparer Instance = new();

    public bool Equals(double[]? x, double[]? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && MemoryMarshal.AsBytes(x.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(y.AsSpan())));

    public int GetHashCode(double[] obj)
    {
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes(obj.AsSpan()));
        return hash.ToHashCode();
    }
}
