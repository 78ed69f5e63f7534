using Forecast.Fitting.Numerics;

namespace Forecast.Fitting.Regression;

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
