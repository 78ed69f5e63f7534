using Forecast.Fitting.Results;

namespace Forecast.Fitting.Regression;

/// <summary>How forecasts are tried on the past.</summary>
/// <param name="FirstOrigin">Rows in the first fit.</param>
/// <param name="Horizon">Rows forecast from each origin.</param>
/// <param name="Step">Rows from one origin to the next.</param>
/// <param name="Window">Rows in each fit, the latest; 0 for all rows before the origin.</param>
/// <param name="Level">Coverage of the predictive intervals, between 0 and 1.</param>
/// <param name="Threads">Threads at most, 0 for all; the result does not depend on it.</param>
public sealed record RollingOriginPlan(int FirstOrigin, int Horizon = 1, int Step = 1, int Window = 0, double Level = 0.9, int Threads = 0);

/// <summary>One forecast of a value that is known by now.</summary>
/// <param name="Origin">Number of rows that lie before the forecast.</param>
/// <param name="Horizon">Rows ahead: 1 for the row after the last one fitted.</param>
/// <param name="Actual">What was observed.</param>
/// <param name="Prediction">What was predicted.</param>
public sealed record RollingForecast(int Origin, int Horizon, double Actual, Prediction Prediction)
{
    /// <summary>Actual less predicted.</summary>
    public double Error => Actual - Prediction.Mean;
}

/// <summary>Cross-validation in time: a fit of the rows before each origin, asked about the rows after it (Tashman 2000).</summary>
public sealed class RollingOrigin
{
    private RollingOrigin(IReadOnlyList<RollingForecast> forecasts)
    {
        Forecasts = forecasts;
    }

    /// <summary>The forecasts, by origin and then by horizon.</summary>
    public IReadOnlyList<RollingForecast> Forecasts { get; }

    /// <summary>Square root of the mean squared error, in the unit of y.</summary>
    public double RootMeanSquareError => Math.Sqrt(Forecasts.Average(forecast => forecast.Error * forecast.Error));

    /// <summary>Mean absolute error, in the unit of y.</summary>
    public double MeanAbsoluteError => Forecasts.Average(forecast => Math.Abs(forecast.Error));

    /// <summary>Share of the observations inside their predictive intervals.</summary>
    public double Coverage => Forecasts.Average(forecast => forecast.Prediction.Predictive.Contains(forecast.Actual) ? 1.0 : 0.0);

    /// <summary>Fits and forecasts from each origin.</summary>
    /// <param name="recipe">The fit.</param>
    /// <param name="columns">The predictors, in the order of time.</param>
    /// <param name="y">The observations, in the order of time.</param>
    /// <param name="plan">Where the origins are.</param>
    /// <exception cref="ArgumentException">Lengths that differ, a plan out of range, or rows before an origin that cannot be fitted.</exception>
    public static RollingOrigin Run(FitRecipe recipe, IReadOnlyList<double[]> columns, ReadOnlySpan<double> y, RollingOriginPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        CoefficientTable.CheckLevel(plan.Level);
        var refit = new Refit(recipe, columns, y.ToArray(), null);
        int n = y.Length;
        if (plan.FirstOrigin < 1 || plan.FirstOrigin >= n || plan.Horizon < 1 || plan.Step < 1 || plan.Window < 0)
        {
            throw new ArgumentException($"The first origin lies after 1 to {n - 1} of {n} rows, and horizon and step are at least 1; {plan} was given.", nameof(plan));
        }

        int origins = (n - 1 - plan.FirstOrigin) / plan.Step + 1;
        var forecasts = new RollingForecast[origins][];
        var failures = new ArgumentException?[origins];
        Parallel.For(0, origins, Parallelism.Of(plan.Threads), k =>
        {
            int origin = plan.FirstOrigin + k * plan.Step, first = plan.Window > 0 ? Math.Max(0, origin - plan.Window) : 0;
            try
            {
                IFit fit = refit.FitRows([.. Enumerable.Range(first, origin - first)]);
                forecasts[k] =
                [
                    .. Enumerable.Range(origin, Math.Min(plan.Horizon, n - origin)).Select(row =>
                        new RollingForecast(origin, row - origin + 1, refit.Y[row], fit.Predict([.. columns.Select(column => column[row])], plan.Level))),
                ];
            }
            catch (ArgumentException failure)
            {
                failures[k] = failure;
            }
        });
        int failed = Array.FindIndex(failures, failure => failure is not null);
        return failed < 0
            ? new RollingOrigin([.. forecasts.SelectMany(group => group)])
            : throw new ArgumentException($"There is no fit from the origin after {plan.FirstOrigin + failed * plan.Step} rows: {failures[failed]!.Message}", failures[failed]);
    }
}
