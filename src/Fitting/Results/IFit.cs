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

    /// <summary>What a reader should doubt about the fit, each in a sentence; empty where nothing.</summary>
    IReadOnlyList<string> Warnings { get; }

    /// <summary>The interval of a term.</summary>
    /// <param name="term">Index of the term in <see cref="Terms"/>.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    Interval Interval(int term, double level);

    /// <summary>The fitted value at a place, with its interval and that of one new observation.</summary>
    /// <param name="at">The predictors there, one for each column the fit was given; a time alone for a trend.</param>
    /// <param name="level">Coverage of both intervals, between 0 and 1.</param>
    Prediction Predict(ReadOnlySpan<double> at, double level);
}
