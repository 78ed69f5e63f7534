using System.Globalization;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;

namespace Forecast.Studies;

/// <summary>Numbers as text, with as many digits as are meant.</summary>
public static class NumberText
{
    /// <summary>A fixed number of decimals.</summary>
    public static string Fixed(double value, int decimals)
    {
        if (!double.IsFinite(value))
        {
            return Infinite(value);
        }

        string text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.StartsWith('-') && text.All(c => c is '-' or '0' or '.') ? text[1..] : text;
    }

    /// <summary>As many decimals as another text has.</summary>
    public static string Like(double value, string printed)
    {
        ArgumentNullException.ThrowIfNull(printed);
        int point = printed.IndexOf('.', StringComparison.Ordinal);
        return Fixed(value, point < 0 ? 0 : printed.Length - point - 1);
    }

    /// <summary>Rounded to significant digits, without an exponent between 1e-4 and 1e6: <c>24.1</c>, <c>0.0123</c>, <c>3.8e25</c>.</summary>
    public static string Significant(double value, int digits)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value == 0 ? "0" : Infinite(value);
        }

        double size = Math.Abs(value);
        if (size < 1e-4 || size >= 1e6)
        {
            return Scientific(value, digits);
        }

        int decimals = digits - 1 - (int)Math.Floor(Elementary.Log10(size));
        double step = Elementary.Exp10(Math.Max(0, -decimals));
        return decimals >= 0 ? Fixed(value, decimals) : Fixed(Math.Round(value / step) * step, 0);
    }

    /// <summary>Scientific with a number of significant digits: <c>4e21</c>, <c>3.8e25</c>.</summary>
    public static string Scientific(double value, int digits)
    {
        if (!double.IsFinite(value))
        {
            return Infinite(value);
        }

        string[] parts = value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Split('E');
        return $"{parts[0]}e{int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>An estimate with its interval, printed to the digits that the interval's width allows: two significant digits of its half-width.</summary>
    public static string WithInterval(double value, Interval interval)
    {
        int decimals = Decimals(interval, value);
        return $"{Fixed(value, decimals)} [{Fixed(interval.Low, decimals)}; {Fixed(interval.High, decimals)}]";
    }

    /// <summary>An estimate with its interval, printed to the digits that the interval's width allows.</summary>
    public static string WithInterval(Estimate estimate) => WithInterval(estimate.Value, estimate.Interval);

    /// <summary>Decimals that two significant digits of an interval's half-width ask for, from 0 to 6.</summary>
    public static int Decimals(Interval interval, double value)
    {
        double half = Math.Min(Math.Abs(value - interval.Low), Math.Abs(interval.High - value));
        return half > 0 && double.IsFinite(half) ? Math.Clamp(1 - (int)Math.Floor(Elementary.Log10(half)), 0, 6) : 2;
    }

    /// <summary>A share in percent: <c>90 %</c>, <c>97.5 %</c>.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.###} %");

    /// <summary>A quantity given by its log10, in scientific notation.</summary>
    public static string FromLog10(double log10, int digits)
    {
        if (!double.IsFinite(log10))
        {
            return Infinite(log10);
        }

        double exponent = Math.Floor(log10);
        double mantissa = Elementary.Exp10(log10 - exponent);
        string text = Fixed(mantissa, digits - 1);
        if (text.StartsWith("10", StringComparison.Ordinal))
        {
            exponent++;
            text = Fixed(1, digits - 1);
        }

        return $"{text}e{exponent.ToString(CultureInfo.InvariantCulture)}";
    }

    private static string Infinite(double value) => value switch
    {
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        _ => "–",
    };
}
