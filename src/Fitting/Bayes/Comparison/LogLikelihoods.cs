namespace Forecast.Fitting.Bayes;

/// <summary>Matrices of log likelihoods: one array an observation, in it one number a draw, one chain after the other.</summary>
public static class LogLikelihoods
{
    /// <summary>The log likelihood of each observation at each draw.</summary>
    /// <param name="model">The model.</param>
    /// <param name="posterior">Draws of its parameters.</param>
    /// <exception cref="ArgumentException">Parameters that are not those of the model.</exception>
    public static double[][] Of(IBayesModel model, Posterior posterior)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(posterior);
        if (!model.Names.SequenceEqual(posterior.Names))
        {
            throw new ArgumentException(
                $"The model has {string.Join(", ", model.Names)}; the posterior {string.Join(", ", posterior.Names)}.", nameof(posterior));
        }

        int draws = posterior.Chains * posterior.Draws;
        var values = new double[model.Observations][];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = new double[draws];
        }

        var parameters = new double[posterior.Names.Count];
        var pointwise = new double[values.Length];
        for (int s = 0; s < draws; s++)
        {
            posterior.Row(s / posterior.Draws, s % posterior.Draws, parameters);
            model.LogLikelihood(parameters, pointwise);
            for (int i = 0; i < values.Length; i++)
            {
                values[i][s] = pointwise[i];
            }
        }

        return values;
    }

    internal static int Check(double[][] logLikelihood)
    {
        ArgumentNullException.ThrowIfNull(logLikelihood);
        if (logLikelihood.Length < 2)
        {
            throw new ArgumentException($"Two observations are needed at least; {logLikelihood.Length} were given.", nameof(logLikelihood));
        }

        int draws = logLikelihood[0].Length;
        for (int i = 0; i < logLikelihood.Length; i++)
        {
            if (logLikelihood[i].Length != draws || draws < 2)
            {
                throw new ArgumentException(
                    $"Each observation needs as many draws as the first, and at least two; {draws} and {logLikelihood[i].Length} were "
                        + $"given.",
                    nameof(logLikelihood));
            }

            foreach (double value in logLikelihood[i])
            {
                if (!double.IsFinite(value))
                {
                    throw new ArgumentException(
                        $"A log likelihood is a finite number; observation {i} has {value}.", nameof(logLikelihood));
                }
            }
        }

        return draws;
    }
}
