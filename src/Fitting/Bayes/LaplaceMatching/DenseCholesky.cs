using System.Runtime.Intrinsics;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>Cholesky's factor of a symmetric matrix kept row by row, and what it solves.</summary>
internal static class DenseCholesky
{
    /// <summary>Replaces the lower triangle by L with L Lᵀ = the matrix; false where it is not positive definite.</summary>
    public static bool Factor(Span<double> a, int n)
    {
        for (int j = 0; j < n; j++)
        {
            for (int i = j; i < n; i++)
            {
                double sum = a[i * n + j] - Dot(a.Slice(i * n, j), a.Slice(j * n, j));

                if (i == j)
                {
                    if (!(sum > 0))
                    {
                        return false;
                    }

                    a[j * n + j] = Math.Sqrt(sum);
                }
                else
                {
                    a[i * n + j] = sum / a[j * n + j];
                }
            }
        }

        return true;
    }

    /// <summary>Replaces b by L⁻¹ b.</summary>
    public static void Forward(ReadOnlySpan<double> l, int n, Span<double> b)
    {
        for (int i = 0; i < n; i++)
        {
            b[i] = (b[i] - Dot(l.Slice(i * n, i), b[..i])) / l[i * n + i];
        }
    }

    /// <summary>Replaces b by L⁻ᵀ b.</summary>
    public static void Backward(ReadOnlySpan<double> l, int n, Span<double> b)
    {
        for (int i = n - 1; i >= 0; i--)
        {
            double value = b[i] / l[i * n + i];
            b[i] = value;
            for (int k = 0; k < i; k++)
            {
                b[k] -= l[i * n + k] * value;
            }
        }
    }

    /// <summary>The sum of products, in eight lanes whatever the machine's width.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        int i = 0;
        double sum = 0;
        if (a.Length >= 16)
        {
            Vector512<double> lanes = Vector512<double>.Zero;
            for (; i + Vector512<double>.Count <= a.Length; i += Vector512<double>.Count)
            {
                lanes += Vector512.Create(a.Slice(i, Vector512<double>.Count)) * Vector512.Create(b.Slice(i, Vector512<double>.Count));
            }

            for (int lane = 0; lane < Vector512<double>.Count; lane++)
            {
                sum += lanes[lane];
            }
        }

        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
