using Forecast.Fitting.Numerics;

namespace Forecast.Models.ResourceModel;

/// <summary>A task made of subtasks that compete for neurons.</summary>
/// <remarks>
/// ℓ = Σᵢ cᵢ / Nᵢ with Nᵢ neurons allocated to subtask i (Song, Liu, Tegmark and Gore 2024, hypotheses 1 and 3). When a network grows by a
/// factor a, every subtask's neurons do (hypothesis 2, homogeneous growth), so ℓ falls as 1/a.
/// </remarks>
public sealed class CompositeTask
{
    private readonly double[] _difficulties;

    /// <summary>A task.</summary>
    /// <param name="difficulties">c, the loss of each subtask with one neuron; positive.</param>
    public CompositeTask(params IReadOnlyList<double> difficulties)
    {
        ArgumentNullException.ThrowIfNull(difficulties);
        _difficulties = [.. difficulties];
        if (_difficulties.Length == 0 || _difficulties.Any(c => !(c > 0 && double.IsFinite(c))))
        {
            throw new ArgumentException($"Difficulties {string.Join(", ", _difficulties)} were given; there is at least one, each "
                + $"positive.", nameof(difficulties));
        }
    }

    /// <summary>c, the loss of each subtask with one neuron.</summary>
    public IReadOnlyList<double> Difficulties => _difficulties;

    /// <summary>The loss with some neurons for each subtask.</summary>
    public double Loss(IReadOnlyList<double> neurons)
    {
        ArgumentNullException.ThrowIfNull(neurons);
        if (neurons.Count != _difficulties.Length)
        {
            throw new ArgumentException($"Neurons for {neurons.Count} subtasks were given; there are {_difficulties.Length}.",
                nameof(neurons));
        }

        return _difficulties.Select((c, i) => c / neurons[i]).Sum();
    }

    /// <summary>The allocation of least loss when the neurons of all subtasks add up to a number: Nᵢ ∝ √cᵢ.</summary>
    /// <param name="total">N = Σ Nᵢ; positive.</param>
    public IReadOnlyList<double> Optimum(double total)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total);
        double[] roots = [.. _difficulties.Select(Math.Sqrt)];
        return [.. roots.Select(root => total * root / roots.Sum())];
    }

    /// <summary>Slope of log loss against log size when the whole network grows from an allocation.</summary>
    /// <param name="neurons">The allocation before it grows.</param>
    /// <param name="factor">By how much it grows; above one.</param>
    public double GrowthExponent(IReadOnlyList<double> neurons, double factor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(factor, 1);
        double before = Loss(neurons), after = Loss([.. neurons.Select(n => factor * n)]);
        return Elementary.Log10(after / before) / Elementary.Log10(factor);
    }
}
