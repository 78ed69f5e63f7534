namespace Forecast.Fitting.Bayes.Sampling;

/// <summary>A stretch of a trajectory: the momenta at its ends and their sum, its weight, and the state proposed from it.</summary>
internal sealed class Subtree(int dimension)
{
    private double[] _near = new double[dimension], _far = new double[dimension];
    private double[] _position = new double[dimension], _gradient = new double[dimension];

    /// <summary>Momentum where the stretch begins.</summary>
    public double[] Near => _near;

    /// <summary>Momentum where it ends.</summary>
    public double[] Far => _far;

    /// <summary>Sum of the momenta along it, ρ.</summary>
    public double[] Sum { get; } = new double[dimension];

    /// <summary>Position of the proposed state.</summary>
    public double[] Position => _position;

    /// <summary>Gradient at the proposed state.</summary>
    public double[] Gradient => _gradient;

    public double LogDensity { get; private set; }

    public double Energy { get; private set; }

    /// <summary>Sum of the weights exp(H₀ - H) along it.</summary>
    public double Weight { get; private set; }

    /// <summary>Becomes a single state.</summary>
    public void Begin(ReadOnlySpan<double> momentum, ReadOnlySpan<double> position, ReadOnlySpan<double> gradient, double logDensity, double energy, double weight)
    {
        momentum.CopyTo(_near);
        momentum.CopyTo(_far);
        momentum.CopyTo(Sum);
        position.CopyTo(_position);
        gradient.CopyTo(_gradient);
        (LogDensity, Energy, Weight) = (logDensity, energy, weight);
    }

    /// <summary>Takes the proposal of another.</summary>
    public void Adopt(Subtree other)
    {
        (_position, other._position) = (other._position, _position);
        (_gradient, other._gradient) = (other._gradient, _gradient);
        (LogDensity, Energy) = (other.LogDensity, other.Energy);
    }

    /// <summary>Turns round: its beginning becomes its end.</summary>
    public void Reverse() => (_near, _far) = (_far, _near);

    /// <summary>Grows at its far end by another that begins there, and says whether the whole still moves apart.</summary>
    /// <remarks>
    /// The generalised criterion (Betancourt 2017, appendix A.4.2): w·ρ is positive at both ends of the whole, and of each part lengthened by
    /// the first state of the other, without which a trajectory that turns between the parts goes unnoticed.
    /// </remarks>
    public bool Append(Subtree other)
    {
        double[] sum = Sum;
        ReadOnlySpan<double> a = _near.AsSpan(0, sum.Length), b = _far.AsSpan(0, sum.Length);
        ReadOnlySpan<double> c = other._near.AsSpan(0, sum.Length), d = other._far.AsSpan(0, sum.Length), added = other.Sum.AsSpan(0, sum.Length);
        double wholeNear = 0, wholeFar = 0, firstNear = 0, firstFar = 0, secondNear = 0, secondFar = 0;
        for (int i = 0; i < sum.Length; i++)
        {
            double whole = sum[i] + added[i], first = sum[i] + c[i], second = added[i] + b[i];
            wholeNear += a[i] * whole;
            wholeFar += d[i] * whole;
            firstNear += a[i] * first;
            firstFar += c[i] * first;
            secondNear += b[i] * second;
            secondFar += d[i] * second;
            sum[i] = whole;
        }

        (_far, other._far) = (other._far, _far);
        Weight += other.Weight;
        return wholeNear > 0 && wholeFar > 0 && firstNear > 0 && firstFar > 0 && secondNear > 0 && secondFar > 0;
    }
}
