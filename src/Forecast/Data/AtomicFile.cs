using System.Text;

namespace Forecast.Data;

/// <summary>A file that appears whole or not at all: written beside its place, flushed to disk, then renamed.</summary>
public static class AtomicFile
{
    /// <summary>Encoding of every text this program writes: UTF-8 without a byte-order mark.</summary>
    public static readonly Encoding Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a file, creating its folder where needed and replacing a file that is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content; where it throws, nothing is left behind and the old file stays.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(write);
        if (path.Length == 0)
        {
            throw new InputException("'' is no file to write to; give its path.");
        }

        string full = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(full) ?? throw new InputException($"'{path}' is a folder; give the path of a file.");
        string temporary = Path.Combine(folder, $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception e)
        {
            Remove(temporary);
            if (e is IOException or UnauthorizedAccessException)
            {
                throw new InputException($"'{path}' cannot be written: {e.Message}", e);
            }

            throw;
        }
    }

    private static void Remove(string temporary)
    {
        if (File.Exists(temporary))
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Writes a text, in <see cref="Encoding"/>, with its line ends as given.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">The whole content.</param>
    public static void WriteAllText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Write(path, stream => stream.Write(Encoding.GetBytes(text)));
    }
}
