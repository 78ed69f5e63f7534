using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Scoring;

/// <summary>Kolmogorov's test that independent numbers are uniform on 0 to 1.</summary>
/// <param name="N">Number of transforms.</param>
/// <param name="Statistic">D, the largest distance between their distribution and the uniform one.</param>
/// <param name="PValue">Probability of a distance at least this large from uniform numbers.</param>
public sealed record KolmogorovTest(int N, double Statistic, double PValue)
{
    private const double FarOut = 7.24, FarOutForMany = 3.76;
    private const int Many = 99;

    /// <summary>Tests numbers.</summary>
    /// <param name="transforms">u, from 0 to 1, at least one.</param>
    /// <remarks>
    /// The distribution of D is exact by a matrix power (Marsaglia, Tsang and Wang 2003); with n D² above 7.24, or above 3.76 and n above
    /// 99, it is
    /// theirs to 7 digits in closed form.
    /// </remarks>
    /// <exception cref="ArgumentException">No numbers, or one outside 0 to 1.</exception>
    public static KolmogorovTest Of(ReadOnlySpan<double> transforms)
    {
        if (transforms.IsEmpty)
        {
            throw new ArgumentException("A test needs one number at least.", nameof(transforms));
        }

        double[] sorted = Quantiles.Sorted(transforms);
        int n = sorted.Length;
        double distance = 0;
        for (int i = 0; i < n; i++)
        {
            double u = Allowed.Probability(sorted[i], nameof(transforms));
            distance = Math.Max(distance, Math.Max((i + 1.0) / n - u, u - (double)i / n));
        }

        return new KolmogorovTest(n, distance, Math.Clamp(Above(n, distance), 0, 1));
    }

    /// <summary>The probability that D exceeds a distance, for uniform numbers.</summary>
    /// <param name="n">Number of them, at least 1.</param>
    /// <param name="d">The distance, above 0.</param>
    public static double Above(int n, double d)
    {
        double square = n * d * d;
        if (square > FarOut || (square > FarOutForMany && n > Many))
        {
            return 2 * Natural.Exp(-(2.000071 + 0.331 / Math.Sqrt(n) + 1.409 / n) * square);
        }

        int k = (int)(n * d) + 1, size = 2 * k - 1;
        double h = k - n * d;
        double[] matrix = Steps(size, h);
        (double[] power, int exponent) = Power(matrix, size, n);
        double below = power[(k - 1) * size + k - 1];
        for (int i = 1; i <= n; i++)
        {
            below = below * i / n;
            if (below < 1e-140)
            {
                below *= 1e140;
                exponent -= 140;
            }
        }

        return 1 - below * Elementary.Exp10(exponent);
    }

    private static double[] Steps(int size, double h)
    {
        var matrix = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                matrix[i * size + j] = i - j + 1 < 0 ? 0 : 1;
            }
        }

        double power = 1;
        for (int i = 0; i < size; i++)
        {
            power *= h;
            matrix[i * size] -= power;
            matrix[(size - 1) * size + size - 1 - i] -= power;
        }

        double last = 1;
        for (int i = 0; i < size && 2 * h - 1 > 0; i++)
        {
            last *= 2 * h - 1;
        }

        matrix[(size - 1) * size] += 2 * h - 1 > 0 ? last : 0;
        double factorial = 1;
        for (int distance = 1; distance <= size; distance++)
        {
            factorial *= distance;
            for (int j = 0; j + distance - 1 < size; j++)
            {
                matrix[(j + distance - 1) * size + j] /= factorial;
            }
        }

        return matrix;
    }

    // The matrix to the power n by squaring, with a power of ten apart lest it overflow.
    private static (double[] Matrix, int Exponent) Power(double[] matrix, int size, int n)
    {
        if (n == 1)
        {
            return ([.. matrix], 0);
        }

        (double[] half, int exponent) = Power(matrix, size, n / 2);
        double[] square = Product(half, half, size);
        exponent *= 2;
        if (n % 2 == 1)
        {
            square = Product(matrix, square, size);
        }

        if (square[(size / 2) * size + size / 2] > 1e140)
        {
            for (int i = 0; i < square.Length; i++)
            {
                square[i] *= 1e-140;
            }

            exponent += 140;
        }

        return (square, exponent);
    }

    private static double[] Product(double[] left, double[] right, int size)
    {
        var product = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k < size; k++)
            {
                double factor = left[i * size + k];
                for (int j = 0; j < size; j++)
                {
                    product[i * size + j] += factor * right[k * size + j];
                }
            }
        }

        return product;
    }
}
