namespace Forecast.Fitting.Bayes;

/// <summary>A log density written in jets.</summary>
/// <param name="at">The coordinates.</param>
public delegate Jet JetFunction(ReadOnlySpan<Jet> at);

/// <summary>A log density that is differentiated as it is evaluated, eight coordinates a pass.</summary>
/// <remarks>For a model whose gradient nobody has written by hand; beyond eight coordinates each eight cost another evaluation.</remarks>
public sealed class JetDensity : ILogDensity
{
    private readonly JetFunction _function;
    private readonly Jet[] _at;

    /// <summary>A density from its function.</summary>
    /// <param name="dimension">Number of coordinates, at least one.</param>
    /// <param name="function">The log density, a pure function.</param>
    public JetDensity(int dimension, JetFunction function)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        ArgumentNullException.ThrowIfNull(function);
        (_function, _at) = (function, new Jet[dimension]);
    }

    /// <inheritdoc/>
    public int Dimension => _at.Length;

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient)
    {
        for (int i = 0; i < _at.Length; i++)
        {
            _at[i] = at[i];
        }

        double value = 0;
        for (int first = 0; first < _at.Length; first += Jet.Directions)
        {
            int end = Math.Min(first + Jet.Directions, _at.Length);
            for (int i = first; i < end; i++)
            {
                _at[i] = Jet.Coordinate(at[i], i - first);
            }

            Jet found = _function(_at);
            value = found.Value;
            for (int i = first; i < end; i++)
            {
                gradient[i] = found.Slopes[i - first];
                _at[i] = at[i];
            }
        }

        return value;
    }
}
