using Forecast.Cli;

namespace Forecast.Tests.Cli;

public class ProgressTests
{
    [Fact]
    public void Progress_is_absent_in_a_pipe()
    {
        using var error = new StringWriter();
        var clock = new ManualClock();
        using (var progress = new ProgressLine(new Terminal(TextWriter.Null, error, false, 80), "Eras", clock))
        {
            progress.Report(0.5);
            clock.Tick();
        }

        Assert.Empty(error.ToString());
    }

    [Fact]
    public void Progress_waits_a_second_shows_the_share_done_and_clears_its_line()
    {
        using var error = new StringWriter();
        var clock = new ManualClock();
        using (var progress = new ProgressLine(new Terminal(TextWriter.Null, error, true, 80), "Eras", clock))
        {
            progress.Report(0.5);
            Assert.Equal(TimeSpan.FromSeconds(1), clock.Due);
            Assert.Empty(error.ToString());
            clock.Tick();
            Assert.Equal("\rEras ━━━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌ 50 %", error.ToString());
        }

        Assert.EndsWith("\r" + new string(' ', 34) + "\r", error.ToString(), StringComparison.Ordinal);
        int length = error.ToString().Length;
        clock.Tick();
        Assert.Equal(length, error.ToString().Length);
    }

    /// <summary>A clock whose timers fire when a test says so.</summary>
    private sealed class ManualClock : TimeProvider
    {
        private Action _fire = () => { };

        public TimeSpan Due { get; private set; }

        public void Tick() => _fire();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime;
            _fire = () => callback(state);
            return TimeProvider.System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
