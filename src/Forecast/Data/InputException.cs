namespace Forecast.Data;

/// <summary>Input that cannot be used. The message is a whole sentence for the person who gave it: what was given, where, and what is allowed.</summary>
public class InputException : Exception
{
    /// <summary>Creates the exception with the sentence to show.</summary>
    public InputException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the sentence to show and the failure behind it.</summary>
    public InputException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
