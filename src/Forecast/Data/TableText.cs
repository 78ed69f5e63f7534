using System.Buffers;
using System.Security.Cryptography;
using System.Text.Unicode;

namespace Forecast.Data;

/// <summary>The text of a CSV file, proved readable: UTF-8, no binary, every quote closed, no record beyond reason.</summary>
/// <remarks>A byte-order mark and Windows line ends are accepted.</remarks>
public sealed class TableText
{
    /// <summary>Longest record that is taken for one, in bytes; the longest of the public tables has under 10,000.</summary>
    public const int LongestRecord = 1 << 20;

    /// <summary>Largest table that is read, in bytes; the largest public one has under a million.</summary>
    public const int LongestTable = 1 << 26;

    private const int BlockSize = 1 << 16;

    private readonly string _name;
    private readonly ArrayBufferWriter<byte> _bytes = new(BlockSize);
    private int _line = 1;
    private int _recordLine = 1;
    private int _recordLength;
    private int _openQuoteLine;
    private int _closedQuoteLine;
    private byte _previous = (byte)'\n';

    private TableText(string name)
    {
        _name = name;
    }

    /// <summary>The bytes of the file, without byte-order mark.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory;

    /// <summary>SHA-256 of the file, in lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">The file cannot be read as a table; the sentence says where and why.</exception>
    public static TableText Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path))
        {
            throw new InputException($"'{path}' is a folder; give the path of a CSV file.");
        }

        if (!File.Exists(path))
        {
            throw new InputException($"There is no file '{path}'.");
        }

        var text = new TableText(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            text.ReadAll(stream);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new InputException($"'{path}' cannot be read: {e.Message}", e);
        }

        return text;
    }

    private void ReadAll(FileStream stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] block = new byte[BlockSize];
        int read;
        while ((read = stream.ReadAtLeast(block, BlockSize, throwOnEndOfStream: false)) > 0)
        {
            hash.AppendData(block, 0, read);
            Take(block.AsSpan(0, read));
        }

        Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (_openQuoteLine > 0)
        {
            throw new InputException($"'{_name}': broken quote: the quote opened in line {_openQuoteLine} is never closed.");
        }

        if (Bytes.Span.Trim(Blank).IsEmpty)
        {
            throw new InputException($"'{_name}' is empty; a table has a header and rows.");
        }

        if (!Utf8.IsValid(Bytes.Span))
        {
            throw new InputException($"'{_name}' is not UTF-8 text from line {FirstInvalidLine()} on; save the table as UTF-8 CSV.");
        }
    }

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> Blank => " \t\r\n"u8;

    private void Take(ReadOnlySpan<byte> block)
    {
        if (_bytes.WrittenCount == 0 && block.StartsWith(Mark))
        {
            block = block[Mark.Length..];
        }

        foreach (byte b in block)
        {
            _recordLength++;
            if (b == '"')
            {
                Quote();
            }
            else if (_closedQuoteLine > 0)
            {
                EndQuote(b);
            }

            if (b == '\n')
            {
                _line++;
                if (_openQuoteLine == 0)
                {
                    _recordLine = _line;
                    _recordLength = 0;
                }
            }
            else if (b == 0)
            {
                throw new InputException($"'{_name}' is a binary file or UTF-16: there is a zero byte in line {_line}. Allowed: CSV text in UTF-8.");
            }

            if (_recordLength > LongestRecord)
            {
                throw new InputException(TooLong());
            }

            _previous = b;
        }

        _bytes.Write(block);
        if (_bytes.WrittenCount > LongestTable)
        {
            throw new InputException($"'{_name}' is longer than {LongestTable >> 20} MiB; no table of systems is.");
        }
    }

    private void Quote()
    {
        if (_openQuoteLine > 0)
        {
            _closedQuoteLine = _openQuoteLine;
            _openQuoteLine = 0;
        }
        else if (_closedQuoteLine > 0)
        {
            // Two quotes in a quoted cell are one quote of its text: the cell goes on.
            _openQuoteLine = _closedQuoteLine;
            _closedQuoteLine = 0;
        }
        else if (_previous is (byte)',' or (byte)'\n')
        {
            _openQuoteLine = _line;
        }
        else
        {
            throw new InputException(
                $"'{_name}': broken quote in line {_line}: it stands inside a cell. "
                + "A cell that holds a quote is put in quotes, and the quote written twice.");
        }
    }

    private void EndQuote(byte next)
    {
        if (next is not ((byte)',' or (byte)'\r' or (byte)'\n'))
        {
            throw new InputException(
                $"'{_name}': broken quote: the quote opened in line {_closedQuoteLine} closes in line {_line}, but its cell goes on. "
                + "A quote inside a cell is written twice.");
        }

        _closedQuoteLine = 0;
    }

    private string TooLong() => _openQuoteLine > 0
        ? $"'{_name}': the row of line {_recordLine} is longer than 1 MiB; the quote opened in line {_openQuoteLine} is probably never closed."
        : $"'{_name}': line {_recordLine} is longer than 1 MiB; no row of a table is.";

    private int FirstInvalidLine()
    {
        ReadOnlySpan<byte> rest = Bytes.Span;
        for (int line = 1; ; line++)
        {
            int end = rest.IndexOf((byte)'\n');
            if (end < 0 || !Utf8.IsValid(rest[..end]))
            {
                return line;
            }

            rest = rest[(end + 1)..];
        }
    }
}
