namespace Forecast.Fitting.Bayes.Sampling;

/// <summary>Stan's schedule of the warm-up: steps at either end for the step size, and between them windows that double, each for the metric.</summary>
/// <remarks>75 steps, windows from 25, and 50 steps; 15 %, one window and 10 % where there is no room; no window below 20 steps.</remarks>
internal sealed class WarmUpWindows
{
    private const int First = 75, Window = 25, Last = 50, Fewest = 20;

    private readonly int _first, _last;
    private int _window, _end;

    public WarmUpWindows(int steps)
    {
        (_first, _window, _last) = (First, Window, Last);
        if (steps < Fewest)
        {
            (_first, _window, _last) = (steps, 0, 0);
        }
        else if (steps < First + Window + Last)
        {
            _first = (int)(0.15 * steps);
            _last = (int)(0.1 * steps);
            _window = steps - _first - _last;
        }

        _last = steps - _last;
        _end = _first + _window - 1;
    }

    /// <summary>Whether a step's draw counts for the metric.</summary>
    public bool Holds(int step) => step >= _first && step < _last;

    /// <summary>Whether a window ends with a step; asked once a step, in order.</summary>
    public bool EndsWith(int step)
    {
        if (!Holds(step) || step != _end)
        {
            return false;
        }

        if (_end != _last - 1)
        {
            _window *= 2;
            _end += _window;

            // The last window takes what is left where another after it would not fit.
            if (_end + 2 * _window >= _last)
            {
                _end = _last - 1;
            }
        }

        return true;
    }
}
