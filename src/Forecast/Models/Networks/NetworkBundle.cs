using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Forecast.Fitting.Random;

namespace Forecast.Models.Networks;

/// <summary>Eight networks of one shape trained in step, one in each lane of every vector.</summary>
/// <remarks>Networks never meet: what a network becomes depends on its own stream alone, and no sum runs across lanes.</remarks>
internal sealed class NetworkBundle
{
    public const int Networks = LaneBlock.Lanes;
    private const int Tile = RegressionTask.Tile;
    private const int CancellationInterval = 64;

    private readonly NetworkShape _shape;
    private readonly RegressionTask _task;
    private readonly TrainingPlan _plan;
    private readonly StreamKey[] _keys;
    private readonly LaneBlock _gradient;
    private readonly LaneBlock[] _values;
    private readonly LaneBlock[] _slopes;
    private readonly LaneBlock[] _changes;

    /// <summary>Eight networks before training, each with parameters from its stream.</summary>
    public NetworkBundle(NetworkShape shape, RegressionTask task, TrainingPlan plan, StreamKey[] keys)
    {
        (_shape, _task, _plan, _keys) = (shape, task, plan, keys);
        Parameters = new LaneBlock(shape.Parameters);
        _gradient = new LaneBlock(shape.Parameters);
        _values = [.. Enumerable.Range(0, shape.Layers).Select(layer => new LaneBlock(shape.To(layer) * Tile))];
        _slopes = [.. Enumerable.Range(0, shape.Layers).Select(layer => new LaneBlock(shape.To(layer) * Tile))];
        _changes = [.. Enumerable.Range(0, shape.Layers).Select(layer => new LaneBlock(shape.To(layer) * Tile))];
        Begin();
    }

    /// <summary>The parameters, a lane for each network.</summary>
    public LaneBlock Parameters { get; }

    /// <summary>The gradient of the weighted loss of the last step, without L1 and L2 terms.</summary>
    public LaneBlock Gradient => _gradient;

    /// <summary>Trains to the end of the plan.</summary>
    public void Train(CancellationToken cancellation)
    {
        var points = new InputPoints(_task, _plan.Points, [.. _keys.Select(key => key.Child("inputs"))]);
        points.Spread();
        var adam = new Adam(_shape.Parameters, _plan);
        for (int step = 0; step < _plan.Steps; step++)
        {
            if (step % CancellationInterval == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (_plan.Fresh)
            {
                points.Draw(step);
            }

            Differentiate(points);
            adam.Step(Parameters, _gradient);
        }
    }

    /// <summary>Fills in the gradient at some points.</summary>
    public void Differentiate(InputPoints points)
    {
        _gradient.Clear();
        for (int tile = 0; tile < points.Tiles; tile++)
        {
            ref Vector512<double> inputs = ref points.Inputs.At(tile * _task.Inputs * Tile);
            Forward(ref inputs);
            Residuals(ref points.Targets.At(tile * _task.Outputs * Tile), points.Tiles * Tile);
            Backward(ref inputs);
        }
    }

    /// <summary>The outputs at some points, by tile, output and point.</summary>
    public LaneBlock Predict(InputPoints points)
    {
        int count = _task.Outputs * Tile;
        var outputs = new LaneBlock(points.Tiles * count);
        for (int tile = 0; tile < points.Tiles; tile++)
        {
            Forward(ref points.Inputs.At(tile * _task.Inputs * Tile));
            for (int i = 0; i < count; i++)
            {
                outputs.At(tile * count + i) = _values[^1].At(i);
            }
        }

        return outputs;
    }

    private void Begin()
    {
        for (int lane = 0; lane < Networks; lane++)
        {
            var random = new RandomSequence(_keys[lane].Child("parameters"));
            for (int layer = 0; layer < _shape.Layers; layer++)
            {
                double bound = 1 / Math.Sqrt(_shape.From(layer));
                int end = _shape.Biases(layer) + _shape.To(layer);
                for (int i = _shape.Weights(layer); i < end; i++)
                {
                    Parameters.Values[i * Networks + lane] = bound * (2 * random.NextUniform() - 1);
                }
            }
        }
    }

    private void Forward(ref Vector512<double> inputs)
    {
        ref Vector512<double> h = ref inputs;
        for (int layer = 0; layer < _shape.Layers; layer++)
        {
            int to = _shape.To(layer);
            ref Vector512<double> z = ref _values[layer].At(0);
            DenseLayer.Forward(ref Parameters.At(_shape.Weights(layer)), ref Parameters.At(_shape.Biases(layer)), ref h, ref z,
                _shape.From(layer), to);
            if (layer + 1 < _shape.Layers)
            {
                ActivationLayer.Forward(_shape.Activation, ref z, ref _slopes[layer].At(0), to * Tile);
            }

            h = ref z;
        }
    }

    // The derivative of α Σ w MSE by each output.
    private void Residuals(ref Vector512<double> targets, int points)
    {
        for (int output = 0; output < _task.Outputs; output++)
        {
            double weight = _plan.OutputWeights.Count > 0 ? _plan.OutputWeights[output] : 1;
            Vector512<double> factor = Vector512.Create(2 * _plan.LossWeight * weight / points);
            for (int i = output * Tile; i < (output + 1) * Tile; i++)
            {
                _changes[^1].At(i) = factor * (_values[^1].At(i) - Unsafe.Add(ref targets, i));
            }
        }
    }

    private void Backward(ref Vector512<double> inputs)
    {
        for (int layer = _shape.Layers - 1; layer >= 0; layer--)
        {
            int from = _shape.From(layer), to = _shape.To(layer), weights = _shape.Weights(layer), biases = _shape.Biases(layer);
            ref Vector512<double> dz = ref _changes[layer].At(0);
            if (layer == 0)
            {
                DenseLayer.AddGradient(ref _gradient.At(weights), ref _gradient.At(biases), ref inputs, ref dz, from, to);
                return;
            }

            ref Vector512<double> h = ref _values[layer - 1].At(0);
            ref Vector512<double> dh = ref _changes[layer - 1].At(0);
            DenseLayer.AddGradient(ref _gradient.At(weights), ref _gradient.At(biases), ref h, ref dz, from, to);
            DenseLayer.Backward(ref Parameters.At(weights), ref dz, ref dh, from, to);
            ActivationLayer.Backward(ref dh, ref _slopes[layer - 1].At(0), from * Tile);
        }
    }
}
