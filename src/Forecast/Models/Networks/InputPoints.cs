using Forecast.Fitting.Random;

namespace Forecast.Models.Networks;

/// <summary>The inputs and targets of a step, for eight networks with a stream of random numbers each.</summary>
internal sealed class InputPoints
{
    private const int Tile = RegressionTask.Tile;
    private const double Cell = 1.0 / 4294967296;

    private readonly RegressionTask _task;
    private readonly StreamKey[] _keys;
    private readonly ulong[] _words;

    public InputPoints(RegressionTask task, int points, StreamKey[] keys)
    {
        _task = task;
        _keys = keys;
        Tiles = points / Tile;
        Inputs = new LaneBlock(points * task.Inputs);
        Targets = new LaneBlock(points * task.Outputs);
        _words = new ulong[points * task.Inputs];
    }

    /// <summary>Tiles of eight points.</summary>
    public int Tiles { get; }

    /// <summary>By tile, input and point.</summary>
    public LaneBlock Inputs { get; }

    /// <summary>By tile, output and point.</summary>
    public LaneBlock Targets { get; }

    /// <summary>Midpoints of equal cells on every axis, each axis after the first in an order of its own.</summary>
    public void Spread()
    {
        int points = Tiles * Tile;
        for (int lane = 0; lane < LaneBlock.Lanes; lane++)
        {
            var random = new RandomSequence(_keys[lane].Child("order"));
            for (int input = 0; input < _task.Inputs; input++)
            {
                int[] order = [.. Enumerable.Range(0, points)];
                for (int i = points - 1; i > 0 && input > 0; i--)
                {
                    int other = random.NextIndex(i + 1);
                    (order[i], order[other]) = (order[other], order[i]);
                }

                for (int point = 0; point < points; point++)
                {
                    Set(point, input, lane, (order[point] + 0.5) / points);
                }
            }
        }

        _task.Fill(Inputs, Targets, Tiles);
    }

    /// <summary>Uniform inputs, those of one step.</summary>
    public void Draw(int step)
    {
        int points = Tiles * Tile;
        for (int lane = 0; lane < LaneBlock.Lanes; lane++)
        {
            Philox.Blocks(_keys[lane].Seed, (ulong)step * (ulong)(_words.Length / 4), _keys[lane].Stream, _words);
            for (int i = 0; i < _words.Length; i++)
            {
                Set(i % points, i / points, lane, (_words[i] + 0.5) * Cell);
            }
        }

        _task.Fill(Inputs, Targets, Tiles);
    }

    private void Set(int point, int input, int lane, double share) =>
        Inputs.Values[((point / Tile * _task.Inputs + input) * Tile + point % Tile) * LaneBlock.Lanes + lane] =
            Math.FusedMultiplyAdd(_task.High - _task.Low, share, _task.Low);
}
