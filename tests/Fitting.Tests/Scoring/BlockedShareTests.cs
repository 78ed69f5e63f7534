using Forecast.Fitting.Random;
using Forecast.Fitting.Scoring;

namespace Forecast.Fitting.Tests.Scoring;

public sealed class BlockedShareTests
{
    private static readonly StreamKey _key = new StreamKey(3).Child("shares");

    [Fact]
    public void The_share_is_that_of_all_trials()
    {
        BlockedShare share = BlockedShare.Of([1, 2, 0], [2, 2, 4], 1, _key);
        Assert.Equal(3.0 / 8, share.Share, 15);
        Assert.Equal((3, 8, 3), (share.Held, share.Trials, share.Periods));
    }

    [Fact]
    public void Periods_of_one_trial_each_have_the_interval_of_a_binomial()
    {
        int[] held = [.. Enumerable.Range(0, 400).Select(i => (i * 7) % 10 < 7 ? 1 : 0)], trials = [.. Enumerable.Repeat(1, 400)];
        BlockedShare share = BlockedShare.Of(held, trials, 1, _key, 0.9, 4000);

        // 1.645 √(0.7 · 0.3 / 400) = 0.0377.
        Assert.Equal(0.7, share.Share, 12);
        Assert.Equal(0.0377, share.Interval.High - 0.7, 0.005);
        Assert.Equal(0.0377, 0.7 - share.Interval.Low, 0.005);
    }

    [Fact]
    public void Runs_of_like_periods_widen_the_interval_by_the_square_root_of_their_length()
    {
        var random = new RandomSequence(_key.Child("runs"));
        int[] runs = [.. Enumerable.Range(0, 50).Select(_ => random.NextUniform() < 0.7 ? 1 : 0)], trials = [.. Enumerable.Repeat(1, 400)];
        int[] held = [.. Enumerable.Range(0, 400).Select(i => runs[i / 8])];
        double alone = Width(BlockedShare.Of(held, trials, 1, _key, 0.9, 4000)),
            blocks = Width(BlockedShare.Of(held, trials, 32, _key, 0.9, 4000));

        // √8 is 2.8; fifty runs leave some room.
        Assert.InRange(blocks / alone, 1.7, 4);

        static double Width(BlockedShare share) => share.Interval.High - share.Interval.Low;
    }

    [Fact]
    public void Counts_that_make_no_share_are_refused()
    {
        Assert.Throws<ArgumentException>(() => BlockedShare.Of([], [], 1, _key));
        Assert.Throws<ArgumentException>(() => BlockedShare.Of([1], [1, 1], 1, _key));
        Assert.Throws<ArgumentException>(() => BlockedShare.Of([2], [1], 1, _key));
        Assert.Throws<ArgumentException>(() => BlockedShare.Of([0], [0], 1, _key));
        Assert.Throws<ArgumentOutOfRangeException>(() => BlockedShare.Of([0], [1], 0, _key));
    }
}
