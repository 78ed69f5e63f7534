using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Regression;

/// <summary>What a resample keeps of the data.</summary>
public enum Resampling
{
    /// <summary>Whole rows, drawn with replacement: right where rows are independent, whatever their scatter (Efron 1979).</summary>
    Rows,

    /// <summary>The predictors; centred residuals are drawn with replacement: right where errors are alike.</summary>
    Residuals,

    /// <summary>The predictors and the size of each residual; signs are tossed: right where the scatter differs from row to row (Wu 1986, Liu 1988).</summary>
    Wild,

    /// <summary>Runs of consecutive rows, drawn with replacement: right where neighbours in the order given depend on one another (Künsch 1989).</summary>
    Blocks,
}

/// <summary>How a fit is resampled.</summary>
/// <param name="Resamples">Number of resamples, at least one.</param>
/// <param name="Resampling">What a resample keeps.</param>
/// <param name="BlockLength">Rows in a run, for <see cref="Resampling.Blocks"/>; about the cube root of the number of rows, or longer than errors remember.</param>
/// <param name="Threads">Threads at most, 0 for all; the result does not depend on it.</param>
public sealed record BootstrapPlan(int Resamples, Resampling Resampling = Resampling.Rows, int BlockLength = 1, int Threads = 0)
{
    /// <summary>A plan of moving blocks whose length is <see cref="UsualBlockLength"/>.</summary>
    /// <param name="resamples">Number of resamples, at least one.</param>
    /// <param name="rows">Number of rows that will be resampled, at least three.</param>
    public static BootstrapPlan InBlocks(int resamples, int rows) => new(resamples, Resampling.Blocks, UsualBlockLength(rows));

    /// <summary>The length of a block by rule: the cube root of the number of rows, rounded up (Künsch 1989 for the rate).</summary>
    /// <param name="rows">Number of rows, at least three.</param>
    public static int UsualBlockLength(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 3);
        return Math.Min(rows / 2, (int)Math.Ceiling(Elementary.Cbrt(rows) - 1e-9));
    }

    internal static void Check(BootstrapPlan plan, int rows)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Resamples, 1, nameof(plan));
        if (plan.BlockLength < 1 || plan.BlockLength > Math.Max(1, rows / 2))
        {
            throw new ArgumentException($"A block has from 1 row to half of all {rows}; {plan.BlockLength} was given.", nameof(plan));
        }
    }
}
