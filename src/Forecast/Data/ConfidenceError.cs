using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;

namespace Forecast.Data;

/// <summary>The standard error, in orders of magnitude, of a value that its source is confident of in a word.</summary>
/// <remarks>
/// With 90 % the truth lies within a factor of 3 of a Confident value, of 10 of a Likely, and of 30 of a Speculative one: a choice made
/// here, about half an order of magnitude a step. Errors of log10 values are taken to be normal.
/// </remarks>
internal static class ConfidenceError
{
    private const double Level = 0.9;

    /// <summary>How the words are read, to follow "a value that the column calls".</summary>
    public const string Reading = "Confident, Likely or Speculative lies within a factor of 3, 10 or 30 with 90 %";

    /// <summary>What a cell may say, to follow "is not".</summary>
    public const string Allowed = "Confident, Likely or Speculative (known within a factor of 3, 10 or 30 with 90 %), like the first row's";

    /// <summary>Reads a word.</summary>
    public static bool TryParse(string text, out double error)
    {
        double factor = text switch
        {
            "Confident" => 3,
            "Likely" => 10,
            "Speculative" => 30,
            _ => double.NaN,
        };
        bool isWord = double.IsFinite(factor);
        double reach = isWord ? Elementary.Log10(factor) : 1;
        error = isWord ? Normal.FromInterval(-reach, reach, Level).StandardDeviation : double.NaN;
        return isWord;
    }
}
