namespace Forecast.Studies.DataStock;

/// <summary>How the paper's program dates an exhaustion: the grid of dates, and the steps of its trailing mean.</summary>
/// <param name="Start">First date.</param>
/// <param name="End">Last date.</param>
/// <param name="StepsPerYear">Dates a year.</param>
/// <param name="Window">Steps of the trailing mean.</param>
/// <remarks>Code of arXiv 2211.04325v1, v1/src/scripts/plot_intersection.py, <c>params</c>.</remarks>
internal sealed record Stock2022Reading(int Start, int End, int StepsPerYear, int Window)
{
    /// <summary>The dates.</summary>
    public double[] Dates =>
        [.. Enumerable.Range(Start * StepsPerYear, (End - Start) * StepsPerYear + 1).Select(step => (double)step / StepsPerYear)];

    /// <summary>The program's own for a stock, by historical growth or by compute.</summary>
    public static Stock2022Reading Of(Stock2022Component stock, bool byCompute) => (stock.Series, byCompute) switch
    {
        ("low-quality", false) => new(2023, 2080, 5, 10),
        ("low-quality", true) => new(2022, 2060, 10, 50),
        ("high-quality", false) => new(2022, 2030, 20, 20),
        ("high-quality", true) => new(2022, 2030, 10, 10),
        ("images", _) => new(2022, 2070, 5, 20),
        _ => throw new ArgumentOutOfRangeException(nameof(stock), stock.Series, "The paper dates three stocks."),
    };
}
