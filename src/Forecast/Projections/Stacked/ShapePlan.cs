using Forecast.Fitting.Bayes.BrokenTrends;

namespace Forecast.Projections.Stacked;

/// <summary>How the shapes of a trend are fitted.</summary>
public sealed record ShapePlan
{
    /// <summary>Draws of each shape, and of all stacked together.</summary>
    public int Draws { get; init; } = 1000;

    /// <summary>Markov chains of the broken trend; the draws are shared among them.</summary>
    public int Chains { get; init; } = 2;

    /// <summary>Moves of each chain that are thrown away first.</summary>
    public int WarmUp { get; init; } = 4000;

    /// <summary>Moves from one draw to the next.</summary>
    public int Moves { get; init; } = 5;

    /// <summary>What is believed of breaks: a Poisson number of mean 1, at most 3, with 5 rows to each segment.</summary>
    public BrokenTrendPrior Breaks { get; init; } = new BrokenTrendPrior().WithPoisson(1, 3);

    /// <summary>Shortest and longest time, in years, in which growth that fades halves.</summary>
    public (double Shortest, double Longest) HalfLife { get; init; } = (1, 100);

    /// <summary>Years ahead that a shape is judged by: rows no further than that behind an earlier cut.</summary>
    public double Reach { get; init; } = 4;

    /// <summary>Fewest rows that must have been foretold before shapes are weighted by them; equal weights until then.</summary>
    public int FewestForetold { get; init; } = 10;
}
