using System.Runtime.Intrinsics;
using Forecast.Fitting.Numerics;

namespace Forecast.Models.Networks;

/// <summary>A network after training.</summary>
public sealed class TrainedNetwork
{
    private readonly double[] _parameters;
    private readonly double[] _losses;

    internal TrainedNetwork(NetworkShape shape, double[] parameters, double[] losses)
    {
        (Shape, _parameters, _losses) = (shape, parameters, losses);
    }

    /// <summary>Its layers.</summary>
    public NetworkShape Shape { get; }

    /// <summary>The parameters, in the order of <see cref="NetworkShape"/>.</summary>
    public ReadOnlySpan<double> Parameters => _parameters;

    /// <summary>Mean squared error of each output, on points it was not trained on.</summary>
    public IReadOnlyList<double> Losses => _losses;

    /// <summary>The weight from a neuron of a layer to one of the next.</summary>
    public double Weight(int layer, int to, int from) => _parameters[Shape.Weights(layer) + to * Shape.From(layer) + from];

    /// <summary>The bias of a neuron that a layer of weights feeds.</summary>
    public double Bias(int layer, int to) => _parameters[Shape.Biases(layer) + to];

    /// <summary>
    /// Whether a hidden neuron does anything: the largest weight into it and the largest out of it both exceed a threshold in size.
    /// </summary>
    /// <param name="layer">The hidden layer, from 0.</param>
    /// <param name="neuron">The neuron.</param>
    /// <param name="threshold">The size.</param>
    public bool IsAllocated(int layer, int neuron, double threshold) => Reads(layer, neuron, threshold) && Feeds(layer, neuron, threshold);

    /// <summary>Neurons of a hidden layer that do anything.</summary>
    /// <param name="layer">The hidden layer, from 0.</param>
    /// <param name="threshold">The size that weights must exceed.</param>
    public int Allocated(int layer, double threshold) =>
        Enumerable.Range(0, Shape.To(layer)).Count(neuron => IsAllocated(layer, neuron, threshold));

    /// <summary>The outputs at one input.</summary>
    /// <param name="inputs">One number an input.</param>
    public double[] Predict(params ReadOnlySpan<double> inputs)
    {
        double[] values = inputs.ToArray();
        for (int layer = 0; layer < Shape.Layers; layer++)
        {
            var next = new double[Shape.To(layer)];
            for (int j = 0; j < next.Length; j++)
            {
                double sum = Bias(layer, j);
                for (int k = 0; k < values.Length; k++)
                {
                    sum = Math.FusedMultiplyAdd(Weight(layer, j, k), values[k], sum);
                }

                next[j] = layer + 1 == Shape.Layers ? sum : Activate(sum);
            }

            values = next;
        }

        return values;
    }

    private double Activate(double sum) => Shape.Activation == Activation.Relu
        ? Math.Max(0, sum)
        : sum / (1 + VectorElementary.Exp(Vector512.Create(-sum)).ToScalar());

    private bool Reads(int layer, int neuron, double threshold) =>
        Enumerable.Range(0, Shape.From(layer)).Any(k => Math.Abs(Weight(layer, neuron, k)) > threshold);

    private bool Feeds(int layer, int neuron, double threshold) =>
        Enumerable.Range(0, Shape.To(layer + 1)).Any(j => Math.Abs(Weight(layer + 1, j, neuron)) > threshold);
}
