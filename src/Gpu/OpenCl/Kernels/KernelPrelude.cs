namespace Forecast.Gpu.OpenCl.Kernels;

/// <summary>What stands before the functions of a program: arithmetic, moves of bits, and the generator.</summary>
internal static class KernelPrelude
{
    /// <summary>The text for an arithmetic.</summary>
    public static string Of(KernelPrecision precision) => (precision == KernelPrecision.Double ? Double : Single) + Generator;

    // A sum with 1.5 * 2^52 brings a whole number into the low bits; a conversion would be undefined where the result is not wanted.
    private const string Double =
        """
        #pragma OPENCL EXTENSION cl_khr_fp64 : enable
        #pragma OPENCL FP_CONTRACT OFF
        #define IN_LINE __attribute__((always_inline))
        typedef double real;
        #define NOT_A_NUMBER as_double(0xfff8000000000000UL)
        #define BEYOND as_double(0x7ff0000000000000UL)
        #define ROOT_OF_HALF 0x3fe6a09e667f3bcdUL

        IN_LINE real power_of_two(real n) { return as_double((as_ulong(n + 0x1.8p52) + 1023UL) << 52); }
        IN_LINE real exponent_of(real x) { return as_double((as_long(as_ulong(x) - ROOT_OF_HALF) >> 52) + 0x4338000000000000L) - 0x1.8p52; }
        IN_LINE real significand_of(real x) { return as_double(as_ulong(x) - ((ulong)(as_long(as_ulong(x) - ROOT_OF_HALF) >> 52) << 52)); }
        IN_LINE int is_set(real mask) { return as_ulong(mask) != 0UL; }
        IN_LINE int table_place(real x, int length) { return x >= (double)(length - 1) ? length - 1 : x > 0.0 ? (int)x : 0; }
        IN_LINE real uniform_of(ulong cell) { return as_double(cell | 0x3ff0000000000000UL) - 0x1.fffffffffffffp-1; }
        IN_LINE real quotient_of(ulong a, ulong b) { return (as_double(a | 0x4330000000000000UL) - 0x1p52) / (double)b; }

        // See QuantileTable for the layout.
        IN_LINE real piecewise(__global const real* table, real u)
        {
            int s = (int)table[0], octaves = (int)table[1], n = (int)table[2], is_below = u < 0.5;
            double p = is_below ? u : 1.0 - u;
            double least = as_double((1022UL - (ulong)octaves) << 52), most = as_double(0x3fdfffffffffffffUL);
            p = p > least ? p : least;
            p = p < most ? p : most;
            ulong d = 0x3fdfffffffffffffUL - as_ulong(p);
            __global const real* piece = table + 8 + n * ((int)(d >> (52 - s)) + (is_below ? 0 : octaves << s));
            double t = fma(2.0, as_double(0x3ff0000000000000UL | ((d << s) & 0x000fffffffffffffUL)), -3.0), value = piece[0];
            for (int i = 1; i < n; i++)
            {
                value = fma(value, t, piece[i]);
            }

            return u == u ? value : u;
        }


        """;

    private const string Single =
        """
        #pragma OPENCL FP_CONTRACT OFF
        #define IN_LINE __attribute__((always_inline))
        typedef float real;
        #define NOT_A_NUMBER as_float(0xffc00000U)
        #define BEYOND as_float(0x7f800000U)
        #define ROOT_OF_HALF 0x3f3504f3U

        IN_LINE real power_of_two(real n) { return ldexp(1.0f, n > 128.0f ? 128 : n > -150.0f ? (int)n : -150); }
        IN_LINE real exponent_of(real x) { return (float)(as_int(as_uint(x) - ROOT_OF_HALF) >> 23); }
        IN_LINE real significand_of(real x) { return as_float(as_uint(x) - ((uint)(as_int(as_uint(x) - ROOT_OF_HALF) >> 23) << 23)); }
        IN_LINE int is_set(real mask) { return as_uint(mask) != 0U; }
        IN_LINE int table_place(real x, int length) { return x >= (float)(length - 1) ? length - 1 : x > 0.0f ? (int)x : 0; }
        IN_LINE real uniform_of(ulong cell) { return ((float)(uint)(cell >> 29) + 0.5f) * 0x1p-23f; }
        IN_LINE real quotient_of(ulong a, ulong b) { return fmin((float)a / (float)b, 0x1.fffffep-1f); }

        // See QuantileTable for the layout; a piece is found from the bits of a single.
        IN_LINE real piecewise(__global const real* table, real u)
        {
            int s = (int)table[0], octaves = (int)table[1], n = (int)table[2], is_below = u < 0.5f;
            float p = is_below ? u : 1.0f - u;
            float least = as_float((126U - (uint)octaves) << 23), most = as_float(0x3effffffU);
            p = p > least ? p : least;
            p = p < most ? p : most;
            uint d = 0x3effffffU - as_uint(p);
            __global const real* piece = table + 8 + n * ((int)(d >> (23 - s)) + (is_below ? 0 : octaves << s));
            float t = fma(2.0f, as_float(0x3f800000U | ((d << s) & 0x007fffffU)), -3.0f), value = piece[0];
            for (int i = 1; i < n; i++)
            {
                value = fma(value, t, piece[i]);
            }

            return u == u ? value : u;
        }


        """;

    // Rounds are written out and words are numbers of their own: a loop, or a vector, keeps compilers for processors from running draws side by side.
    private const string Generator =
        """
        #define PHILOX_ROUND \
            { \
                ulong p0 = (ulong)0xd2511f53U * (ulong)c0, p1 = (ulong)0xcd9e8d57U * (ulong)c2; \
                c0 = (uint)(p1 >> 32) ^ c1 ^ k0; \
                c1 = (uint)p1; \
                c2 = (uint)(p0 >> 32) ^ c3 ^ k1; \
                c3 = (uint)p0; \
                k0 += 0x9e3779b9U; \
                k1 += 0xbb67ae85U; \
            }

        // Both cells of a block: whole numbers below 2^52.
        IN_LINE void philox(ulong seed, ulong position, ulong stream, ulong* first, ulong* second)
        {
            uint k0 = (uint)seed, k1 = (uint)(seed >> 32);
            uint c0 = (uint)position, c1 = (uint)(position >> 32), c2 = (uint)stream, c3 = (uint)(stream >> 32);
            PHILOX_ROUND PHILOX_ROUND PHILOX_ROUND PHILOX_ROUND PHILOX_ROUND
            PHILOX_ROUND PHILOX_ROUND PHILOX_ROUND PHILOX_ROUND PHILOX_ROUND
            *first = (ulong)c0 << 20 | (ulong)(c1 >> 12);
            *second = (ulong)c2 << 20 | (ulong)(c3 >> 12);
        }


        """;
}
