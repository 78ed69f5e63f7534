using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Forecast.Models.Networks;

/// <summary>A layer of weights at work on a tile of eight points, for eight networks at once, one a lane.</summary>
/// <remarks>
/// Neuron j's value at point p stands at 8 j + p. Sums run over neurons or points in ascending order, so their bits are fixed.
/// </remarks>
internal static class DenseLayer
{
    private const int Tile = RegressionTask.Tile;

    /// <summary>z = W h + b.</summary>
    public static void Forward(ref Vector512<double> weights, ref Vector512<double> biases, ref Vector512<double> h,
        ref Vector512<double> z, int from, int to)
    {
        for (int j = 0; j < to; j++)
        {
            Vector512<double> b = Unsafe.Add(ref biases, j);
            Vector512<double> z0 = b, z1 = b, z2 = b, z3 = b, z4 = b, z5 = b, z6 = b, z7 = b;
            ref Vector512<double> row = ref Unsafe.Add(ref weights, j * from);
            ref Vector512<double> at = ref h;
            for (int k = 0; k < from; k++)
            {
                Vector512<double> w = Unsafe.Add(ref row, k);
                z0 = Vector512.FusedMultiplyAdd(w, at, z0);
                z1 = Vector512.FusedMultiplyAdd(w, Unsafe.Add(ref at, 1), z1);
                z2 = Vector512.FusedMultiplyAdd(w, Unsafe.Add(ref at, 2), z2);
                z3 = Vector512.FusedMultiplyAdd(w, Unsafe.Add(ref at, 3), z3);
                z4 = Vector512.FusedMultiplyAdd(w, Unsafe.Add(ref at, 4), z4);
                z5 = Vector512.FusedMultiplyAdd(w, Unsafe.Add(ref at, 5), z5);
                z6 = Vector512.FusedMultiplyAdd(w, Unsafe.Add(ref at, 6), z6);
                z7 = Vector512.FusedMultiplyAdd(w, Unsafe.Add(ref at, 7), z7);
                at = ref Unsafe.Add(ref at, Tile);
            }

            Store(ref Unsafe.Add(ref z, j * Tile), z0, z1, z2, z3, z4, z5, z6, z7);
        }
    }

    /// <summary>Adds a tile's share to the gradient: dW += dz hᵀ, db += dz 1.</summary>
    public static void AddGradient(ref Vector512<double> weights, ref Vector512<double> biases, ref Vector512<double> h,
        ref Vector512<double> dz, int from, int to)
    {
        for (int j = 0; j < to; j++)
        {
            ref Vector512<double> d = ref Unsafe.Add(ref dz, j * Tile);
            Vector512<double> d0 = d, d1 = Unsafe.Add(ref d, 1), d2 = Unsafe.Add(ref d, 2), d3 = Unsafe.Add(ref d, 3);
            Vector512<double> d4 = Unsafe.Add(ref d, 4), d5 = Unsafe.Add(ref d, 5), d6 = Unsafe.Add(ref d, 6), d7 = Unsafe.Add(ref d, 7);
            Unsafe.Add(ref biases, j) += ((d0 + d1) + (d2 + d3)) + ((d4 + d5) + (d6 + d7));
            ref Vector512<double> row = ref Unsafe.Add(ref weights, j * from);
            ref Vector512<double> at = ref h;
            for (int k = 0; k < from; k++)
            {
                Vector512<double> sum = Vector512.FusedMultiplyAdd(d0, at, Unsafe.Add(ref row, k));
                sum = Vector512.FusedMultiplyAdd(d1, Unsafe.Add(ref at, 1), sum);
                sum = Vector512.FusedMultiplyAdd(d2, Unsafe.Add(ref at, 2), sum);
                sum = Vector512.FusedMultiplyAdd(d3, Unsafe.Add(ref at, 3), sum);
                sum = Vector512.FusedMultiplyAdd(d4, Unsafe.Add(ref at, 4), sum);
                sum = Vector512.FusedMultiplyAdd(d5, Unsafe.Add(ref at, 5), sum);
                sum = Vector512.FusedMultiplyAdd(d6, Unsafe.Add(ref at, 6), sum);
                sum = Vector512.FusedMultiplyAdd(d7, Unsafe.Add(ref at, 7), sum);
                Unsafe.Add(ref row, k) = sum;
                at = ref Unsafe.Add(ref at, Tile);
            }
        }
    }

    /// <summary>dh = Wᵀ dz.</summary>
    public static void Backward(ref Vector512<double> weights, ref Vector512<double> dz, ref Vector512<double> dh, int from, int to)
    {
        for (int k = 0; k < from; k++)
        {
            Vector512<double> h0 = default, h1 = default, h2 = default, h3 = default, h4 = default, h5 = default, h6 = default,
                h7 = default;
            ref Vector512<double> column = ref Unsafe.Add(ref weights, k);
            ref Vector512<double> at = ref dz;
            for (int j = 0; j < to; j++)
            {
                Vector512<double> w = column;
                h0 = Vector512.FusedMultiplyAdd(w, at, h0);
                h1 = Vector512.FusedMultiplyAdd(w, Unsafe.Add(ref at, 1), h1);
                h2 = Vector512.FusedMultiplyAdd(w, Unsafe.Add(ref at, 2), h2);
                h3 = Vector512.FusedMultiplyAdd(w, Unsafe.Add(ref at, 3), h3);
                h4 = Vector512.FusedMultiplyAdd(w, Unsafe.Add(ref at, 4), h4);
                h5 = Vector512.FusedMultiplyAdd(w, Unsafe.Add(ref at, 5), h5);
                h6 = Vector512.FusedMultiplyAdd(w, Unsafe.Add(ref at, 6), h6);
                h7 = Vector512.FusedMultiplyAdd(w, Unsafe.Add(ref at, 7), h7);
                column = ref Unsafe.Add(ref column, from);
                at = ref Unsafe.Add(ref at, Tile);
            }

            Store(ref Unsafe.Add(ref dh, k * Tile), h0, h1, h2, h3, h4, h5, h6, h7);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        ref Vector512<double> to,
        Vector512<double> v0,
        Vector512<double> v1,
        Vector512<double> v2,
        Vector512<double> v3,
        Vector512<double> v4,
        Vector512<double> v5,
        Vector512<double> v6,
        Vector512<double> v7)
    {
        to = v0;
        Unsafe.Add(ref to, 1) = v1;
        Unsafe.Add(ref to, 2) = v2;
        Unsafe.Add(ref to, 3) = v3;
        Unsafe.Add(ref to, 4) = v4;
        Unsafe.Add(ref to, 5) = v5;
        Unsafe.Add(ref to, 6) = v6;
        Unsafe.Add(ref to, 7) = v7;
    }
}
