namespace Forecast.Studies.LotteryTickets;

/// <summary>The least mean squared error with which a broken line fits y = x².</summary>
/// <remarks>
/// On a piece of length h the best line leaves h⁴/180, and misses both ends by the same amount, so the best lines of equal pieces meet. N
/// ReLU
/// neurons, N even, bend a line N times: on [-L, L] the least loss is (2L/(N + 1))⁴/180, which falls as N⁻⁴.
/// </remarks>
internal static class BestPiecewise
{
    public static double Loss(int pieces, double low, double high)
    {
        double h = (high - low) / pieces;
        return h * h * h * h / 180;
    }
}
