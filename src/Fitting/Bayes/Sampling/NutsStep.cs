using System.Runtime.Intrinsics;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes.Sampling;

/// <summary>The step of the no-U-turn sampler: from a state and random numbers to the next state and a report.</summary>
/// <remarks>
/// Hoffman and Gelman 2014 with multinomial weights along the trajectory, biased progressive sampling between its halves and the
/// generalised turning criterion (Betancourt 2017), as Stan's. It keeps working memory but nothing that a later step depends on.
/// </remarks>
internal sealed class NutsStep
{
    private const double MostEnergyError = 1000;

    private readonly ILogDensity _density;
    private readonly int _deepest;
    private readonly Subtree _whole;
    private readonly Subtree[] _parts;
    private readonly TrajectoryEnd _back, _front;
    private readonly double[] _gradient;
    private Metric _metric;
    private RandomSequence _random = null!;
    private double _stepSize, _startEnergy, _acceptance;
    private int _leapfrogs;
    private bool _isDivergent;

    public NutsStep(ILogDensity density, int deepest)
    {
        int dimension = density.Dimension;
        (_density, _deepest) = (density, deepest);
        _whole = new Subtree(dimension);
        _parts = new Subtree[deepest + 1];
        for (int i = 0; i < _parts.Length; i++)
        {
            _parts[i] = new Subtree(dimension);
        }

        (_back, _front) = (new TrajectoryEnd(dimension), new TrajectoryEnd(dimension));
        _gradient = new double[dimension];
        _metric = Metric.Unit(dimension);
    }

    /// <summary>One step.</summary>
    /// <param name="from">Where the chain stands; left as it is.</param>
    /// <param name="to">Where the next state is written.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="stepSize">The leapfrog's step.</param>
    /// <param name="random">The chain's random numbers.</param>
    public NutsInfo Advance(NutsState from, NutsState to, Metric metric, double stepSize, RandomSequence random)
    {
        (_random, _acceptance, _leapfrogs, _isDivergent) = (random, 0, 0, false);
        Launch(from, metric, _front);
        _front.Position.CopyTo(_back.Position, 0);
        _front.Momentum.CopyTo(_back.Momentum, 0);
        _front.Force.CopyTo(_back.Force, 0);
        _whole.Begin(_front.Momentum, from.Position, from.Gradient, from.LogDensity, _startEnergy, 1);

        int depth = 0;
        bool isForward = true;
        while (depth < _deepest)
        {
            bool goesForward = random.NextUniform() > 0.5;
            if (goesForward != isForward)
            {
                _whole.Reverse();
                isForward = goesForward;
            }

            Subtree added = _parts[depth];
            _stepSize = goesForward ? stepSize : -stepSize;
            if (!Build(depth, goesForward ? _front : _back, added))
            {
                break;
            }

            depth++;
            if (added.Weight > _whole.Weight || random.NextUniform() * _whole.Weight < added.Weight)
            {
                _whole.Adopt(added);
            }

            if (!_whole.Append(added))
            {
                break;
            }
        }

        _whole.Position.CopyTo(to.Position, 0);
        _whole.Gradient.CopyTo(to.Gradient, 0);
        to.LogDensity = _whole.LogDensity;
        return new NutsInfo(_acceptance / _leapfrogs, depth, _leapfrogs, _isDivergent, _whole.Energy);
    }

    /// <summary>The energy lost in a single leapfrog with fresh momenta; minus infinity where there is no density.</summary>
    public double Trial(NutsState from, Metric metric, double stepSize, RandomSequence random)
    {
        _random = random;
        Launch(from, metric, _front);
        _stepSize = stepSize;
        return _startEnergy - Leapfrog(_front, out _);
    }

    private void Launch(NutsState from, Metric metric, TrajectoryEnd end)
    {
        _metric = metric;
        from.Position.CopyTo(end.Position, 0);
        metric.Force(from.Gradient, end.Force);
        StandardNormal.Fill(_random, end.Momentum);
        _startEnergy = Kinetic(end.Momentum) - from.LogDensity;
    }

    // A subtree of 2^depth states beyond an end, which moves along; false where it diverges or turns.
    private bool Build(int depth, TrajectoryEnd end, Subtree tree)
    {
        if (depth == 0)
        {
            return Leaf(end, tree);
        }

        Subtree second = _parts[depth - 1];
        if (!Build(depth - 1, end, tree) || !Build(depth - 1, end, second))
        {
            return false;
        }

        if (_random.NextUniform() * (tree.Weight + second.Weight) < second.Weight)
        {
            tree.Adopt(second);
        }

        return tree.Append(second);
    }

    private bool Leaf(TrajectoryEnd end, Subtree tree)
    {
        double energy = Leapfrog(end, out double logDensity);
        double gain = _startEnergy - energy;

        // The exponential is cut at 690, where weights would overflow; that far only a chain that has just begun ever gets.
        double weight = VectorElementary.Exp(Vector512.Create(gain)).ToScalar();
        _leapfrogs++;
        _acceptance += gain > 0 ? 1 : weight;
        tree.Begin(end.Momentum, end.Position, _gradient, logDensity, energy, weight);
        _isDivergent |= -gain > MostEnergyError;
        return !_isDivergent;
    }

    private double Leapfrog(TrajectoryEnd end, out double logDensity)
    {
        Kick(end.Force, end.Momentum);
        _metric.Drift(end.Momentum, _stepSize, end.Position);
        logDensity = _density.Evaluate(end.Position, _gradient);
        _metric.Force(_gradient, end.Force);
        Kick(end.Force, end.Momentum);
        double energy = Kinetic(end.Momentum) - logDensity;
        return double.IsNaN(energy) || logDensity == double.PositiveInfinity ? double.PositiveInfinity : energy;
    }

    private void Kick(double[] force, double[] momentum)
    {
        double half = 0.5 * _stepSize;
        ReadOnlySpan<double> forces = force.AsSpan(0, momentum.Length);
        for (int i = 0; i < momentum.Length; i++)
        {
            momentum[i] += half * forces[i];
        }
    }

    private static double Kinetic(double[] momentum)
    {
        double sum = 0;
        for (int i = 0; i < momentum.Length; i++)
        {
            sum += momentum[i] * momentum[i];
        }

        return 0.5 * sum;
    }
}
