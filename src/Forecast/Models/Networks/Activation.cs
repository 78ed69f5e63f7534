namespace Forecast.Models.Networks;

/// <summary>What a hidden neuron does with its weighted sum z.</summary>
public enum Activation
{
    /// <summary>max(0, z).</summary>
    Relu,

    /// <summary>z / (1 + e^-z), also called swish.</summary>
    Silu,
}
