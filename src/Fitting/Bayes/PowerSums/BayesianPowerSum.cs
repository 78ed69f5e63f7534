using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes.PowerSums;

/// <summary>
/// A Bayesian model of positive values as a constant and a falling power of each of some quantities, with Student-t errors of the
/// logarithm.
/// </summary>
/// <remarks>
/// y = C + Σ_j A_j x_j^-α_j, times exp(σ t), t Student's with ν degrees of freedom. Parameters, in order: C, then A and α of each
/// quantity, σ, and ν where it is learned. What stands for the mean of an observation is its median. The prior is that of <see
/// cref="PowerSumPrior"/>.
/// </remarks>
public sealed class BayesianPowerSum : ITrendModel
{
    private readonly double[][] _places;
    private readonly double[][] _logs;
    private readonly double[] _centres;
    private readonly double[] _observed;
    private readonly double[] _logObserved;
    private readonly PowerSumPrior _prior;
    private readonly StudentPowerSum _rows;
    private readonly double[] _guess;
    private readonly PosteriorFrame _frame;

    /// <summary>A model of some rows.</summary>
    /// <param name="names">Names of the constant, and of the coefficient and the exponent of each quantity.</param>
    /// <param name="x">A column for each quantity; positive.</param>
    /// <param name="y">The values; positive.</param>
    /// <param name="prior">What is believed before.</param>
    /// <exception cref="ArgumentException">
    /// No quantity, no rows, lengths that differ, a number that is not positive and finite, or a prior out of range.
    /// </exception>
    public BayesianPowerSum(IReadOnlyList<string> names, IReadOnlyList<double[]> x, ReadOnlySpan<double> y, PowerSumPrior prior)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(prior);
        prior.Check();
        int rows = y.Length;
        if (x.Count == 0 || rows == 0 || x.Any(column => column.Length != rows) || names.Count != 1 + 2 * x.Count)
        {
            throw new ArgumentException(
                $"{x.Count} quantities ask for as many columns of {rows} rows and for {1 + 2 * x.Count} names; {names.Count} were given.",
                nameof(x));
        }

        _prior = prior;
        _places = [.. x.Select(column => column.ToArray())];
        _observed = y.ToArray();
        _logObserved = Logs(_observed);
        _logs = [.. _places.Select(Logs)];
        _centres = [.. _logs.Select(column => column.Sum() / rows)];
        for (int j = 0; j < _logs.Length; j++)
        {
            for (int i = 0; i < rows; i++)
            {
                _logs[j][i] -= _centres[j];
            }
        }

        _rows = new StudentPowerSum(_logs, _logObserved);
        Names = [.. names, "sigma", .. prior.Freedom is null ? ["nu"] : Array.Empty<string>()];
        _guess = Guess();
        _frame = new PosteriorFrame(new PowerSumDensity(_rows, Predictors, _prior), _guess);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public int Observations => _observed.Length;

    /// <inheritdoc/>
    public IReadOnlyList<double> Observed => _observed;

    /// <inheritdoc/>
    public int Predictors => _places.Length;

    /// <inheritdoc/>
    /// <remarks>In coordinates in which the posterior is near a standard normal: its normal approximation at the mode is.</remarks>
    public ILogDensity Density() => new FramedDensity(new PowerSumDensity(_rows, Predictors, _prior), _frame);

    /// <inheritdoc/>
    public void Start(RandomSequence random, Span<double> coordinates)
    {
        ArgumentNullException.ThrowIfNull(random);
        var noise = new ChainNoise(random);

        // About twice as wide as the posterior, so that chains that agree have found their way.
        for (int i = 0; i < coordinates.Length; i++)
        {
            coordinates[i] = _frame.IsFound ? 2 * noise.Normal() : _guess[i] + 0.2 * noise.Normal();
        }
    }

    /// <inheritdoc/>
    public void Parameters(ReadOnlySpan<double> coordinates, Span<double> parameters)
    {
        Span<double> shares = stackalloc double[1 + Predictors], at = stackalloc double[coordinates.Length];
        _frame.Out(coordinates, at);
        _ = PowerSumDensity.Terms(at, parameters, shares);
        parameters[0] = Natural.Exp(parameters[0]);
        for (int j = 1; j <= Predictors; j++)
        {
            parameters[2 * j - 1] = Natural.Exp(parameters[2 * j - 1] + parameters[2 * j] * _centres[j - 1]);
        }

        for (int i = 1 + 2 * Predictors; i < Names.Count; i++)
        {
            parameters[i] = Natural.Exp(at[i]);
        }
    }

    /// <inheritdoc/>
    public void LogLikelihood(ReadOnlySpan<double> parameters, Span<double> pointwise)
    {
        double sigma = parameters[1 + 2 * Predictors], freedom = Freedom(parameters);
        double constant = StudentPowerSum.LogConstant(freedom) - Natural.Log(sigma);
        for (int i = 0; i < Observations; i++)
        {
            double sum = parameters[0];
            for (int j = 0; j < Predictors; j++)
            {
                sum += parameters[1 + 2 * j] * Natural.Exp(-parameters[2 + 2 * j] * (_logs[j][i] + _centres[j]));
            }

            double z = (_logObserved[i] - Natural.Log(sum)) / sigma;
            pointwise[i] = constant - 0.5 * (freedom + 1) * Natural.LogOnePlus(z * z / freedom);
        }
    }

    /// <inheritdoc/>
    public void Place(int observation, Span<double> at)
    {
        for (int j = 0; j < Predictors; j++)
        {
            at[j] = _places[j][observation];
        }
    }

    /// <inheritdoc/>
    public double Mean(ReadOnlySpan<double> parameters, ReadOnlySpan<double> at)
    {
        double sum = parameters[0];
        for (int j = 0; j < Predictors; j++)
        {
            sum += parameters[1 + 2 * j] * Natural.Exp(-parameters[2 + 2 * j] * Natural.Log(at[j]));
        }

        return sum;
    }

    /// <inheritdoc/>
    public double Draw(ReadOnlySpan<double> parameters, ReadOnlySpan<double> at, RandomSequence random)
    {
        var noise = new ChainNoise(random);
        double freedom = Freedom(parameters);
        double student = noise.Normal() / Math.Sqrt(noise.Gamma(0.5 * freedom) / (0.5 * freedom));
        return Mean(parameters, at) * Natural.Exp(parameters[1 + 2 * Predictors] * student);
    }

    private double[] Guess()
    {
        double mean = _logObserved.Average(), spread = Math.Sqrt(_logObserved.Sum(y => (y - mean) * (y - mean)) / Observations);
        double[] shares = [.. _places.Select(_ => -1.0)], exponents = [.. _places.Select(_ => Natural.Log(_prior.ExponentMedian))];
        double scale = Natural.Log(Math.Max(0.2 * spread, 1e-6));
        return [mean, .. shares, .. exponents, scale, .. _prior.Freedom is null ? [Natural.Log(5)] : Array.Empty<double>()];
    }

    private double Freedom(ReadOnlySpan<double> parameters) => _prior.Freedom ?? parameters[2 + 2 * Predictors];

    private static double[] Logs(double[] values)
    {
        var logs = new double[values.Length];
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = values[i] > 0 && double.IsFinite(values[i])
                ? Natural.Log(values[i])
                : throw new ArgumentException($"Row {i}: {values[i]} has no logarithm; a positive number is wanted.", nameof(values));
        }

        return logs;
    }
}
