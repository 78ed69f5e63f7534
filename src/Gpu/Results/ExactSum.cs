using System.Buffers.Binary;
using System.Numerics;

namespace Forecast.Gpu.Results;

/// <summary>A sum of doubles without any rounding, so that neither order nor grouping matters.</summary>
/// <remarks>
/// A fixed-point number wide enough for every double (Kulisch's accumulator, with the delayed carries of Neal 2015, "Fast exact summation
/// using small and large superaccumulators"): digits of 32 bits, the lowest worth 2^-1074.
/// </remarks>
internal sealed class ExactSum
{
    /// <summary>The power of two that the lowest digit counts.</summary>
    public const int LowestExponent = -1074;

    private const int Digits = 70, AddsBetweenCarries = 1 << 28;
    private const long Digit = 0xFFFFFFFF;
    private readonly long[] _digits = new long[Digits];
    private int _adds;

    /// <summary>Whether a term was infinite or not a number: nothing is known of the sum then.</summary>
    public bool IsUnknown { get; private set; }

    /// <summary>Adds a number.</summary>
    public void Add(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52) & 0x7FF;
        if (exponent == 0x7FF)
        {
            IsUnknown = true;
            return;
        }

        ulong significand = (ulong)bits & 0xFFFFFFFFFFFFF;
        if (exponent == 0)
        {
            exponent = 1;
        }
        else
        {
            significand |= 1UL << 52;
        }

        int place = (exponent - 1) >> 5, shift = (exponent - 1) & 31;
        ulong low = (significand & Digit) << shift, high = (significand >> 32) << shift;
        long first = (long)(low & Digit), second = (long)(low >> 32) + (long)(high & Digit), third = (long)(high >> 32);
        if (bits < 0)
        {
            (first, second, third) = (-first, -second, -third);
        }

        _digits[place] += first;
        _digits[place + 1] += second;
        _digits[place + 2] += third;
        if (++_adds == AddsBetweenCarries)
        {
            Carry();
        }
    }

    /// <summary>Adds another sum.</summary>
    public void Add(ExactSum other)
    {
        Carry();
        other.Carry();
        for (int i = 0; i < Digits; i++)
        {
            _digits[i] += other._digits[i];
        }

        IsUnknown |= other.IsUnknown;
        Carry();
    }

    /// <summary>The sum in units of 2^-1074.</summary>
    public BigInteger ToInteger()
    {
        // On a copy, so that a sum can be read by several threads.
        long[] digits = [.. _digits];
        Carry(digits);
        Span<byte> bytes = stackalloc byte[4 * (Digits - 1) + 8];
        for (int i = 0; i < Digits - 1; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[(4 * i)..], (uint)digits[i]);
        }

        BinaryPrimitives.WriteInt64LittleEndian(bytes[(4 * (Digits - 1))..], digits[^1]);
        return new BigInteger(bytes);
    }

    public void Write(BinaryWriter writer)
    {
        Carry();
        writer.Write(IsUnknown);
        foreach (long digit in _digits)
        {
            writer.Write(digit);
        }
    }

    public static ExactSum Read(BinaryReader reader)
    {
        var sum = new ExactSum { IsUnknown = reader.ReadBoolean() };
        for (int i = 0; i < Digits; i++)
        {
            sum._digits[i] = reader.ReadInt64();
        }

        return sum;
    }

    private void Carry()
    {
        Carry(_digits);
        _adds = 0;
    }

    // All digits but the highest come to lie from 0 to 2^32 - 1, so a sum is written in one way only.
    private static void Carry(Span<long> digits)
    {
        for (int i = 0; i < Digits - 1; i++)
        {
            digits[i + 1] += digits[i] >> 32;
            digits[i] &= Digit;
        }
    }
}
