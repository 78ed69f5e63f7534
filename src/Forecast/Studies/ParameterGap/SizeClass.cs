namespace Forecast.Studies.ParameterGap;

/// <summary>Where a system's number of parameters lies beside the gap; exactly 20 or 70 billion is inside.</summary>
internal enum SizeClass
{
    /// <summary>Fewer than 20 billion.</summary>
    Below,

    /// <summary>From 20 to 70 billion.</summary>
    Inside,

    /// <summary>More than 70 billion.</summary>
    Above,
}

/// <summary>The words of a <see cref="SizeClass"/>.</summary>
internal static class SizeClassText
{
    public static string Text(this SizeClass size) => size switch
    {
        SizeClass.Below => "below 20 billion",
        SizeClass.Inside => "20 to 70 billion",
        _ => "above 70 billion",
    };

    public static string Slug(this SizeClass size) => size switch
    {
        SizeClass.Below => "below",
        SizeClass.Inside => "inside",
        _ => "above",
    };
}
