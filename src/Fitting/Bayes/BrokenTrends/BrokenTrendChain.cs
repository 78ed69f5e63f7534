using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes.BrokenTrends;

/// <summary>A Markov chain over the number and the dates of breaks.</summary>
/// <remarks>
/// Two kinds of move (Green 1995, Biometrika 82, 711). A step moves one break by a little, at one of many scales. An exchange takes out r
/// breaks, each as likely, and puts in r' from a proposal density q: with k breaks before and k' after, it is accepted with probability
/// min(1, π(new) / π(old) · Π q(out) / Π q(in) · [k!/(k - r)!] / [k'!/(k' - r')!]); r → r' is tried as often as r' → r. Nothing else needs
/// a dimension to jump, since the line and the error are integrated out. q is learned in the warm-up, then fixed.
/// </remarks>
internal sealed class BrokenTrendChain
{
    // Of 16 moves: how many breaks are taken out and put in; (0, 0) is a step.
    private static readonly (int Out, int In)[] _trans =
    [
        (0, 0), (0, 0), (0, 0), (0, 0), (1, 1), (1, 1), (1, 1), (1, 1), (0, 1), (0, 1), (1, 0), (1, 0), (1, 2), (2, 1), (2, 2), (2, 2),
    ];

    private static readonly (int Out, int In)[] _fixed =
    [
        (0, 0), (0, 0), (0, 0), (0, 0), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (2, 2), (2, 2), (2, 2), (2, 2),
    ];

    // Steps are up to the range of dates times 2^-2 to 2^-10.
    private const int Scales = 9;

    private readonly BreakSpace _space;
    private readonly CollapsedTrend _trend;
    private readonly BreakProposal _proposal;
    private readonly RandomSequence _random;
    private readonly (int Out, int In)[] _moves;
    private readonly double[] _logPrior, _visits = new double[BreakProposal.Cells];
    private double[] _dates, _newDates;
    private int[] _splits, _newSplits;
    private double _value;

    public BrokenTrendChain(BreakSpace space, CollapsedTrend trend, double[] logPrior, RandomSequence random)
    {
        (_space, _trend, _logPrior, _random) = (space, trend, logPrior, random);
        _proposal = new BreakProposal(space.Low, space.High);
        int most = logPrior.Length - 1, possible = logPrior.Count(double.IsFinite);
        _moves = possible > 1 ? _trans : _fixed;
        (_dates, _newDates, _splits, _newSplits) = (new double[most], new double[most], new int[most], new int[most]);
        int begin = Array.FindIndex(logPrior, double.IsFinite) + random.NextIndex(possible);
        Breaks = begin;
        space.Draw(random, _dates.AsSpan(0, begin));
        for (int j = 0; j < begin; j++)
        {
            _splits[j] = space.Split(_dates[j]);
        }

        _value = LogPosterior(_dates, _splits, begin);
    }

    /// <summary>Number of breaks.</summary>
    public int Breaks { get; private set; }

    /// <summary>Their dates, ascending.</summary>
    public ReadOnlySpan<double> Dates => _dates.AsSpan(0, Breaks);

    /// <summary>The first row after each.</summary>
    public ReadOnlySpan<int> Splits => _splits.AsSpan(0, Breaks);

    /// <summary>Finds the breaks and learns where to propose them.</summary>
    /// <param name="moves">Number of moves.</param>
    public void WarmUp(int moves)
    {
        if (_logPrior.Length == 1)
        {
            return;
        }

        LearnFromOneBreak();
        Visit(moves / 4, 0);
        Visit(moves / 4, 1);
        Learn();
        Visit(moves / 4, 1);
        Visit(moves - 3 * (moves / 4), 1);
        Learn();
    }

    /// <summary>Goes on by so many moves.</summary>
    public void Move(int moves)
    {
        for (int i = 0; i < moves; i++)
        {
            (int take, int put) = _moves[_random.NextIndex(_moves.Length)];
            if (put == 0 && take == 0)
            {
                Step();
            }
            else
            {
                Exchange(take, put);
            }
        }
    }

    private double LogPosterior(double[] dates, int[] splits, int count) =>
        _logPrior[count] + _trend.LogMarginal(dates.AsSpan(0, count), splits.AsSpan(0, count));

    private void Visit(int moves, double weight)
    {
        for (int i = 0; i < moves; i++)
        {
            Move(1);
            for (int j = 0; j < Breaks; j++)
            {
                _visits[_proposal.Cell(_dates[j])] += weight;
            }
        }
    }

    // Of one break alone the marginal is known; it is flattened, since several breaks stand elsewhere than one.
    private void LearnFromOneBreak()
    {
        var weights = new double[BreakProposal.Cells];
        var most = double.NegativeInfinity;
        for (int cell = 0; cell < weights.Length; cell++)
        {
            double date = _proposal.Middle(cell);
            int split = _space.Split(date);
            weights[cell] = _space.Allows([split]) ? _trend.LogMarginal([date], [split]) : double.NegativeInfinity;
            most = Math.Max(most, weights[cell]);
        }

        for (int cell = 0; cell < weights.Length; cell++)
        {
            weights[cell] = most > double.NegativeInfinity ? Natural.Exp(0.5 * (weights[cell] - most)) : 0;
        }

        _proposal.Learn(weights);
    }

    // Each cell shares its visits with its neighbours, since a short run has holes.
    private void Learn()
    {
        var weights = new double[_visits.Length];
        for (int cell = 0; cell < weights.Length; cell++)
        {
            double before = _visits[Math.Max(cell - 1, 0)], after = _visits[Math.Min(cell + 1, weights.Length - 1)];
            weights[cell] = before + 2 * _visits[cell] + after;
        }

        _proposal.Learn(weights);
    }

    private void Step()
    {
        if (Breaks == 0)
        {
            return;
        }

        int j = _random.NextIndex(Breaks);
        double scale = Math.ScaleB(_space.High - _space.Low, -2 - _random.NextIndex(Scales));
        double date = Math.FusedMultiplyAdd(scale, 2 * _random.NextUniform() - 1, _dates[j]);
        if (!(date >= _space.Low && date < _space.High))
        {
            return;
        }

        Array.Copy(_dates, _newDates, Breaks);
        Array.Copy(_splits, _newSplits, Breaks);
        (_newDates[j], _newSplits[j]) = (date, _space.Split(date));
        Decide(Breaks, 0);
    }

    private void Exchange(int take, int put)
    {
        int count = Breaks - take + put;
        if (Breaks < take || count >= _logPrior.Length || double.IsNegativeInfinity(_logPrior[count]))
        {
            return;
        }

        int first = -1, second = -1;
        double logRatio = 0;
        if (take > 0)
        {
            first = _random.NextIndex(Breaks);
            logRatio += _proposal.LogDensity(_dates[first]);
        }

        if (take > 1)
        {
            second = _random.NextIndex(Breaks - 1);
            second += second >= first ? 1 : 0;
            logRatio += _proposal.LogDensity(_dates[second]);
        }

        int kept = 0;
        for (int j = 0; j < Breaks; j++)
        {
            if (j != first && j != second)
            {
                (_newDates[kept], _newSplits[kept]) = (_dates[j], _splits[j]);
                kept++;
            }
        }

        for (int added = 0; added < put; added++, kept++)
        {
            double date = _proposal.Draw(_random);
            logRatio -= _proposal.LogDensity(date);
            int at = kept;
            for (; at > 0 && _newDates[at - 1] > date; at--)
            {
                (_newDates[at], _newSplits[at]) = (_newDates[at - 1], _newSplits[at - 1]);
            }

            (_newDates[at], _newSplits[at]) = (date, _space.Split(date));
        }

        double ways = 1;
        for (int i = 0; i < take; i++)
        {
            ways *= Breaks - i;
        }

        for (int i = 0; i < put; i++)
        {
            ways /= count - i;
        }

        Decide(count, logRatio + (ways == 1 ? 0 : Natural.Log(ways)));
    }

    private void Decide(int count, double logRatio)
    {
        if (!_space.Allows(_newSplits.AsSpan(0, count)))
        {
            return;
        }

        double value = LogPosterior(_newDates, _newSplits, count), log = value - _value + logRatio;
        if (log >= 0 || Natural.Log(_random.NextUniform()) < log)
        {
            (_dates, _newDates) = (_newDates, _dates);
            (_splits, _newSplits) = (_newSplits, _splits);
            (Breaks, _value) = (count, value);
        }
    }
}
