namespace Forecast.Scenarios.Language;

/// <summary>The type of a value in a scenario.</summary>
/// <param name="Shape">How many numbers it stands for.</param>
/// <param name="Sort">What it may be used for.</param>
internal readonly record struct ValueType(Shape Shape, Sort Sort)
{
    /// <summary>A number known before anything is drawn.</summary>
    public static readonly ValueType Number = new(Shape.Number, Sort.Real);

    /// <summary>An uncertain number.</summary>
    public static readonly ValueType Quantity = new(Shape.Quantity, Sort.Real);

    /// <summary>A series over the years.</summary>
    public static readonly ValueType Series = new(Shape.Series, Sort.Real);

    /// <summary>The date of a crossing.</summary>
    public static readonly ValueType Date = new(Shape.Quantity, Sort.Date);

    /// <summary>The type in words.</summary>
    public string Words => (Sort, Shape) switch
    {
        (Sort.Date, _) => "a date",
        (Sort.Condition, Shape.Series) => "a condition over the years",
        (Sort.Condition, _) => "a condition",
        (_, Shape.Number) => "a number",
        (_, Shape.Quantity) => "an uncertain number",
        _ => "a series over the years",
    };

    /// <summary>The wider of two shapes.</summary>
    public static Shape Wider(Shape a, Shape b) => a > b ? a : b;
}
