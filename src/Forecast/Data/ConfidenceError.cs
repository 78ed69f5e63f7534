using Forecast.Fitting.Bayes.Trends;

namespace Forecast.Data;

/// <summary>The standard error, in orders of magnitude, of a value that its source is confident of in a word.</summary>
internal static class ConfidenceError
{
    /// <summary>What a cell may say, to follow "is not".</summary>
    public static string Allowed => $"one of {string.Join(", ", ConfidenceScale.Default.Factors.Keys)}, words like the first row's";

    /// <summary>How the words are read, to follow "a value that the column calls".</summary>
    public static string Reading
    {
        get
        {
            IEnumerable<string> words = ConfidenceScale.Default.Factors.Select(word => $"{word.Key} (factor {word.Value:0})");
            return $"{string.Join(", ", words)} lies within that factor with {100 * ConfidenceScale.Default.Level:0} %";
        }
    }

    /// <summary>Reads a word.</summary>
    public static bool TryParse(string text, out double error)
    {
        bool isWord = ConfidenceScale.Default.Factors.ContainsKey(text);
        error = isWord ? ConfidenceScale.Default.Of(0, text).Deviation : double.NaN;
        return isWord;
    }
}
