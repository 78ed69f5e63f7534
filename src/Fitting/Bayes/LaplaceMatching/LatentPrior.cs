using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>The prior of one latent in time, as f = A z over the cells, z being independent standard normal numbers.</summary>
/// <remarks>
/// A line alone needs two of them. Otherwise A is Cholesky's factor of the covariance of the cells, and what is known of another time t
/// is a(t)ᵀ z with a(t) = A⁻¹ k(t) and some variance to spare.
/// </remarks>
internal sealed class LatentPrior
{
    private const double Jitter = 1e-9;
    private static readonly double _rootOf3 = Math.Sqrt(3);

    private readonly LatentPlan _plan;
    private readonly double[] _places;
    private readonly double[] _rows;
    private readonly bool _isLine;

    /// <summary>The prior at some times, with a plan in which nothing is left to be found.</summary>
    public LatentPrior(ReadOnlySpan<double> times, LatentPlan plan)
    {
        _plan = plan;
        int n = times.Length;
        Centre = 0;
        foreach (double time in times)
        {
            Centre += Allowed.Finite(time, nameof(times)) / n;
        }

        double squares = 0;
        foreach (double time in times)
        {
            squares += (time - Centre) * (time - Centre) / n;
        }

        Spread = Math.Sqrt(squares);
        if (n < 3 || !(Spread > 0))
        {
            throw new ArgumentException($"A trend needs at least three cells with two different times; {n} were given.", nameof(times));
        }

        _places = new double[n];
        for (int i = 0; i < n; i++)
        {
            _places[i] = (times[i] - Centre) / Spread;
        }

        Noise = plan.Noise ?? 0;
        _isLine = plan.Kernel == LatentKernel.None && Noise == 0;
        Size = _isLine ? 2 : n;
        _rows = new double[n * Size];
        for (int i = 0; i < n; i++)
        {
            if (_isLine)
            {
                (_rows[2 * i], _rows[2 * i + 1]) = (plan.LevelDeviation, plan.SlopeDeviation * _places[i]);
                continue;
            }

            for (int j = 0; j <= i; j++)
            {
                _rows[i * n + j] = Covariance(_places[i], _places[j]);
            }

            _rows[i * n + i] += Noise * Noise + Jitter * _rows[i * n + i];
        }

        if (!_isLine && !DenseCholesky.Factor(_rows, n))
        {
            throw new ArgumentException("The prior covariance of the cells is not positive definite.", nameof(plan));
        }
    }

    /// <summary>Mean of the times.</summary>
    public double Centre { get; }

    /// <summary>Standard deviation of the times.</summary>
    public double Spread { get; }

    /// <summary>Length of z.</summary>
    public int Size { get; }

    /// <summary>Standard deviation of a cell's own scatter.</summary>
    public double Noise { get; }

    /// <summary>Whether the latent is a line and nothing else.</summary>
    public bool IsLine => _isLine;

    /// <summary>Row of A of a cell; beyond <see cref="Filled"/> it is zero.</summary>
    public ReadOnlySpan<double> Row(int cell) => _rows.AsSpan(cell * Size, Size);

    /// <summary>How far the row of a cell is filled.</summary>
    public int Filled(int cell) => _isLine ? 2 : cell + 1;

    /// <summary>The latent at a time, without the scatter of a cell: a(t), and the variance to spare.</summary>
    public double At(double time, Span<double> a)
    {
        double place = (time - Centre) / Spread;
        if (_isLine)
        {
            (a[0], a[1]) = (_plan.LevelDeviation, _plan.SlopeDeviation * place);
            return 0;
        }

        for (int i = 0; i < Size; i++)
        {
            a[i] = Covariance(place, _places[i]);
        }

        return Spare(a, Covariance(place, place));
    }

    /// <summary>The level of the line at the mean of the times.</summary>
    public double Level(Span<double> a)
    {
        double variance = _plan.LevelDeviation * _plan.LevelDeviation;
        if (_isLine)
        {
            (a[0], a[1]) = (_plan.LevelDeviation, 0);
            return 0;
        }

        a.Fill(variance);
        return Spare(a, variance);
    }

    /// <summary>The slope of the line, by the unit of time.</summary>
    public double Slope(Span<double> a)
    {
        double deviation = _plan.SlopeDeviation / Spread;
        if (_isLine)
        {
            (a[0], a[1]) = (0, deviation);
            return 0;
        }

        for (int i = 0; i < Size; i++)
        {
            a[i] = deviation * _plan.SlopeDeviation * _places[i];
        }

        return Spare(a, deviation * deviation);
    }

    private double Spare(Span<double> a, double variance)
    {
        DenseCholesky.Forward(_rows, Size, a);
        foreach (double part in a)
        {
            variance -= part * part;
        }

        return Math.Max(variance, 0);
    }

    private double Covariance(double u, double v)
    {
        double line = _plan.LevelDeviation * _plan.LevelDeviation + _plan.SlopeDeviation * _plan.SlopeDeviation * u * v;
        if (_plan.Kernel == LatentKernel.None)
        {
            return line;
        }

        double r = Math.Abs(u - v) / _plan.Length!.Value, square = _plan.Amplitude!.Value * _plan.Amplitude.Value;
        return line + square * (_plan.Kernel == LatentKernel.SquaredExponential
            ? Natural.Exp(-0.5 * r * r)
            : (1 + _rootOf3 * r) * Natural.Exp(-_rootOf3 * r));
    }
}
