using Forecast.Fitting.Random;
using Forecast.Models.Networks;
using Forecast.Tests.Data;

namespace Forecast.Tests.Models.Networks;

public class NetworkTrainingTests
{
    private static readonly StreamKey Key = new(11);

    private static NetworkJob[] Jobs =>
    [
        .. new[] { 4, 9, 16 }.Select(width => new NetworkJob(
            new NetworkShape(1, [width], 1, Activation.Silu), new Squares(1, -1, 1), new TrainingPlan(300, 0.01, 0.01, 16) { L1 = 1e-3 },
                24, 32)),
    ];

    [Fact]
    public void A_network_does_not_depend_on_the_jobs_beside_it_or_on_how_many_are_trained()
    {
        var together = NetworkTraining.Run(Jobs, Key);
        foreach ((NetworkJob job, int index) in Jobs.Select((job, i) => (job, i)))
        {
            IReadOnlyList<TrainedNetwork> alone = NetworkTraining.Run([job with { Networks = 16 }], Key)[0];
            Same(together[index].Take(16), alone);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Any_number_of_threads_gives_the_same_bits(int threads) =>
        Same(NetworkTraining.Run(Jobs, Key).SelectMany(n => n), NetworkTraining.Run(Jobs, Key, threads: threads).SelectMany(n => n));

    [Fact]
    public void Networks_of_one_job_differ_and_so_do_those_of_another_seed()
    {
        IReadOnlyList<TrainedNetwork> some = NetworkTraining.Run([Jobs[0]], Key)[0],
            others = NetworkTraining.Run([Jobs[0]], new StreamKey(12))[0];
        Assert.Equal(48, some.Concat(others).Select(n => n.Losses[0]).Distinct().Count());
    }

    [Fact]
    public void An_interrupted_run_goes_on_and_ends_with_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        var checkpoints = new TrainingCheckpoints(folder.Path);
        using var cancellation = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => NetworkTraining.Run(Jobs, Key, checkpoints, new Stop(cancellation, 0.4),
            threads: 2, cancellation.Token));
        int kept = checkpoints.Count;
        Assert.InRange(kept, 1, 8);
        Same(NetworkTraining.Run(Jobs, Key).SelectMany(n => n), NetworkTraining.Run(Jobs, Key, checkpoints).SelectMany(n => n));
        Assert.Equal(9, checkpoints.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(-5)]
    public void A_damaged_checkpoint_is_trained_anew_and_mended(int place)
    {
        using var folder = new TemporaryFolder();
        var checkpoints = new TrainingCheckpoints(folder.Path);
        var sound = NetworkTraining.Run(Jobs, Key, checkpoints);
        string file = Directory.GetFiles(folder.Path).Order().First();
        byte[] bytes = File.ReadAllBytes(file), damaged = [.. bytes];
        damaged[place < 0 ? bytes.Length + place : place] ^= 1;
        File.WriteAllBytes(file, damaged);
        Same(sound.SelectMany(n => n), NetworkTraining.Run(Jobs, Key, checkpoints).SelectMany(n => n));
        Assert.Equal(bytes, File.ReadAllBytes(file));

        File.WriteAllBytes(file, bytes[..^9]);
        Same(sound.SelectMany(n => n), NetworkTraining.Run(Jobs, Key, checkpoints).SelectMany(n => n));
    }

    [Fact]
    public void A_checkpoint_of_another_plan_or_seed_is_not_used()
    {
        using var folder = new TemporaryFolder();
        var checkpoints = new TrainingCheckpoints(folder.Path);
        NetworkTraining.Run(Jobs, Key, checkpoints);
        NetworkJob other = Jobs[0] with { Plan = Jobs[0].Plan with { L2 = 1e-3 } };
        Same(NetworkTraining.Run([other], Key)[0], NetworkTraining.Run([other], Key, checkpoints)[0]);
        Same(NetworkTraining.Run([Jobs[0]], new StreamKey(3))[0], NetworkTraining.Run([Jobs[0]], new StreamKey(3), checkpoints)[0]);
    }

    [Fact]
    public void Removed_checkpoints_leave_nothing_behind_but_what_others_put_there()
    {
        using var folder = new TemporaryFolder();
        var checkpoints = new TrainingCheckpoints(Path.Combine(folder.Path, "study"));
        NetworkTraining.Run([Jobs[0]], Key, checkpoints);
        checkpoints.Remove();
        Assert.False(Directory.Exists(checkpoints.Folder));
        NetworkTraining.Run([Jobs[0]], Key, checkpoints);
        File.WriteAllText(Path.Combine(checkpoints.Folder, "notes.txt"), "");
        checkpoints.Remove();
        Assert.Equal(["notes.txt"], Directory.GetFiles(checkpoints.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_job_that_contradicts_itself_is_refused_with_its_numbers()
    {
        NetworkJob job = Jobs[0];
        Assert.Contains("12 networks", Refused(job with { Networks = 12 }), StringComparison.Ordinal);
        Assert.Contains("1 inputs", Refused(job with { Shape = new NetworkShape(2, [3], 1, Activation.Relu) }), StringComparison.Ordinal);
        Assert.Contains("2 output weights", Refused(job with { Plan = job.Plan with { OutputWeights = [1, 2] } }),
            StringComparison.Ordinal);
        Assert.Contains("0 steps", Refused(job with { Plan = job.Plan with { Steps = 0 } }), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new NetworkShape(1, [], 1, Activation.Relu));

        static string Refused(NetworkJob job) => Assert.Throws<ArgumentException>(() => NetworkTraining.Run([job], Key)).Message;
    }

    [Fact]
    public void A_neuron_is_allocated_where_weights_into_and_out_of_it_exceed_the_threshold()
    {
        var shape = new NetworkShape(2, [3], 1, Activation.Relu);
        var network = new TrainedNetwork(shape, [0.5, 0, 0, 2e-3, 9e-4, -9e-4, 1, 1, 1, 1e-4, -0.2, 3, 0], [0]);
        Assert.Equal([false, true, false], Enumerable.Range(0, 3).Select(j => network.IsAllocated(0, j, 1e-3)));
        Assert.Equal(1, network.Allocated(0, 1e-3));
    }

    [Fact]
    public void The_interval_over_seeds_of_a_mean_is_that_of_the_central_limit_theorem()
    {
        double[] values = [.. Enumerable.Range(0, 400).Select(i => (double)(i % 20))];
        var groups = new SeedGroups([values]);
        Fitting.Results.Estimate mean = SeedBootstrap.Run(groups.Counts, drawn => groups.Mean(0, drawn[0]), 4000, Key, 0.95);
        double half = 1.96 * Math.Sqrt(values.Sum(v => (v - 9.5) * (v - 9.5)) / 400 / 400);
        Assert.Equal(9.5, mean.Value, 1e-12);
        Assert.InRange(mean.Interval.High - 9.5, 0.93 * half, 1.07 * half);
        Assert.InRange(9.5 - mean.Interval.Low, 0.93 * half, 1.07 * half);
    }

    private static void Same(IEnumerable<TrainedNetwork> expected, IEnumerable<TrainedNetwork> actual)
    {
        Assert.Equal(expected.SelectMany(n => n.Parameters.ToArray()), actual.SelectMany(n => n.Parameters.ToArray()));
        Assert.Equal(expected.SelectMany(n => n.Losses), actual.SelectMany(n => n.Losses));
    }

    private sealed class Stop(CancellationTokenSource cancellation, double at) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value >= at)
            {
                cancellation.Cancel();
            }
        }
    }
}
