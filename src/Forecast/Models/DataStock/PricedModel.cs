namespace Forecast.Models.DataStock;

/// <summary>A model as trained and sold.</summary>
/// <param name="N">Parameters.</param>
/// <param name="D">Training tokens.</param>
/// <param name="Price">Dollars a token.</param>
/// <param name="Profit">Dollars.</param>
/// <param name="IsServingCapped">Whether the price is set by the cap on serving.</param>
public readonly record struct PricedModel(double N, double D, double Price, double Profit, bool IsServingCapped)
{
    /// <summary>Training compute in FLOP.</summary>
    public double Flop => ComputeOptimalData.FlopPerParameterToken * N * D;

    /// <summary>Training tokens a parameter.</summary>
    public double TokensPerParameter => D / N;
}
