using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Forecast.Data;

namespace Forecast.Models.Networks;

/// <summary>Trained networks kept in files, one for eight networks, so that an interrupted run goes on where it stopped.</summary>
/// <remarks>
/// A file is named by a hash of what it is about (task, shape, plan, seed), appears whole or not at all, and ends with a hash of its
/// content: one that is damaged, or about something else, is not used.
/// </remarks>
/// <param name="folder">The folder, which need not exist.</param>
public sealed class TrainingCheckpoints(string folder)
{
    private const string Extension = ".networks";
    private const int HashBytes = 32;

    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>Files there are.</summary>
    public int Count => Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*" + Extension).Length : 0;

    /// <summary>Reads what was kept under a name.</summary>
    /// <param name="name">What the values are about.</param>
    /// <param name="values">Filled in; left alone where nothing sound was kept.</param>
    /// <returns>Whether it was.</returns>
    public bool TryRead(string name, Span<double> values)
    {
        string path = PathOf(name);
        if (!File.Exists(path))
        {
            return false;
        }

        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path), title = Encoding.UTF8.GetBytes(name);
        int length = title.Length + values.Length * sizeof(double);
        if (bytes.Length != length + HashBytes
            || !bytes[..title.Length].SequenceEqual(title)
            || !SHA256.HashData(bytes[..length]).AsSpan().SequenceEqual(bytes[length..]))
        {
            return false;
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(title.Length + i * sizeof(double))..]);
        }

        return true;
    }

    /// <summary>Keeps values under a name.</summary>
    /// <param name="name">What the values are about.</param>
    /// <param name="values">The values.</param>
    public void Write(string name, ReadOnlySpan<double> values)
    {
        byte[] title = Encoding.UTF8.GetBytes(name);
        var bytes = new byte[title.Length + values.Length * sizeof(double) + HashBytes];
        title.CopyTo(bytes, 0);
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(title.Length + i * sizeof(double)), values[i]);
        }

        SHA256.HashData(bytes.AsSpan(0, bytes.Length - HashBytes), bytes.AsSpan(bytes.Length - HashBytes));
        AtomicFile.Write(PathOf(name), stream => stream.Write(bytes));
    }

    /// <summary>Removes every file, and the folder where nothing else is in it: the work they were for is done.</summary>
    public void Remove()
    {
        if (!Directory.Exists(Folder))
        {
            return;
        }

        foreach (string file in Directory.GetFiles(Folder, "*" + Extension))
        {
            File.Delete(file);
        }

        if (!Directory.EnumerateFileSystemEntries(Folder).Any())
        {
            Directory.Delete(Folder);
        }
    }

    private string PathOf(string name) =>
        Path.Combine(Folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32] + Extension);
}
