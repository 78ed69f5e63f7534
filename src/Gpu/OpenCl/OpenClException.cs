namespace Forecast.Gpu.OpenCl;

/// <summary>A call into OpenCL that failed; the message says which in one sentence.</summary>
public sealed class OpenClException : InvalidOperationException
{
    /// <summary>A failure without a word.</summary>
    public OpenClException()
    {
    }

    /// <summary>A failure.</summary>
    /// <param name="message">What could not be done, and why.</param>
    public OpenClException(string message)
        : base(message)
    {
    }

    /// <summary>What the compiler of a device said, all of it; null where none was asked.</summary>
    public string? Log { get; private init; }

    /// <summary>A program that was not built: the message has the log's first error, in one sentence.</summary>
    /// <param name="message">What could not be built, and the status, without a full stop.</param>
    /// <param name="log">The compiler's log.</param>
    internal static OpenClException OfBuild(string message, string log)
    {
        string[] lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string? error = lines.FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? lines.FirstOrDefault();
        return new OpenClException(error is null ? $"{message}; the compiler left no log." : $"{message}; its compiler says '{error}'.") { Log = log };
    }

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What could not be done, and why.</param>
    /// <param name="cause">The cause.</param>
    public OpenClException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
