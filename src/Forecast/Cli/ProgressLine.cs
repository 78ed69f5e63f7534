using Forecast.Reports;

namespace Forecast.Cli;

/// <summary>One line on a terminal that says how far a piece of work is. It appears after a second, keeps itself up to date, and is gone at the end.</summary>
/// <remarks>Where nobody watches, as in a pipe, nothing is ever written.</remarks>
public sealed class ProgressLine : IProgress<double>, IDisposable
{
    private const int BarWidth = 24;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Terminal _terminal;
    private readonly string _label;
    private readonly Lock _gate = new();
    private readonly ITimer? _timer;
    private double _share;
    private int _shown;
    private bool _ended;

    /// <summary>Begins the work.</summary>
    /// <param name="terminal">Who is told.</param>
    /// <param name="label">What the work is.</param>
    /// <param name="time">The clock; the system's when absent.</param>
    public ProgressLine(Terminal terminal, string label, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(label);
        _terminal = terminal;
        _label = label;
        _timer = terminal.IsInteractive ? (time ?? TimeProvider.System).CreateTimer(_ => Draw(), null, Patience, Interval) : null;
    }

    /// <summary>Tells the share done, from 0 to 1. Any thread may.</summary>
    public void Report(double value) => Volatile.Write(ref _share, Math.Clamp(value, 0, 1));

    /// <summary>Ends the work and clears the line.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        lock (_gate)
        {
            _ended = true;
            if (_shown > 0)
            {
                _terminal.Error.Write($"\r{new string(' ', _shown)}\r");
                _terminal.Error.Flush();
            }
        }
    }

    private void Draw()
    {
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            double done = Volatile.Read(ref _share);
            int full = (int)(done * BarWidth);
            string bar = $" {new string('━', full)}{new string('╌', BarWidth - full)} {100 * done:F0} %";

            // A line that fills the window would wrap, and a carriage return could not take it back: the label gives way.
            string line = TextWidth.Cut(_label, Math.Max(_terminal.Width - 1 - TextWidth.Of(bar), 1)) + bar;
            int width = TextWidth.Of(line);
            _terminal.Error.Write('\r' + line + new string(' ', Math.Max(_shown - width, 0)));
            _terminal.Error.Flush();
            _shown = Math.Max(_shown, width);
        }
    }
}
