namespace Forecast.Gpu.OpenCl;

/// <summary>A call into OpenCL that failed; the message says which, and holds the compiler's log where there is one.</summary>
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

    /// <summary>A failure with its cause.</summary>
    /// <param name="message">What could not be done, and why.</param>
    /// <param name="cause">The cause.</param>
    public OpenClException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
