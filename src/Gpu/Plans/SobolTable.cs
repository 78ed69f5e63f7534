using System.Globalization;

namespace Forecast.Gpu.Plans;

/// <summary>The direction numbers of Sobol sequences.</summary>
/// <remarks>
/// Joe and Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30, 2008; the table of
/// polynomials and first numbers is <c>joe-kuo.txt</c>, which says where it is from.
/// </remarks>
public static class SobolTable
{
    private const int Digits = 32;
    private static readonly Lazy<uint[][]> _table = new(Read);

    /// <summary>Number of dimensions of the table; a uniform beyond them has plain draws.</summary>
    public const int Dimensions = 1024;

    /// <summary>The direction numbers v_1 to v_32 of a dimension, the first digit in the highest bit.</summary>
    /// <param name="dimension">Its number, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such dimension.</exception>
    public static IReadOnlyList<uint> Directions(int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dimension);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(dimension, Dimensions);
        return Array.AsReadOnly(_table.Value[dimension]);
    }

    /// <summary>The direction numbers of a dimension, the first digit in the lowest bit.</summary>
    internal static uint[] Reversed(int dimension)
    {
        var reversed = new uint[Digits];
        for (int digit = 0; digit < Digits; digit++)
        {
            uint from = _table.Value[dimension][digit];
            for (int bit = 0; bit < Digits; bit++)
            {
                reversed[digit] = reversed[digit] << 1 | (from >> bit & 1);
            }
        }

        return reversed;
    }

    private static uint[][] Read()
    {
        using Stream stream = typeof(SobolTable).Assembly.GetManifestResourceStream("joe-kuo.txt")!;
        using var reader = new StreamReader(stream);
        var table = new List<uint[]>(Dimensions) { FirstDimension() };
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                table.Add(Extend(Array.ConvertAll(line.Split(' '), number => uint.Parse(number, CultureInfo.InvariantCulture))));
            }
        }

        return [.. table];
    }

    // Van der Corput's sequence.
    private static uint[] FirstDimension()
    {
        var directions = new uint[Digits];
        for (int k = 0; k < Digits; k++)
        {
            directions[k] = 1U << (Digits - 1 - k);
        }

        return directions;
    }

    // Bratley and Fox's recurrence, ACM TOMS 14, 1988: a row is the polynomial and m_1 to m_s, s its degree.
    private static uint[] Extend(uint[] row)
    {
        int degree = row.Length - 1;
        var directions = new uint[Digits];
        for (int k = 0; k < Digits; k++)
        {
            if (k < degree)
            {
                directions[k] = row[k + 1] << (Digits - 1 - k);
                continue;
            }

            uint next = directions[k - degree] ^ (directions[k - degree] >> degree);
            for (int term = 1; term < degree; term++)
            {
                if ((row[0] >> (degree - term) & 1) != 0)
                {
                    next ^= directions[k - term];
                }
            }

            directions[k] = next;
        }

        return directions;
    }
}
