using Forecast.Fitting.Random;

namespace Forecast.Models.Networks;

/// <summary>Trains many networks on all cores: eight at a time in the lanes of a vector, the dearest jobs first.</summary>
/// <remarks>
/// A network is a function of the key, its job and its number alone, so the results are the same bits on any number of threads, at any
/// width of vectors, and whether or not some were read from checkpoints.
/// </remarks>
public static class NetworkTraining
{
    /// <summary>Trains every network of some jobs.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="key">The stream of random numbers; each job has a child of its own, named by its text.</param>
    /// <param name="checkpoints">Where finished networks are kept; null to keep none.</param>
    /// <param name="progress">Told the share of the work done, from 0 to 1.</param>
    /// <param name="threads">Threads at most, 0 for all; the networks do not depend on it.</param>
    /// <param name="cancellation">Ends the training early; checkpoints stay.</param>
    /// <returns>The networks of each job, in the order of the jobs.</returns>
    /// <exception cref="ArgumentException">A job contradicts itself.</exception>
    public static IReadOnlyList<IReadOnlyList<TrainedNetwork>> Run(
        IReadOnlyList<NetworkJob> jobs,
        StreamKey key,
        TrainingCheckpoints? checkpoints = null,
        IProgress<double>? progress = null,
        int threads = 0,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        foreach (NetworkJob job in jobs)
        {
            job.Check();
        }

        (int Job, int Bundle)[] pieces =
        [
            .. Enumerable.Range(0, jobs.Count)
                .OrderByDescending(job => jobs[job].Cost)
                .SelectMany(job => Enumerable.Range(0, jobs[job].Networks / NetworkBundle.Networks).Select(bundle => (job, bundle))),
        ];
        TrainedNetwork[][] trained = [.. jobs.Select(job => new TrainedNetwork[job.Networks])];
        double total = pieces.Sum(piece => jobs[piece.Job].Cost), done = 0;
        var gate = new Lock();
        int next = -1;
        int workers = Math.Min(threads > 0 ? threads : Environment.ProcessorCount, pieces.Length);
        Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation }, _ =>
        {
            for (int piece = Interlocked.Increment(ref next); piece < pieces.Length; piece = Interlocked.Increment(ref next))
            {
                (int job, int bundle) = pieces[piece];
                TrainedNetwork[] eight = Piece(jobs[job], key.Child(jobs[job].Text), bundle, checkpoints, cancellation);
                eight.CopyTo(trained[job], bundle * NetworkBundle.Networks);
                lock (gate)
                {
                    done += jobs[job].Cost;
                    progress?.Report(done / total);
                }
            }
        });
        return trained;
    }

    private static TrainedNetwork[] Piece(NetworkJob job, StreamKey key, int bundle, TrainingCheckpoints? checkpoints,
        CancellationToken cancellation)
    {
        int first = bundle * NetworkBundle.Networks;
        StreamKey[] keys = [.. Enumerable.Range(first, NetworkBundle.Networks).Select(network => key.Child((ulong)network))];
        var networks = new NetworkBundle(job.Shape, job.Task, job.Plan, keys);
        string name = FormattableString.Invariant($"{job.Text}; seed {key.Seed}, stream {key.Stream}, networks {first} on");
        if (checkpoints?.TryRead(name, networks.Parameters.Values) != true)
        {
            networks.Train(cancellation);
            checkpoints?.Write(name, networks.Parameters.Values);
        }

        var points = new InputPoints(job.Task, job.TestPoints, [.. keys.Select(network => network.Child("test"))]);
        points.Spread();
        LaneBlock outputs = networks.Predict(points);
        return [.. Enumerable.Range(0, NetworkBundle.Networks).Select(lane => Network(job, networks, points, outputs, lane))];
    }

    private static TrainedNetwork Network(NetworkJob job, NetworkBundle networks, InputPoints points, LaneBlock outputs, int lane)
    {
        var parameters = new double[job.Shape.Parameters];
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = networks.Parameters.Values[i * LaneBlock.Lanes + lane];
        }

        var losses = new double[job.Task.Outputs];
        for (int i = 0; i < outputs.Count; i++)
        {
            double residual = outputs.Values[i * LaneBlock.Lanes + lane] - points.Targets.Values[i * LaneBlock.Lanes + lane];
            int output = i / RegressionTask.Tile % job.Task.Outputs;
            losses[output] = Math.FusedMultiplyAdd(residual, residual / job.TestPoints, losses[output]);
        }

        return new TrainedNetwork(job.Shape, parameters, losses);
    }
}
