using System.Globalization;
using System.Text;

namespace Forecast.Figures.Layout;

/// <summary>The advance widths of Helvetica, so that a layout needs no font.</summary>
internal static class Typeface
{
    public const string Family = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

    public const double Ascent = 0.76;

    public const double Descent = 0.24;

    /// <summary>The size of an exponent beside its base.</summary>
    public const double PowerScale = 0.74;

    // The last font of the family runs about an eighth wider than Helvetica.
    private const double Allowance = 1.12;

    private const double BoldAllowance = 1.07;

    private const double UnknownLetter = 600;

    private const double WideLetter = 1000;

    // Adobe's font metrics for Helvetica, characters 32 to 126, in thousandths of the font size.
    private static readonly short[] Advances =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    public static double Width(string text, double size, bool bold = false)
    {
        double sum = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            sum += Advance(rune);
        }

        return sum / 1000 * size * Allowance * (bold ? BoldAllowance : 1);
    }

    private static double Advance(Rune rune)
    {
        if (rune.Value is >= 32 and <= 126)
        {
            return Advances[rune.Value - 32];
        }

        if (rune.Value >= 0x1100)
        {
            // From Hangul on, letters fill a square; the general punctuation below 0x2FFF does not need it but loses little.
            return WideLetter;
        }

        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Control or UnicodeCategory.Format
            ? 0
            : UnknownLetter;
    }
}
