using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes.Sampling;

/// <summary>One chain: a start, a warm-up that finds step size and metric, and the draws.</summary>
internal sealed class NutsChain
{
    private const int MostStarts = 100, MostHalvings = 200, Block = 16;
    private const double LogOfWanted = -0.2231435513142097, LargestStep = 1e7;

    private readonly IBayesModel _model;
    private readonly NutsPlan _plan;
    private readonly RandomSequence _random;
    private readonly ILogDensity _density;
    private readonly NutsStep _step;
    private readonly DualAveraging _averaging;
    private NutsState _state, _next;
    private Metric _metric;
    private double _stepSize = 1;

    public NutsChain(IBayesModel model, NutsPlan plan, StreamKey key)
    {
        (_model, _plan, _random, _density) = (model, plan, new RandomSequence(key), model.Density());
        _step = new NutsStep(_density, plan.DeepestTree);
        _averaging = new DualAveraging(plan.Acceptance);
        (_state, _next) = (new NutsState(_density.Dimension), new NutsState(_density.Dimension));
        _metric = Metric.Unit(_density.Dimension);
    }

    /// <summary>Runs the chain.</summary>
    /// <param name="values">Where the parameters are written: a parameter, a draw.</param>
    /// <param name="progress">Counts the steps, warm-up or not, and ends the chain when the work is called off.</param>
    /// <exception cref="ArgumentException">The model has no density anywhere a chain may start.</exception>
    public ChainTrace Run(double[][] values, Progress progress)
    {
        Start();
        WarmUp(progress);
        int draws = _plan.Draws;
        var trace = new ChainTrace(new bool[draws], new int[draws], new double[draws], new double[draws], _stepSize, _plan.DeepestTree);
        var parameters = new double[values.Length];
        for (int draw = 0; draw < draws; draw++)
        {
            NutsInfo info = Advance();
            trace.Divergent[draw] = info.IsDivergent;
            trace.TreeDepth[draw] = info.Depth;
            trace.Energy[draw] = info.Energy;
            trace.Acceptance[draw] = info.Acceptance;
            _model.Parameters(_state.Position, parameters);
            for (int parameter = 0; parameter < parameters.Length; parameter++)
            {
                values[parameter][draw] = parameters[parameter];
            }

            Tell(progress, draw + 1, draws);
        }

        return trace;
    }

    private NutsInfo Advance()
    {
        NutsInfo info = _step.Advance(_state, _next, _metric, _stepSize, _random);
        (_state, _next) = (_next, _state);
        return info;
    }

    private void Start()
    {
        for (int i = 0; i < MostStarts; i++)
        {
            _model.Start(_random, _state.Position);
            _state.LogDensity = _density.Evaluate(_state.Position, _state.Gradient);
            if (double.IsFinite(_state.LogDensity) && _state.Gradient.All(double.IsFinite))
            {
                return;
            }
        }

        throw new ArgumentException(
            $"The model has no finite density, or no finite gradient, at any of {MostStarts} starts: look at its data and its priors for impossible values.");
    }

    private void WarmUp(Progress progress)
    {
        var windows = new WarmUpWindows(_plan.WarmUp);
        var covariance = new RunningCovariance(_density.Dimension, _plan.IsDense);
        FindStepSize();
        _averaging.Restart(_stepSize);
        for (int step = 0; step < _plan.WarmUp; step++)
        {
            NutsInfo info = Advance();
            _stepSize = _averaging.Next(info.Acceptance);
            if (windows.Holds(step))
            {
                covariance.Add(_state.Position);
            }

            if (windows.EndsWith(step))
            {
                _metric = covariance.Metric(_metric);
                FindStepSize();
                _averaging.Restart(_stepSize);
            }

            Tell(progress, step + 1, _plan.WarmUp);
        }

        if (_plan.WarmUp > 0)
        {
            _stepSize = _averaging.Settled;
        }
    }

    private static void Tell(Progress progress, int done, int all)
    {
        if (done % Block == 0 || done == all)
        {
            progress.Add(done % Block == 0 ? Block : done % Block);
        }
    }

    // Doubles or halves the step until the acceptance of a single leapfrog crosses 0.8 (Hoffman and Gelman 2014, algorithm 4, as Stan has it).
    private void FindStepSize()
    {
        bool grows = _step.Trial(_state, _metric, _stepSize, _random) > LogOfWanted;
        for (int i = 0; i < MostHalvings && _stepSize < LargestStep; i++)
        {
            double gain = _step.Trial(_state, _metric, _stepSize, _random);
            if (grows ? !(gain > LogOfWanted) : !(gain < LogOfWanted))
            {
                return;
            }

            _stepSize *= grows ? 2 : 0.5;
        }
    }
}
