namespace Forecast.Scenarios.Language;

/// <summary>What a function gives.</summary>
internal enum Result
{
    /// <summary>The shape of its widest argument: it works year by year and draw by draw.</summary>
    Elementwise,

    /// <summary>An uncertain number.</summary>
    Quantity,

    /// <summary>A series over the years.</summary>
    Series,

    /// <summary>By a rule of its own: see <see cref="TypeCheck"/>.</summary>
    Own,
}
