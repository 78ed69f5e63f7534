using System.Globalization;
using System.Text;
using Forecast.Gpu.Operations;
using Forecast.Gpu.Plans;

namespace Forecast.Gpu.OpenCl.Kernels;

/// <summary>The uniforms of a draw in a kernel, under every scheme: the bits of <see cref="SpreadUniform"/>.</summary>
/// <remarks>What depends on the run alone, such as keys, the number of draws and direction numbers, is an argument: runs share a kernel.</remarks>
internal static class KernelUniforms
{
    // Words of a uniform: see LatinSpread.Words and SobolSpread.Words.
    private const int LatinWords = 15, SobolWords = 33;

    /// <summary>The functions that a scheme needs.</summary>
    public static string Functions(DrawScheme scheme) => scheme switch
    {
        DrawScheme.LatinHypercube => Latin,
        DrawScheme.Sobol => Sobol.Replace("EVERY_DIGIT", _everyDigit, StringComparison.Ordinal),
        _ => "",
    };

    /// <summary>The argument that holds keys and numbers of all uniforms, one after the other; never empty.</summary>
    public static ulong[] Words(Program program, DrawPlan plan)
    {
        ulong[] words = [.. program.Uniforms.Take(Spread(plan.Scheme)).SelectMany((source, index) => new SpreadUniform(plan, source, index).Words)];
        return words.Length > 0 ? words : [0];
    }

    /// <summary>Writes the lines that make the uniforms which a program uses: <c>u0</c>, <c>u1</c> and so on.</summary>
    public static void Write(StringBuilder text, Program program, DrawScheme scheme)
    {
        int[] used = [.. program.Instructions.Where(step => step.Code == OpCode.Uniform).Select(step => step.A).Distinct().Order()];
        if (scheme == DrawScheme.Antithetic)
        {
            text.Append("    int turned = (int)(draw & 1UL);\n    draw -= draw & 1UL;\n");
        }

        var blocks = new Dictionary<ulong, int>();
        foreach (int u in used)
        {
            UniformSource source = program.Uniforms[u];
            if (blocks.TryAdd(source.Stream, blocks.Count))
            {
                int n = blocks[source.Stream];
                text.Append(CultureInfo.InvariantCulture, $"    ulong b{n}x, b{n}y;\n    philox(seed, draw, 0x{source.Stream:x}UL, &b{n}x, &b{n}y);\n");
            }

            string cell = $"b{blocks[source.Stream]}{(source.Half == 0 ? 'x' : 'y')}";
            text.Append(CultureInfo.InvariantCulture, $"    real u{u} = {Value(u < Spread(scheme) ? scheme : DrawScheme.Plain, u, cell)};\n");
        }
    }

    private static string Value(DrawScheme scheme, int u, string cell) => scheme switch
    {
        DrawScheme.LatinHypercube => string.Create(CultureInfo.InvariantCulture, $"latin(draw, {cell}, words + {u * LatinWords})"),
        DrawScheme.Sobol => string.Create(CultureInfo.InvariantCulture, $"sobol((uint)draw, {cell}, words + {u * SobolWords})"),
        DrawScheme.Antithetic => $"turned ? (real)1 - uniform_of({cell}) : uniform_of({cell})",
        _ => $"uniform_of({cell})",
    };

    private static int Spread(DrawScheme scheme) => scheme == DrawScheme.Sobol ? SobolTable.Dimensions : int.MaxValue;

    // Draws beyond the last only fill up the chunk; a permutation has no place for them.
    private const string Latin =
        """
        IN_LINE uint latin_round(uint half_of_place, ulong key)
        {
            ulong product = (ulong)(half_of_place ^ (uint)key) * 0xd2511f53UL;
            return (uint)(((ulong)((uint)product ^ (uint)(product >> 32)) * 0xcd9e8d57UL) >> 32);
        }

        IN_LINE real latin(ulong draw, ulong cell, __global const ulong* words)
        {
            __global const ulong* keys = words + 7;
            ulong last = words[3], place = draw < last ? draw : last;
            uint low_bits = (uint)words[4], high_mask = (uint)words[5], low_mask = (uint)words[6];
            do
            {
                uint high = (uint)(place >> low_bits), low = (uint)place & low_mask;
                high ^= latin_round(low, keys[0]) & high_mask;
                low ^= latin_round(high, keys[1]) & low_mask;
                high ^= latin_round(low, keys[2]) & high_mask;
                low ^= latin_round(high, keys[3]) & low_mask;
                high ^= latin_round(low, keys[4]) & high_mask;
                low ^= latin_round(high, keys[5]) & low_mask;
                high ^= latin_round(low, keys[6]) & high_mask;
                low ^= latin_round(high, keys[7]) & low_mask;
                place = (ulong)high << low_bits | (ulong)low;
            }
            while (place > last);
            return quotient_of(place << (uint)words[0] | cell >> (uint)words[1] << 1 | 1UL, words[2]);
        }


        """;

    private const string Sobol =
        """
        IN_LINE real sobol(uint draw, ulong cell, __global const ulong* words)
        {
            uint key = (uint)words[0], x = 0U;
        EVERY_DIGIT
            x ^= x * 0x3d20adeaU;
            x += key;
            x *= (key >> 16) | 1U;
            x ^= x * 0x05526c56U;
            x ^= x * 0x53a22864U;
            x = ((x >> 1) & 0x55555555U) | ((x & 0x55555555U) << 1);
            x = ((x >> 2) & 0x33333333U) | ((x & 0x33333333U) << 2);
            x = ((x >> 4) & 0x0f0f0f0fU) | ((x & 0x0f0f0f0fU) << 4);
            x = ((x >> 8) & 0x00ff00ffU) | ((x & 0x00ff00ffU) << 8);
            x = (x >> 16) | (x << 16);
            return uniform_of((ulong)x << 20 | (cell & 0xfffffUL));
        }


        """;

    // Written out, and to the last digit: a draw's number has zeros where a run has no digits.
    private static readonly string _everyDigit = string.Join(
        '\n',
        Enumerable.Range(0, SobolWords - 1).Select(digit => $"    x ^= (0U - ((draw >> {digit}) & 1U)) & (uint)words[{digit + 1}];"));
}
