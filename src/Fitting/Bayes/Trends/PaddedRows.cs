using System.Runtime.Intrinsics;
using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>Rows in blocks of vectors, filled up with rows whose mask is zero so that they count for nothing.</summary>
/// <remarks>A block is four vectors, of whose terms one logarithm is taken together.</remarks>
internal sealed class PaddedRows
{
    /// <summary>Vectors whose terms are multiplied before a logarithm is taken.</summary>
    public const int Block = 4;

    /// <param name="x">Centred times.</param>
    /// <param name="y">Values.</param>
    /// <param name="errors">Variances of the rows' own errors.</param>
    public PaddedRows(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> errors)
    {
        const int Rows = VectorElementary.Lanes * Block;
        int vectors = (x.Length + Rows - 1) / Rows * Block;
        (X, Y, Mask, Errors) = (new Vector512<double>[vectors], new Vector512<double>[vectors],
            new Vector512<double>[vectors], new Vector512<double>[vectors]);
        for (int i = 0; i < vectors * VectorElementary.Lanes; i++)
        {
            (int vector, int lane) = (i / VectorElementary.Lanes, i % VectorElementary.Lanes);
            bool isRow = i < x.Length;
            X[vector] = X[vector].WithElement(lane, isRow ? x[i] : 0);
            Y[vector] = Y[vector].WithElement(lane, isRow ? y[i] : 0);
            Mask[vector] = Mask[vector].WithElement(lane, isRow ? 1 : 0);

            // One, so that a variance of mask σ² + error is one where there is no row, and its logarithm zero.
            Errors[vector] = Errors[vector].WithElement(lane, isRow ? errors.IsEmpty ? 0 : errors[i] : 1);
        }
    }

    public Vector512<double>[] X { get; }

    public Vector512<double>[] Y { get; }

    public Vector512<double>[] Mask { get; }

    public Vector512<double>[] Errors { get; }

    /// <summary>The sum of all lanes in an order of its own, whatever the width of the machine's vectors.</summary>
    public static double Sum(Vector512<double> lanes)
    {
        Vector256<double> four = lanes.GetLower() + lanes.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two.GetElement(0) + two.GetElement(1);
    }
}
