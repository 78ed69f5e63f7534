using System.Globalization;
using Forecast.Fitting.Bayes;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Projections;

/// <summary>The posterior of a trend without breaks, sampled by NUTS.</summary>
public sealed class SampledModel : SampledTrend
{
    private static readonly Normal Standard = new(0, 1);

    private readonly ITrendModel _model;
    private readonly double _centre;
    private readonly NutsPlan _plan;
    private readonly StreamKey _key;
    private readonly BayesFit _fit;

    /// <summary>Samples the posterior of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="priors">What it believes beforehand, each in a sentence without its full stop.</param>
    /// <param name="centre">The time at which its level is that of the line.</param>
    /// <param name="plan">How many chains and draws.</param>
    /// <param name="key">The stream of random numbers.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    public SampledModel(
        ITrendModel model,
        IReadOnlyList<string> priors,
        double centre,
        NutsPlan plan,
        StreamKey key,
        IProgress<double>? progress = null)
    {
        (_model, Priors, _centre, _plan, _key) = (model, [.. priors.Select(Clause)], centre, plan, key);
        Posterior posterior = Nuts.Sample(model, plan, key, progress);
        _fit = new BayesFit(model, posterior, key.Child("observation"), []);
    }

    /// <summary>How the model numbers groups.</summary>
    internal Func<int, int> PlaceOfGroup { get; init; } = group => group;

    /// <summary>Standard error of each row's value beyond the model's scatter; null where there is none.</summary>
    internal IReadOnlyList<double>? Errors { get; init; }

    /// <inheritdoc/>
    public override string Sampler => string.Create(
        CultureInfo.InvariantCulture, $"NUTS, {_plan.Chains} chains of {_plan.Draws} draws after {_plan.WarmUp} of warm-up");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Priors { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Meaning(Func<double, string> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [$"level: at {text(_centre)}, the mean time"];
    }

    /// <inheritdoc/>
    public override IFit Fit => _fit;

    /// <inheritdoc/>
    public override Posterior Posterior => _fit.Posterior;

    /// <inheritdoc/>
    public override double[] Means(double time, int group = 0)
    {
        double[] at = Place(time, group);
        return EachDraw(parameters => _model.Mean(parameters, at));
    }

    /// <inheritdoc/>
    public override double[] Observations(double time, int group = 0)
    {
        var random = new RandomSequence(_key.Child("observation"));
        double[] at = Place(time, group);
        return EachDraw(parameters => _model.Draw(parameters, at, random));
    }

    /// <inheritdoc/>
    public override double[] Replicas(int row)
    {
        var random = new RandomSequence(_key.Child("replica").Child((ulong)row));
        var at = new double[_model.Predictors];
        _model.Place(row, at);
        double error = Errors?[row] ?? 0;
        return EachDraw(parameters =>
        {
            double drawn = _model.Draw(parameters, at, random);
            return error == 0 ? drawn : drawn + error * Standard.Quantile(random.NextUniform());
        });
    }

    /// <inheritdoc/>
    public override double[][] LogLikelihood()
    {
        var rows = new double[Posterior.Chains * Posterior.Draws][];
        var parameters = new double[Posterior.Names.Count];
        for (int i = 0; i < rows.Length; i++)
        {
            Posterior.Row(i / Posterior.Draws, i % Posterior.Draws, parameters);
            rows[i] = new double[_model.Observations];
            _model.LogLikelihood(parameters, rows[i]);
        }

        return rows;
    }

    // A sentence in a list of them: small at its beginning, without a full stop.
    private static string Clause(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..].TrimEnd('.');

    private double[] Place(double time, int group) => _model.Predictors == 1 ? [time] : [time, PlaceOfGroup(group)];

    private double[] EachDraw(Func<double[], double> value)
    {
        var values = new double[Posterior.Chains * Posterior.Draws];
        var parameters = new double[Posterior.Names.Count];
        for (int i = 0; i < values.Length; i++)
        {
            Posterior.Row(i / Posterior.Draws, i % Posterior.Draws, parameters);
            values[i] = value(parameters);
        }

        return values;
    }
}
