using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Regression;

/// <summary>The mean of an observation as a function of parameters and predictors, with derivatives worked out by hand.</summary>
/// <param name="parameters">The parameters.</param>
/// <param name="at">The predictors of one observation, one for each column.</param>
/// <param name="gradient">Where the derivative by each parameter is written; empty where only the value is wanted.</param>
public delegate double DifferentiatedModel(ReadOnlySpan<double> parameters, ReadOnlySpan<double> at, Span<double> gradient);

/// <summary>A model in duals asked for its gradient one direction at a time.</summary>
internal static class AutomaticDerivative
{
    public static DifferentiatedModel Of(NonlinearModel model) => (parameters, at, gradient) =>
    {
        Span<Dual> duals = stackalloc Dual[parameters.Length];
        for (int j = 0; j < duals.Length; j++)
        {
            duals[j] = parameters[j];
        }

        if (gradient.IsEmpty)
        {
            return model(duals, at).Value;
        }

        double value = 0;
        for (int j = 0; j < duals.Length; j++)
        {
            duals[j] = new Dual(parameters[j], 1);
            (value, gradient[j]) = model(duals, at);
            duals[j] = parameters[j];
        }

        return value;
    };
}
