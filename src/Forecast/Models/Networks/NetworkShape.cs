namespace Forecast.Models.Networks;

/// <summary>A multilayer perceptron's layers: every neuron of one is joined to every neuron of the next, and has a bias.</summary>
/// <remarks>The outputs are linear. Parameters stand layer by layer: the weights, one row a neuron, then the biases.</remarks>
public sealed class NetworkShape
{
    private readonly int[] _widths;
    private readonly int[] _offsets;

    /// <summary>A shape.</summary>
    /// <param name="inputs">Inputs, at least one.</param>
    /// <param name="hidden">Neurons of each hidden layer, at least one layer of at least one.</param>
    /// <param name="outputs">Outputs, at least one.</param>
    /// <param name="activation">What hidden neurons do.</param>
    public NetworkShape(int inputs, IReadOnlyList<int> hidden, int outputs, Activation activation)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        _widths = [inputs, .. hidden, outputs];
        if (hidden.Count == 0 || _widths.Any(width => width < 1))
        {
            throw new ArgumentException($"Layers of {string.Join(", ", _widths)} were given; a network has a hidden layer, and a "
                + $"neuron in each.", nameof(hidden));
        }

        Activation = activation;
        _offsets = new int[_widths.Length];
        for (int layer = 0; layer < Layers; layer++)
        {
            _offsets[layer + 1] = _offsets[layer] + _widths[layer + 1] * (_widths[layer] + 1);
        }
    }

    /// <summary>What hidden neurons do.</summary>
    public Activation Activation { get; }

    /// <summary>Layers of weights: one more than hidden layers.</summary>
    public int Layers => _widths.Length - 1;

    /// <summary>Inputs.</summary>
    public int Inputs => _widths[0];

    /// <summary>Outputs.</summary>
    public int Outputs => _widths[^1];

    /// <summary>Parameters of the network.</summary>
    public int Parameters => _offsets[^1];

    /// <summary>The shape in words, as in <c>1-64-1 SiLU</c>.</summary>
    public string Text => $"{string.Join('-', _widths)} {(Activation == Activation.Relu ? "ReLU" : "SiLU")}";

    /// <summary>Neurons that a layer of weights reads: layer 0 reads the inputs.</summary>
    public int From(int layer) => _widths[layer];

    /// <summary>Neurons that a layer of weights feeds.</summary>
    public int To(int layer) => _widths[layer + 1];

    /// <summary>Place of a layer's first weight among the parameters.</summary>
    public int Weights(int layer) => _offsets[layer];

    /// <summary>Place of a layer's first bias among the parameters.</summary>
    public int Biases(int layer) => _offsets[layer] + To(layer) * From(layer);
}
