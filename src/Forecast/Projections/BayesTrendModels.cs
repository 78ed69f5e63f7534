using Forecast.Data;
using Forecast.Fitting.Bayes;
using Forecast.Fitting.Bayes.Trends;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;

namespace Forecast.Projections;

/// <summary>Which model a plan asks for.</summary>
internal static class BayesTrendModels
{
    private const int UsualWarmUp = 1000;

    /// <summary>Samples the posterior of the model that rows and plan ask for.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="times">Their times.</param>
    /// <param name="values">Their values, on the scale of the fit.</param>
    /// <param name="plan">What was asked for.</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <exception cref="ArgumentException">The rows cannot carry the model.</exception>
    public static SampledTrend Sample(
        UserRows rows, double[] times, double[] values, BayesTrendPlan plan, StreamKey key, IProgress<double>? progress)
    {
        if (plan.Breaks is not null)
        {
            return SampledBreaks.Of(times, values, plan, key);
        }

        var nuts = new NutsPlan { Chains = plan.Chains, Draws = plan.Draws, WarmUp = plan.WarmUp ?? UsualWarmUp };
        if (rows.Groups.Count > 0)
        {
            var grouped = new GroupedTrend(times, values, [.. rows.GroupOf.Select(group => rows.Groups[group])]);
            return new SampledModel(grouped, grouped.PriorSentences, grouped.Centre, nuts, key, progress)
            {
                // The model counts groups by first appearance.
                PlaceOfGroup = group => group < rows.Groups.Count ? Index(grouped.Groups, rows.Groups[group]) : GroupedTrend.NewGroup,
            };
        }

        bool isMeasured = (rows.Errors ?? rows.Low) is not null;
        LineModel line = isMeasured
            ? new MeasuredTrend(times, Measurements(rows, values, plan))
            : plan.Likelihood == BayesLikelihood.Student ? new StudentTrend(times, values) : new NormalTrend(times, values);
        return new SampledModel(line, line.PriorSentences, line.Centre, nuts, key, progress) { Errors = rows.Errors };
    }

    private static Measurement[] Measurements(UserRows rows, double[] values, BayesTrendPlan plan)
    {
        if (rows.Errors is { } errors)
        {
            return [.. values.Select((value, row) => Measurement.Of(value, errors[row]))];
        }

        double Scaled(double bound, double none) => double.IsNaN(bound) ? none : plan.IsLog ? Elementary.Log10(bound) : bound;
        return [.. values.Select((value, row) =>
        {
            (double low, double high) = (rows.Low![row], rows.High![row]);
            return double.IsNaN(low) && double.IsNaN(high)
                ? Measurement.Of(value)
                : Measurement.Within(Scaled(low, double.NegativeInfinity), Scaled(high, double.PositiveInfinity));
        })];
    }

    private static int Index(IReadOnlyList<string> names, string name)
    {
        int index = 0;
        while (names[index] != name)
        {
            index++;
        }

        return index;
    }
}
