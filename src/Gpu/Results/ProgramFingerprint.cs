using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Forecast.Gpu.Results;

/// <summary>A short text that only programs with the same meaning, written the same way, share.</summary>
public static class ProgramFingerprint
{
    /// <summary>The SHA-256 of a program's instructions, constants, tables, uniforms and outputs, in 64 hexadecimal digits.</summary>
    public static string Of(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        Add(program.Registers, word, hash);
        Add(program.Instructions.Count, word, hash);
        foreach (var step in program.Instructions)
        {
            foreach (int number in (ReadOnlySpan<int>)[(int)step.Code, step.Destination, step.A, step.B, step.C])
            {
                Add(number, word, hash);
            }
        }

        foreach (IReadOnlyList<double> numbers in (ReadOnlySpan<IReadOnlyList<double>>)[program.Constants, program.Tables])
        {
            Add(numbers.Count, word, hash);
            foreach (double number in numbers)
            {
                Add(BitConverter.DoubleToInt64Bits(number), word, hash);
            }
        }

        Add(program.Uniforms.Count, word, hash);
        foreach (UniformSource source in program.Uniforms)
        {
            Add((long)source.Stream, word, hash);
            Add(source.Half, word, hash);
        }

        foreach (Output output in program.Outputs)
        {
            byte[] name = Encoding.UTF8.GetBytes(output.Name);
            Add(name.Length, word, hash);
            hash.AppendData(name);
            Add(output.Register, word, hash);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(long number, Span<byte> word, IncrementalHash hash)
    {
        BinaryPrimitives.WriteInt64LittleEndian(word, number);
        hash.AppendData(word);
    }
}
