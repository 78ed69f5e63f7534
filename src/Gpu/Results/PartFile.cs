using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Forecast.Gpu.Results;

/// <summary>Parts of runs in files.</summary>
/// <remarks>
/// Little-endian throughout: eight letters and a version; program, plan, part and range; then for each output its name, its moments, its
/// draws and, for a sketch, edges and counts of cells, each array after its length; what the caller wrote about it, after its length; last
/// the SHA-256 of all before it.
/// </remarks>
internal static class PartFile
{
    private const int Version = 2, Checksum = 32;

    private static ReadOnlySpan<byte> Letters => "FCSTPART"u8;

    public static void Write(SamplesPart part, string path)
    {
        string full = Path.GetFullPath(path), unfinished = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream file = File.Create(unfinished, 1 << 16))
            {
                using SHA256 hash = SHA256.Create();
                using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
                {
                    using var writer = new BinaryWriter(hashed, Encoding.UTF8, leaveOpen: true);
                    Write(part, writer);
                }

                file.Write(hash.Hash!);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, full, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    public static SamplesPart Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        try
        {
            Check(file);
            file.Position = 0;
            using var reader = new BinaryReader(new BufferedStream(file, 1 << 16), Encoding.UTF8);
            return Read(reader, file.Length - Checksum);
        }
        catch (Exception fault) when (fault is EndOfStreamException or InvalidDataException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"'{path}' is not a whole part of a run: {fault.Message}", fault);
        }
    }

    private static void Check(FileStream file)
    {
        Span<byte> start = stackalloc byte[Letters.Length + sizeof(int)];
        if (file.Length < start.Length + Checksum)
        {
            throw new InvalidDataException("it is too short.");
        }

        file.ReadExactly(start);
        if (!start[..Letters.Length].SequenceEqual(Letters))
        {
            throw new InvalidDataException("it does not start as one.");
        }

        int version = BinaryPrimitives.ReadInt32LittleEndian(start[Letters.Length..]);
        if (version != Version)
        {
            throw new InvalidDataException($"its version is {version}, and {Version} can be read.");
        }

        file.Position = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (long left = file.Length - Checksum; left > 0;)
        {
            int read = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        Span<byte> said = stackalloc byte[Checksum];
        file.ReadExactly(said);
        if (!said.SequenceEqual(hash.GetHashAndReset()))
        {
            throw new InvalidDataException("its checksum is not that of what it holds, so it was cut short or changed.");
        }
    }

    private static void Write(SamplesPart part, BinaryWriter writer)
    {
        writer.Write(Letters);
        writer.Write(Version);
        writer.Write(part.Fingerprint);
        writer.Write(part.Plan.Draws);
        writer.Write(part.Plan.Seed);
        writer.Write((int)part.Plan.Scheme);
        writer.Write(part.Part?.Number ?? 0);
        writer.Write(part.Part?.Of ?? 0);
        writer.Write(part.First);
        writer.Write(part.Count);
        writer.Write(part.IsExact);
        writer.Write(part.Names.Count);
        for (int o = 0; o < part.Names.Count; o++)
        {
            writer.Write(part.Names[o]);
            PartOutput output = part.Outputs[o];
            output.Moments.Write(writer);
            Write<double>(writer, output.Draws);
            if (!part.IsExact)
            {
                Write<ulong>(writer, output.Edges!);
                Write<long>(writer, output.Counts!);
            }
        }

        writer.Write(part.About.Length);
        writer.Write(part.About.Span);
    }

    private static SamplesPart Read(BinaryReader reader, long length)
    {
        reader.ReadBytes(Letters.Length);
        reader.ReadInt32();
        string fingerprint = reader.ReadString();
        var plan = new DrawPlan(reader.ReadInt64(), reader.ReadUInt64(), (DrawScheme)reader.ReadInt32());
        var part = new Part(reader.ReadInt32(), reader.ReadInt32());
        long first = reader.ReadInt64(), count = reader.ReadInt64();
        bool isExact = reader.ReadBoolean();
        int outputs = reader.ReadInt32();
        if (outputs < 0 || outputs > length || first < 0 || count < 0 || first > plan.Draws - count || !Enum.IsDefined(plan.Scheme) || fingerprint.Length != 64)
        {
            throw new InvalidDataException("its header makes no sense.");
        }

        var names = new string[outputs];
        var held = new PartOutput[outputs];
        for (int o = 0; o < outputs; o++)
        {
            names[o] = reader.ReadString();
            var moments = Moments.Read(reader);
            double[] draws = Read<double>(reader, length);
            ulong[]? edges = isExact ? null : Read<ulong>(reader, length);
            long[]? counts = isExact ? null : Read<long>(reader, length);
            if (moments.Draws != count || (isExact ? draws.Length != count : edges!.Length != counts!.Length + 1))
            {
                throw new InvalidDataException($"what it holds of '{names[o]}' is not of {count} draws.");
            }

            held[o] = new PartOutput(moments, draws, edges, counts);
        }

        int about = reader.ReadInt32();
        if (about < 0 || about > length)
        {
            throw new InvalidDataException("what is said about it is longer than the file.");
        }

        return new SamplesPart(fingerprint, plan, part.Of > 0 ? part : null, first, count, names, held) { About = reader.ReadBytes(about) };
    }

    private static void Write<T>(BinaryWriter writer, T[] numbers)
        where T : unmanaged
    {
        writer.Write(numbers.Length);
        const int Most = 1 << 13;
        var turned = new long[BitConverter.IsLittleEndian ? 0 : Most];
        for (int start = 0; start < numbers.Length; start += Most)
        {
            ReadOnlySpan<T> block = numbers.AsSpan(start, Math.Min(Most, numbers.Length - start));
            if (!BitConverter.IsLittleEndian)
            {
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<T, long>(block), turned);
                block = MemoryMarshal.Cast<long, T>(turned.AsSpan(0, block.Length));
            }

            writer.Write(MemoryMarshal.AsBytes(block));
        }
    }

    // All arrays are of numbers of eight bytes.
    private static T[] Read<T>(BinaryReader reader, long length)
        where T : unmanaged
    {
        int count = reader.ReadInt32();
        if (count < 0 || count > length / sizeof(long))
        {
            throw new InvalidDataException("an array in it is said to be longer than the file.");
        }

        var numbers = new T[count];
        Span<byte> rest = MemoryMarshal.AsBytes(numbers.AsSpan());
        while (rest.Length > 0)
        {
            int read = reader.Read(rest);
            rest = read > 0 ? rest[read..] : throw new EndOfStreamException("it ends within an array.");
        }

        if (!BitConverter.IsLittleEndian)
        {
            Span<long> words = MemoryMarshal.Cast<T, long>(numbers.AsSpan());
            BinaryPrimitives.ReverseEndianness(words, words);
        }

        return numbers;
    }
}
