namespace Forecast.Studies;

/// <summary>An estimate as printed: a value, and where there is one an interval with a middle.</summary>
/// <param name="Value">The estimate's digits.</param>
/// <param name="Low">Digits of the lower end.</param>
/// <param name="Median">Digits of the middle.</param>
/// <param name="High">Digits of the upper end.</param>
public sealed record PublishedEstimate(string Value, string? Low = null, string? Median = null, string? High = null)
{
    /// <summary>Whether the interval fails to hold its own estimate or its own middle: a misprint, whatever the data.</summary>
    public bool ContradictsItself
    {
        get
        {
            if (Low is null || High is null)
            {
                return false;
            }

            (double low, double high) = (Printed.Parse(Low).Value, Printed.Parse(High).Value);
            return Outside(Value) || (Median is not null && Outside(Median));

            bool Outside(string text) => Printed.Parse(text).Value < low || Printed.Parse(text).Value > high;
        }
    }

    /// <summary>Reads <c>10.7 [7.9; 10.6; 25.6]</c> or <c>10.7</c>.</summary>
    /// <exception cref="FormatException">Neither form.</exception>
    public static PublishedEstimate Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split([' ', '[', ';', ']'], StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [var value] => new PublishedEstimate(value),
            [var value, var low, var median, var high] => new PublishedEstimate(value, low, median, high),
            _ => throw new FormatException($"'{text}' is not an estimate of the form 'value [low; median; high]'."),
        };
    }

    /// <summary>The estimate as printed.</summary>
    public override string ToString() => Low is null ? Value : $"{Value} [{Low}; {Median}; {High}]";
}
