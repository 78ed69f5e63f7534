using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.Trends;

/// <summary>The exact normal distribution of all lines given τα, τβ, ρ and σ, and the likelihood with them integrated out.</summary>
/// <remarks>
/// With Aⱼ = Xⱼ'Xⱼ / σⱼ² and bⱼ = Xⱼ'yⱼ / σⱼ², the rows of a group say of the common line θ what Gⱼ = (Aⱼ⁻¹ + Ω)⁻¹
/// = (Aⱼ + |Aⱼ| adj Ω) / Dⱼ and gⱼ = (I + AⱼΩ)⁻¹ bⱼ do, Dⱼ = |I + AⱼΩ| = 1 + tr AⱼΩ + |Aⱼ||Ω|; so θ has precision P = P₀ + Σ Gⱼ. A line
/// given θ has covariance Kⱼ = (Ω⁻¹ + Aⱼ)⁻¹ = (Ω + |Ω| adj Aⱼ) / Dⱼ and mean θ + Ω (gⱼ - Gⱼ θ). No difference of these cancels, and no
/// inverse of Ω is taken, so that deviations down to zero and groups of one row are nothing special.
/// </remarks>
internal sealed class PooledLines(GroupedFrame frame)
{
    private readonly double[] _precision = new double[frame.Groups.Length], _determinant = new double[frame.Groups.Length];
    private readonly Symmetric[] _information = new Symmetric[frame.Groups.Length];
    private readonly Pair[] _pull = new Pair[frame.Groups.Length];
    private Symmetric _omega, _inverse;
    private double _omegaDeterminant, _rest;
    private Pair _mean;

    public double LevelDeviation { get; private set; }

    public double SlopeDeviation { get; private set; }

    public double Correlation { get; private set; }

    public double Sigma { get; private set; }

    /// <summary>ln(1 - ρ²).</summary>
    public double LogRest { get; private set; }

    /// <summary>The log likelihood of all rows with the lines integrated out, up to a constant.</summary>
    public double LogLikelihood { get; private set; }

    /// <summary>Solves for the lines.</summary>
    public void Solve(ReadOnlySpan<double> at)
    {
        LevelDeviation = OneLane.Exp(frame.LogLevel + at[0]);
        SlopeDeviation = OneLane.Exp(frame.LogSlope + at[1]);
        double small = OneLane.Exp(-2 * Math.Abs(at[2])), sum = 1 + small;
        Correlation = at[2] < 0 ? (small - 1) / sum : (1 - small) / sum;
        _rest = 4 * small / (sum * sum);
        LogRest = 2 * (0.6931471805599453 - Math.Abs(at[2]) - Natural.LogOnePlus(small));
        double logSigma = frame.LogSigma + at[3], levels = LevelDeviation * LevelDeviation, slopes = SlopeDeviation * SlopeDeviation;
        Sigma = OneLane.Exp(logSigma);
        _omega = new Symmetric(levels, Correlation * LevelDeviation * SlopeDeviation, slopes);
        _omegaDeterminant = levels * slopes * _rest;

        Symmetric precision = frame.Precision;
        Pair pulls = frame.Believed;
        double energy = 0, logScatter = 0, logDeterminants = 0;
        for (int j = 0; j < frame.Groups.Length; j++)
        {
            GroupRows rows = frame.Groups[j];
            double logOwn = logSigma + frame.Spread * frame.Factor(at, j);
            double weight = _precision[j] = OneLane.Exp(-2 * logOwn);
            Symmetric information = weight * rows.Squares;
            Pair products = weight * rows.Products;
            double determinant = weight * weight * rows.Determinant;
            double whole = _determinant[j] = 1 + information.Trace(_omega) + determinant * _omegaDeterminant;
            _information[j] = 1 / whole * (information + determinant * _omega.Adjugate);

            // (I + AΩ)⁻¹ b = (b + adj Ω adj A b) / D.
            _pull[j] = 1 / whole * (products + _omega.Adjugate * (information.Adjugate * products));
            precision += _information[j];
            pulls += _pull[j];
            energy += weight * rows.Total - products.Dot(Conditional(j) * products);
            logScatter += rows.Count * logOwn;
            logDeterminants += OneLane.Log(whole);
        }

        double common = precision.Determinant;
        _inverse = 1 / common * precision.Adjugate;
        _mean = _inverse * pulls;
        LogLikelihood = -0.5 * (energy + logDeterminants + OneLane.Log(common) - pulls.Dot(_mean)) - logScatter;
    }

    /// <summary>The derivative of the log likelihood by the elements of Ω, its off-diagonal taken twice.</summary>
    /// <param name="byScatter">Where its derivatives by ln σⱼ are written, one a group.</param>
    public Symmetric Slopes(Span<double> byScatter)
    {
        // By Fisher's identity: expectations over the lines of the derivatives with the lines known.
        Symmetric sum = default;
        for (int j = 0; j < frame.Groups.Length; j++)
        {
            Symmetric information = _information[j];
            Pair gap = _pull[j] - information * _mean;
            sum += 0.5 * (Symmetric.Square(gap) + information.Around(_inverse) + -1 * information);

            GroupRows rows = frame.Groups[j];
            Pair line = _mean + _omega * gap;
            double energy = rows.Total - 2 * line.Dot(rows.Products) + line.Dot(rows.Squares * line)
                + rows.Squares.Trace(Conditional(j) + Shared(information));
            byScatter[j] = _precision[j] * energy - rows.Count;
        }

        return sum;
    }

    /// <summary>dΩ as ln τα, ln τβ and artanh ρ change, traced against <see cref="Slopes"/>.</summary>
    public (double Level, double Slope, double Correlation) Chain(Symmetric slopes) =>
        (2 * (_omega.A * slopes.A + _omega.B * slopes.B),
            2 * (_omega.C * slopes.C + _omega.B * slopes.B),
            2 * LevelDeviation * SlopeDeviation * _rest * slopes.B);

    /// <summary>The common line at two standard normal numbers.</summary>
    public Pair Mean(Pair z) => _mean + Spread(_inverse, _inverse.Determinant, z);

    /// <summary>A group's line at two standard normal numbers, given the common one.</summary>
    public Pair Line(int group, Pair mean, Pair z) => mean + _omega * (_pull[group] - _information[group] * mean)
        + Spread(Conditional(group), _omegaDeterminant / _determinant[group], z);

    /// <summary>σⱼ.</summary>
    public double Scatter(int group) => 1 / Math.Sqrt(_precision[group]);

    // Cholesky's factor of a covariance, times z.
    private static Pair Spread(Symmetric covariance, double determinant, Pair z)
    {
        double first = Math.Sqrt(covariance.A);
        return new Pair(first * z.X, covariance.B / first * z.X + Math.Sqrt(determinant / covariance.A) * z.Y);
    }

    // K: the covariance of a group's line given the common one.
    private Symmetric Conditional(int group)
    {
        Symmetric information = _precision[group] * frame.Groups[group].Squares;
        return 1 / _determinant[group] * (_omega + _omegaDeterminant * information.Adjugate);
    }

    // What the doubt about the common line adds: (I - ΩG) P⁻¹ (I - ΩG)'.
    private Symmetric Shared(Symmetric g)
    {
        double a = 1 - (_omega.A * g.A + _omega.B * g.B), b = -(_omega.A * g.B + _omega.B * g.C);
        double c = -(_omega.B * g.A + _omega.C * g.B), d = 1 - (_omega.B * g.B + _omega.C * g.C);
        Pair first = _inverse * new Pair(a, b), second = _inverse * new Pair(c, d);
        return new Symmetric(a * first.X + b * first.Y, a * second.X + b * second.Y, c * second.X + d * second.Y);
    }
}
