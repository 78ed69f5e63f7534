namespace Forecast.Data;

/// <summary>Sound input that cannot carry the fit asked for: too few points, collinear columns, a constant. The message is a whole sentence.</summary>
public sealed class FitException : InputException
{
    /// <summary>Creates the exception with the sentence to show.</summary>
    public FitException(string message)
        : base(message)
    {
    }
}
