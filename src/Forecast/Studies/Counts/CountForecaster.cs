namespace Forecast.Studies.Counts;

/// <summary>Who forecasts a count. The first five are laws of the share, times one trend of the number of systems.</summary>
internal enum CountForecaster
{
    /// <summary>The projection: log odds in a straight line, so that the share cannot pass one.</summary>
    Logistic,

    /// <summary>The same below a ceiling that is drawn.</summary>
    Ceiling,

    /// <summary>Log odds that wander about a line (Matérn).</summary>
    Wandering,

    /// <summary>A share that grows exponentially, cut at one.</summary>
    Exponential,

    /// <summary>The share of the last two years, for ever.</summary>
    Standstill,

    /// <summary>A log-normal tail about the trend of compute.</summary>
    Tail,

    /// <summary>Exponential growth of the count itself.</summary>
    Growth,

    /// <summary>The last full year's count as a Poisson mean.</summary>
    Last,
}
