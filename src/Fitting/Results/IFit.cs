namespace Forecast.Fitting.Results;

/// <summary>The three questions every fit answers: one row a term, one row a fit, one row a point.</summary>
public interface IFit
{
    /// <summary>The terms.</summary>
    IReadOnlyList<Coefficient> Terms { get; }

    /// <summary>The quality.</summary>
    GoodnessOfFit Quality { get; }

    /// <summary>The points, in the order given.</summary>
    IReadOnlyList<FittedPoint> Points { get; }
}
