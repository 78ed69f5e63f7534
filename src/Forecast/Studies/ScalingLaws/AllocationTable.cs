using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>A row of a published table of compute-optimal models.</summary>
/// <param name="Size">The size in words: <c>400M</c>.</param>
/// <param name="N">Parameters.</param>
/// <param name="Flop">Digits of the training compute.</param>
/// <param name="Tokens">Digits of the training tokens.</param>
internal sealed record AllocationRow(string Size, double N, string Flop, string Tokens)
{
    /// <summary>6 N D of the row.</summary>
    public double SixND => ChinchillaLaw.FlopPerParameterToken * N * Printed.Parse(Tokens).Value;

    /// <summary>6 N D over the rounding of the tokens.</summary>
    public (double Low, double High) SixNDRange
    {
        get
        {
            var tokens = Printed.Parse(Tokens);
            double per = ChinchillaLaw.FlopPerParameterToken * N;
            return (per * (tokens.Value - 0.5 * tokens.Unit), per * (tokens.Value + 0.5 * tokens.Unit));
        }
    }

    /// <summary>Whether the printed compute is 6 N D of its own row.</summary>
    public bool IsConsistent => Printed.Parse(Flop).Agrees(SixNDRange);
}

/// <summary>A published table of compute-optimal models by one approach.</summary>
/// <param name="Id">Name in ids: <c>table-3</c>.</param>
/// <param name="Title">Where it is printed.</param>
/// <param name="Approach">1 to 3.</param>
/// <param name="Rows">The rows.</param>
internal sealed record AllocationTable(string Id, string Title, int Approach, IReadOnlyList<AllocationRow> Rows)
{
    private static readonly (string Size, double N)[] Sizes =
    [
        ("400M", 4e8), ("1B", 1e9), ("10B", 1e10), ("67B", 67e9), ("175B", 175e9),
        ("280B", 280e9), ("520B", 520e9), ("1T", 1e12), ("10T", 1e13),
    ];

    /// <summary>Hoffmann et al. 2022, Tables 3 and A3.</summary>
    public static IReadOnlyList<AllocationTable> All { get; } =
    [
        Of(
            "table-3",
            "Table 3",
            1,
            "1.92e19 8.0e9, 1.21e20 20.2e9, 1.23e22 205.1e9, 5.76e23 1.5e12, 3.85e24 3.7e12, 9.90e24 5.9e12, 3.43e25 11.0e12, " +
            "1.27e26 21.2e12, 1.30e28 216.2e12"),
        Of(
            "table-a3-approach-2",
            "Table A3, approach 2",
            2,
            "1.84e19 7.7e9, 1.20e20 20.0e9, 1.32e22 219.5e9, 6.88e23 1.7e12, 4.54e24 4.3e12, 1.18e25 7.1e12, 4.19e25 13.4e12, " +
            "1.59e26 26.5e12, 1.75e28 292.0e12"),
        Of(
            "table-a3-approach-3",
            "Table A3, approach 3",
            3,
            "2.21e19 9.2e9, 1.62e20 27.1e9, 2.46e22 410.1e9, 1.71e24 4.1e12, 1.26e24 12.0e12, 3.52e25 20.1e12, 1.36e26 43.5e12, " +
            "5.65e26 94.1e12, 8.55e28 1425.5e12"),
    ];

    /// <summary>log10 N against log10 C through the rows that agree with themselves: a power law.</summary>
    public LinearTrend Power
    {
        get
        {
            AllocationRow[] sound = [.. Rows.Where(row => row.IsConsistent)];
            return LinearTrend.Fit(
                [.. sound.Select(row => Elementary.Log10(Printed.Parse(row.Flop).Value))],
                [.. sound.Select(row => Elementary.Log10(row.N))]);
        }
    }

    private static AllocationTable Of(string id, string title, int approach, string cells) => new(
        id,
        title,
        approach,
        [.. cells.Split(", ").Zip(Sizes, (cell, size) => new AllocationRow(size.Size, size.N, cell.Split(' ')[0], cell.Split(' ')[1]))]);
}
