using Forecast.Gpu.Plans;

namespace Forecast.Gpu;

/// <summary>Which draws are made, and how their uniforms are spread.</summary>
/// <param name="Draws">Number of draws of the whole run, of which a back end may be asked for any part.</param>
/// <param name="Seed">The key of the generator.</param>
/// <param name="Scheme">How the uniforms of a run are spread.</param>
public sealed record DrawPlan(long Draws, ulong Seed = 1, DrawScheme Scheme = DrawScheme.Plain)
{
    /// <summary>Number of the first uniforms of a program that the scheme spreads; those beyond have plain draws.</summary>
    /// <remarks>Sobol's sequences are tabulated for <see cref="SobolTable.Dimensions"/>; the other schemes take any number.</remarks>
    public int Dimensions => Scheme == DrawScheme.Sobol ? SobolTable.Dimensions : int.MaxValue;

    /// <summary>Throws unless the scheme has these draws. Plain and antithetic draws may go on beyond the planned number.</summary>
    /// <param name="first">Number of the first.</param>
    /// <param name="count">How many.</param>
    internal void ThrowUnlessHeld(long first, long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        long most = Scheme switch
        {
            DrawScheme.LatinHypercube => Permutation.Largest,
            DrawScheme.Sobol => SobolSpread.Largest,
            _ => long.MaxValue,
        };
        if (Draws > most)
        {
            throw new ArgumentOutOfRangeException(nameof(count), $"The scheme {Scheme} takes at most {most} draws; {Draws} were planned.");
        }

        if (most < long.MaxValue && count > Draws - first)
        {
            throw new ArgumentOutOfRangeException(nameof(count), $"Draws {first} to {first + count - 1} were asked for, of a run of {Draws}.");
        }
    }
}

/// <summary>How the uniforms of a run are spread.</summary>
public enum DrawScheme
{
    /// <summary>Independent.</summary>
    Plain,

    /// <summary>Each odd draw has the uniforms of the even draw before it, turned about ½.</summary>
    Antithetic,

    /// <summary>Each uniform has one draw in each of as many equal cells as there are draws.</summary>
    LatinHypercube,

    /// <summary>A Sobol sequence, scrambled by Owen's permutations.</summary>
    Sobol,
}
