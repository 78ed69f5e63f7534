namespace Forecast.Data;

/// <summary>How a table gives its forecasts.</summary>
public enum ForecastKind
{
    /// <summary>
    /// Quantiles: columns <c>q0.05</c>, <c>q0.5</c>, …, or one quantile a row in columns <c>quantile</c> and <c>value</c>.
    /// </summary>
    Quantiles,

    /// <summary>Draws: columns <c>draw1</c>, <c>draw2</c>, …, or one draw a row in columns <c>draw</c> and <c>value</c>.</summary>
    Draws,

    /// <summary>Columns <c>mean</c> and <c>sd</c> of a normal distribution.</summary>
    Normal,
}
