using System.Runtime.Intrinsics;

namespace Forecast.Models.Networks;

/// <summary>A function that networks are trained on, over a cube of inputs.</summary>
/// <param name="inputs">Inputs.</param>
/// <param name="outputs">Outputs.</param>
/// <param name="low">Lower end of each input.</param>
/// <param name="high">Upper end of each input.</param>
public abstract class RegressionTask(int inputs, int outputs, double low, double high)
{
    /// <summary>Points that stand side by side in memory.</summary>
    internal const int Tile = 8;

    /// <summary>Inputs.</summary>
    public int Inputs { get; } = inputs;

    /// <summary>Outputs.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>Lower end of each input.</summary>
    public double Low { get; } = low;

    /// <summary>Upper end of each input.</summary>
    public double High { get; } = high;

    /// <summary>The task in words that tell any two apart.</summary>
    public abstract string Text { get; }

    /// <summary>Fills in the targets of some tiles.</summary>
    /// <param name="inputs">By tile, input and point.</param>
    /// <param name="targets">By tile, output and point.</param>
    /// <param name="tiles">How many tiles.</param>
    internal abstract void Fill(LaneBlock inputs, LaneBlock targets, int tiles);
}

/// <summary>yₖ = xₖ² for each input: one task, or several side by side in one network.</summary>
/// <param name="count">How many.</param>
/// <param name="low">Lower end of each input.</param>
/// <param name="high">Upper end of each input.</param>
public sealed class Squares(int count, double low, double high) : RegressionTask(count, count, low, high)
{
    /// <inheritdoc/>
    public override string Text => FormattableString.Invariant($"{Inputs} squares on [{Low:R}, {High:R}]");

    internal override void Fill(LaneBlock inputs, LaneBlock targets, int tiles)
    {
        for (int i = 0; i < tiles * Inputs * Tile; i++)
        {
            Vector512<double> x = inputs.At(i);
            targets.At(i) = x * x;
        }
    }
}

/// <summary>y = √[(x₁ - x₂)² + (x₃ - x₄)²]: a square root after a sum of squares.</summary>
/// <param name="low">Lower end of each input.</param>
/// <param name="high">Upper end of each input.</param>
public sealed class RootOfSquares(double low, double high) : RegressionTask(4, 1, low, high)
{
    /// <inheritdoc/>
    public override string Text => FormattableString.Invariant($"root of two squares on [{Low:R}, {High:R}]");

    internal override void Fill(LaneBlock inputs, LaneBlock targets, int tiles)
    {
        for (int tile = 0; tile < tiles; tile++)
        {
            for (int p = 0; p < Tile; p++)
            {
                int at = tile * Inputs * Tile + p;
                Vector512<double> u = inputs.At(at) - inputs.At(at + Tile), v = inputs.At(at + 2 * Tile) - inputs.At(at + 3 * Tile);
                targets.At(tile * Tile + p) = Vector512.Sqrt(Vector512.FusedMultiplyAdd(u, u, v * v));
            }
        }
    }
}
