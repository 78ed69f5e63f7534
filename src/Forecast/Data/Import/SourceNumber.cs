using System.Globalization;
using System.Text.RegularExpressions;

namespace Forecast.Data.Import;

/// <summary>Quantities as the public tables write them: <c>6.60E+01</c>, <c>1,024</c>, <c>$6770000.00</c>, <c>N/A</c>.</summary>
public static partial class SourceNumber
{
    /// <summary>Reads a quantity.</summary>
    /// <param name="text">A cell that is not empty.</param>
    /// <param name="problem">Why there is no quantity, as a clause; null where there is one.</param>
    /// <returns>The quantity, or null.</returns>
    public static double? Read(string text, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        string plain = text.TrimStart('$').Trim();
        problem = null;
        if (Thousands().IsMatch(plain))
        {
            plain = plain.Replace(",", "", StringComparison.Ordinal);
        }

        if (!double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            problem = SeveralNumbers().IsMatch(plain) ? "several numbers in one cell" : "not a number";
        }
        else if (!double.IsFinite(number))
        {
            problem = "not a finite number";
        }
        else if (number <= 0)
        {
            problem = number == 0 ? "0 stands for missing" : "not positive";
        }

        return problem is null ? number : null;
    }

    [GeneratedRegex(@"^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[\d.eE+]+([,;] ?[\d.eE+]+)+$")]
    private static partial Regex SeveralNumbers();
}
