namespace Forecast.Scenarios.Language;

/// <summary>How many numbers a value stands for; a wider shape takes in the narrower ones.</summary>
internal enum Shape
{
    /// <summary>One, known before anything is drawn.</summary>
    Number,

    /// <summary>One a draw.</summary>
    Quantity,

    /// <summary>One a draw and year.</summary>
    Series,
}
