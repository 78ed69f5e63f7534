namespace Forecast.Fitting.Breaks;

/// <summary>The best places of several kinks, by branch and bound over the gaps between times.</summary>
/// <remarks>
/// With each kink in a given gap the rows of each segment are given, and free lines through them, kinks or not, bound the sum of squares
/// from below; dynamic programming bounds what is still open. Within a set of gaps each kink is either free, where the neighbouring free
/// lines cross inside its gap, or at an end of it; every such state is tried unless its own bound rules it out. What is left standing is
/// the global optimum, and <see cref="IsGlobal"/> says whether the search ran to its end within its allowance.
/// </remarks>
internal sealed class KinkSearch
{
    private enum State
    {
        Free,
        Low,
        High,
        Held,
    }

    private readonly SuffixSums _sums;
    private readonly JumpSearch _jumps;
    private readonly HingeModel _model;
    private readonly int[] _splits;
    private readonly State[] _states;
    private readonly int[] _hinges;
    private readonly int[] _steps;
    private readonly double[] _trial;
    private readonly int[] _builtSplits;
    private readonly State[] _builtStates;
    private int _allowance;
    private int _held = -1;
    private int _heldSplit;
    private double _heldPlace;

    /// <summary>Makes ready for searches.</summary>
    /// <param name="sums">The rows.</param>
    /// <param name="kinks">How many kinks, at least two.</param>
    /// <param name="minimumRows">Rows of each segment, at least.</param>
    /// <param name="allowance">Sets of gaps that each search may look at.</param>
    public KinkSearch(SuffixSums sums, int kinks, int minimumRows, int allowance)
    {
        _sums = sums;
        _jumps = new JumpSearch(sums, kinks + 1, minimumRows);
        _model = new HingeModel(2 + 2 * kinks);
        _allowance = allowance;
        (_splits, _states, _hinges, _steps, _trial, Places) =
            (new int[kinks], new State[kinks], new int[kinks], new int[kinks], new double[kinks], new double[kinks]);
        (_builtSplits, _builtStates) = (new int[kinks], new State[kinks]);
    }

    /// <summary>Places of the kinks, ascending.</summary>
    public double[] Places { get; }

    /// <summary>The sum of squared residuals; infinite where the rows do not suffice.</summary>
    public double Residuals { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether no other places can do better.</summary>
    public bool IsGlobal => _allowance > 0;

    /// <summary>Searches.</summary>
    /// <param name="sums">The rows.</param>
    /// <param name="kinks">How many kinks, at least two.</param>
    /// <param name="minimumRows">Rows of each segment, at least.</param>
    /// <param name="allowance">Sets of gaps that may be looked at.</param>
    public static KinkSearch Run(SuffixSums sums, int kinks, int minimumRows, int allowance)
    {
        var search = new KinkSearch(sums, kinks, minimumRows, allowance);
        int[] start = search._jumps.Splits(kinks + 1);
        if (start.Length == kinks)
        {
            search.Improve(start);
            search.Enumerate(0, 0, 0);
        }

        return search;
    }

    /// <summary>The least sum of squared residuals with one kink held at a place; the bound given where nothing is below it.</summary>
    /// <param name="kink">Which kink, from 0.</param>
    /// <param name="place">Its place.</param>
    /// <param name="bound">Sums at or above this are of no interest.</param>
    /// <param name="allowance">Sets of gaps that may be looked at.</param>
    public double Held(int kink, double place, double bound, int allowance)
    {
        double[] x = _sums.X;
        (_held, _heldPlace, _allowance, Residuals) = (kink, place, allowance, bound);
        Array.Clear(_builtSplits);

        // A row at the place counts with either side, which is two ways of parting the rows.
        int after = OneMoreKink.RowAfter(x, place), at = after;
        while (at > 0 && x[at - 1] == place)
        {
            at--;
        }

        for (_heldSplit = at; _heldSplit <= after; _heldSplit += Math.Max(1, after - at))
        {
            Enumerate(0, 0, 0);
        }

        _held = -1;
        return Residuals;
    }

    // From the best jumps, each kink in turn goes to the gap that is best given the gaps of the others.
    private void Improve(int[] splits)
    {
        splits.CopyTo(_splits, 0);
        Cell();
        bool better = true;
        for (int round = 0; better && round < 10; round++)
        {
            better = false;
            for (int j = 0; j < splits.Length; j++)
            {
                int from = j > 0 ? splits[j - 1] : 0, to = j + 1 < splits.Length ? splits[j + 1] : _sums.X.Length;
                for (int k = from + 1; k < to; k++)
                {
                    if (double.IsFinite(_jumps.Residuals[from][k] + _jumps.Residuals[k][to]))
                    {
                        double before = Residuals;
                        splits.CopyTo(_splits, 0);
                        _splits[j] = k;
                        Cell();
                        if (Residuals < before)
                        {
                            splits[j] = k;
                            better = true;
                        }
                    }
                }
            }
        }
    }

    private void Enumerate(int depth, int from, double sum)
    {
        int n = _sums.X.Length, left = _splits.Length - depth;
        for (int k = from + 1; k < n && _allowance > 0; k++)
        {
            double part = sum + _jumps.Residuals[from][k];
            if (part + _jumps.Best(left, k) >= Residuals || (depth == _held && k != _heldSplit))
            {
                continue;
            }

            _splits[depth] = k;
            if (left > 1)
            {
                Enumerate(depth + 1, k, part);
                continue;
            }

            _allowance--;
            Cell();
        }
    }

    private void Cell()
    {
        Array.Fill(_states, State.Free);
        if (_held >= 0)
        {
            _states[_held] = State.Held;
        }

        if (Evaluate())
        {
            Branch(0);
        }
    }

    // Tries the states of the kinks from one on, those before it being decided; the model as it stands has been looked at.
    private void Branch(int kink)
    {
        if (kink == _states.Length)
        {
            return;
        }

        Branch(kink + 1);
        if (kink == _held)
        {
            return;
        }

        foreach (State state in (ReadOnlySpan<State>)[State.Low, State.High])
        {
            _states[kink] = state;
            if (Evaluate())
            {
                Branch(kink + 1);
            }
        }

        _states[kink] = State.Free;
    }

    // Whether a state with more kinks at their ends could still be the best; takes the model for the best where it is one.
    private bool Evaluate()
    {
        double[] x = _sums.X;
        Build();
        double residuals = _model.Residuals(_sums);
        if (!double.IsFinite(residuals))
        {
            return true;
        }

        if (residuals >= Residuals)
        {
            return false;
        }

        _model.Coefficients(2);
        for (int j = 0; j < _splits.Length; j++)
        {
            int k = _splits[j];
            double offset = _states[j] == State.Free ? -_model[_steps[j]] / _model[_hinges[j]] : 0;
            _trial[j] = j == _held ? _heldPlace : _states[j] == State.High ? x[k] : x[k - 1] + offset;
            if (!(offset >= 0 && offset <= x[k] - x[k - 1]))
            {
                return true;
            }
        }

        Residuals = residuals;
        _trial.CopyTo(Places, 0);
        return false;
    }

    // The columns of the kinks that are as they were last time stay, and their factors with them.
    private void Build()
    {
        double[] x = _sums.X;
        int same = 0;
        while (same < _splits.Length && _builtSplits[same] == _splits[same] && _builtStates[same] == _states[same])
        {
            same++;
        }

        if (_builtSplits[0] == 0)
        {
            _model.Line();
        }

        _model.Keep(same > 0 ? Math.Max(_hinges[same - 1], _steps[same - 1]) + 1 : 2);
        for (int j = same; j < _splits.Length; j++)
        {
            int k = _splits[j];
            (_builtSplits[j], _builtStates[j]) = (k, _states[j]);
            _hinges[j] = j == _held
                ? _model.Hinge(OneMoreKink.RowAfter(x, _heldPlace), _heldPlace)
                : _model.Hinge(k, _states[j] == State.High ? x[k] : x[k - 1]);
            _steps[j] = _states[j] == State.Free ? _model.Step(k) : -1;
        }
    }
}
