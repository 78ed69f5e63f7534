namespace Forecast.Gpu;

/// <summary>Which draws are made, and how their uniforms are spread.</summary>
/// <param name="Draws">Number of draws of the whole run, of which a back end may be asked for any part.</param>
/// <param name="Seed">The key of the generator.</param>
/// <param name="Scheme">How the uniforms of a run are spread.</param>
public sealed record DrawPlan(long Draws, ulong Seed = 1, DrawScheme Scheme = DrawScheme.Plain);

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
