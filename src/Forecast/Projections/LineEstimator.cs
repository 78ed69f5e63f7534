namespace Forecast.Projections;

/// <summary>How a straight line is put through points.</summary>
public enum LineEstimator
{
    /// <summary>Least squares: best where errors are normal.</summary>
    LeastSquares,

    /// <summary>Huber's regression: little efficiency lost, single wild values count less.</summary>
    Huber,

    /// <summary>Theil and Sen's median of slopes: stands up to more than a quarter of wild rows.</summary>
    TheilSen,

    /// <summary>Student's t errors by maximum likelihood: heavy tails are part of what is forecast.</summary>
    Student,
}
