using Forecast.Data;

namespace Forecast.Studies.ComputeProjection;

/// <summary>A quantity of some chips whose doubling time is asked for, and what was published of it.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Quantity">What is measured.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Above">Column of the quantity, or of the quotient's numerator.</param>
/// <param name="Below">Column of the denominator; null for none.</param>
/// <param name="Chips">Which chips, in words.</param>
internal sealed record HardwareQuestion(string Id, string Quantity, string Unit, string Above, string? Below, string Chips)
{
    /// <summary>A denominator: the release price in prices of the index's last month.</summary>
    public const string RealPrice = "real price";

    /// <summary>A denominator: the first price at which the chip was bought.</summary>
    public const string FirstPurchase = "first purchase";

    /// <summary>Whether only graphics processors count.</summary>
    public bool GpusOnly { get; init; }

    /// <summary>Whether only chips count on which the source names a model trained.</summary>
    public bool TrainsModels { get; init; }

    /// <summary>Which of them count as the frontier.</summary>
    public FrontierRule Rule { get; init; } = FrontierRule.All;

    /// <summary>The last release date that the publication can have known.</summary>
    public DateOnly AsOf { get; init; } = DateOnly.MaxValue;

    /// <summary>What was published; null for a question of ours.</summary>
    public PublishedRange? Published { get; init; }

    /// <summary>The n that was printed; 0 where none was.</summary>
    public int PublishedN { get; init; }

    /// <summary>Whether the growth factor of a year was printed, not the doubling time in years.</summary>
    public bool AsFactor { get; init; }

    /// <summary>The quantity and the chips in a few words.</summary>
    public string ShortName
    {
        get
        {
            string quantity = Quantity.Replace(" performance per", " a", StringComparison.Ordinal);
            return (GpusOnly, TrainsModels, Rule.Top > 0) switch
            {
                (false, _, _) => quantity,
                (_, true, _) => $"{quantity}: ML GPUs",
                (_, _, true) => $"{quantity}: top GPUs",
                _ => $"{quantity}: GPUs",
            };
        }
    }
}
