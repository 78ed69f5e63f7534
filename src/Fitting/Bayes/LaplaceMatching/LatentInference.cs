using Forecast.Fitting.Distributions;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>The Gaussian posterior of z, given a Gaussian for each cell; and those Gaussians refined.</summary>
internal sealed class LatentInference
{
    private const int MostSteps = 200;
    private const double LeastShare = 1e-4, Near = 1e-2, AtRest = 1e-8;

    private readonly LatentPrior _prior;
    private readonly ILatentLikelihood _likelihood;
    private readonly int _cells, _latents, _size;
    private readonly double[] _offset, _factor, _mean, _pull, _work;

    public LatentInference(LatentPrior prior, ILatentLikelihood likelihood, LatentRefinement refinement)
    {
        (_prior, _likelihood) = (prior, likelihood);
        (_cells, _latents) = (likelihood.Cells, likelihood.Latents);
        _size = prior.Size * _latents;
        _offset = new double[_latents];
        likelihood.Offset(_offset);
        _factor = new double[_size * _size];
        (_mean, _pull) = (new double[_size], new double[_size]);
        _work = new double[_size * _latents];
        double[] precision = new double[_cells * _latents * _latents], shift = new double[_cells * _latents];
        Matched(precision, shift);
        IsConverged = Solve(precision, shift);
        if (refinement == LatentRefinement.Cells)
        {
            Evidence = MatchedEvidence(precision, shift);
        }
        else
        {
            bool averages = refinement == LatentRefinement.Average;
            if (averages)
            {
                // The mode is near and found cheaply.
                (precision, shift) = Refine(precision, shift, averages: false, Near);
            }

            Refine(precision, shift, averages, AtRest);
        }
    }

    /// <summary>Whether the steps came to rest.</summary>
    public bool IsConverged { get; private set; }

    /// <summary>Number of steps after the first.</summary>
    public int Steps { get; private set; }

    /// <summary>
    /// Logarithm of the evidence: of the matched Gaussians, by Laplace's approximation, or a lower bound, by the refinement.
    /// </summary>
    public double Evidence { get; private set; }

    /// <summary>Mean of z.</summary>
    public ReadOnlySpan<double> Mean => _mean;

    /// <summary>What the level is centred on in the prior.</summary>
    public ReadOnlySpan<double> Offset => _offset;

    /// <summary>Mean and covariance of the latents aᵀ z, without the offset.</summary>
    /// <param name="a">One row, as of <see cref="LatentPrior"/>.</param>
    /// <param name="filled">How many of its parts are not zero.</param>
    /// <param name="mean">Where the mean is written.</param>
    /// <param name="covariance">Where the covariance is written, row by row; empty to leave it.</param>
    public void Project(ReadOnlySpan<double> a, int filled, Span<double> mean, Span<double> covariance)
    {
        mean.Clear();
        for (int j = 0; j < filled; j++)
        {
            for (int k = 0; k < _latents; k++)
            {
                mean[k] += a[j] * _mean[j * _latents + k];
            }
        }

        if (covariance.IsEmpty)
        {
            return;
        }

        for (int k = 0; k < _latents; k++)
        {
            Span<double> column = _work.AsSpan(k * _size, _size);
            column.Clear();
            for (int j = 0; j < filled; j++)
            {
                column[j * _latents + k] = a[j];
            }

            DenseCholesky.Forward(_factor, _size, column);
            for (int l = 0; l <= k; l++)
            {
                covariance[k * _latents + l] = covariance[l * _latents + k] = DenseCholesky.Dot(column, _work.AsSpan(l * _size, _size));
            }
        }
    }

    private void Matched(double[] precision, double[] shift)
    {
        int d = _latents;
        var mean = new double[d];
        for (int i = 0; i < _cells; i++)
        {
            Span<double> block = precision.AsSpan(i * d * d, d * d);
            _likelihood.Match(i, mean, block);
            for (int k = 0; k < d; k++)
            {
                for (int l = 0; l < d; l++)
                {
                    shift[i * d + k] += block[k * d + l] * (mean[l] - _offset[l]);
                }
            }
        }
    }

    // The posterior precision of z is I + Aᵀ Λ A, which is never badly conditioned for want of data.
    private bool Solve(double[] precision, double[] shift)
    {
        int d = _latents;
        Array.Clear(_factor);
        Array.Clear(_pull);
        for (int i = 0; i < _size; i++)
        {
            _factor[i * _size + i] = 1;
        }

        for (int i = 0; i < _cells; i++)
        {
            ReadOnlySpan<double> a = _prior.Row(i);
            int filled = _prior.Filled(i);
            for (int j = 0; j < filled; j++)
            {
                for (int k = 0; k < d; k++)
                {
                    _pull[j * d + k] += a[j] * shift[i * d + k];
                    Span<double> row = _factor.AsSpan((j * d + k) * _size, _size);
                    ReadOnlySpan<double> block = precision.AsSpan((i * d + k) * d, d);
                    for (int l = 0; l <= j; l++)
                    {
                        double weight = a[j] * a[l];
                        for (int m = 0; m < d; m++)
                        {
                            row[l * d + m] += weight * block[m];
                        }
                    }
                }
            }
        }

        if (!DenseCholesky.Factor(_factor, _size))
        {
            return false;
        }

        _pull.CopyTo(_mean, 0);
        DenseCholesky.Forward(_factor, _size, _mean);
        DenseCholesky.Backward(_factor, _size, _mean);
        return true;
    }

    private (double[] Precision, double[] Shift) Refine(double[] precision, double[] shift, bool averages, double tolerance)
    {
        double[] lastPrecision = precision, lastShift = shift, nextPrecision = precision, nextShift = shift;
        double[] before = new double[_size], step = new double[_size];
        double last = double.NegativeInfinity, share = 1;
        bool isSolved = Solve(precision, shift), isFirst = true;
        IsConverged = false;
        for (; Steps < MostSteps && share > LeastShare; Steps++)
        {
            double[] towardPrecision = new double[precision.Length], towardShift = new double[shift.Length];
            double value = isSolved ? Look(averages, towardPrecision, towardShift) : double.NegativeInfinity;
            if (!(value >= last - 1e-10 * (1 + Math.Abs(last))))
            {
                // Too far: half the way from where the last good step began.
                share *= 0.5;
            }
            else
            {
                (double moved, double along) = Moved(before, step);
                Evidence = value - (averages ? 0 : LogDeterminant());
                if (!isFirst && moved < tolerance * share)
                {
                    IsConverged = true;
                    return (precision, shift);
                }

                // Steps that turn back overshoot; steps that go on could be longer.
                share = isFirst ? 1 : along < 0 ? Math.Max(0.3, 0.7 * share) : Math.Min(1, 1.2 * share);
                (last, lastPrecision, lastShift, nextPrecision, nextShift) = (value, precision, shift, towardPrecision, towardShift);
                isFirst = false;
            }

            precision = Between(lastPrecision, nextPrecision, share);
            shift = Between(lastShift, nextShift, share);
            isSolved = Solve(precision, shift);
        }

        return (precision, shift);
    }

    // How far the mean of z went since the last good step, in posterior deviations, and whether on or back.
    private (double Moved, double Along) Moved(double[] before, double[] step)
    {
        double moved = 0, along = 0;
        for (int i = 0; i < _size; i++)
        {
            double now = _mean[i] - before[i];
            along += now * step[i];
            step[i] = now;
            before[i] = _mean[i];
        }

        for (int j = 0; j < _size; j++)
        {
            double sum = 0;
            for (int i = j; i < _size; i++)
            {
                sum += _factor[i * _size + j] * step[i];
            }

            moved += sum * sum;
        }

        return (Math.Sqrt(moved), along);
    }

    private static double[] Between(double[] from, double[] to, double share)
    {
        var between = new double[from.Length];
        for (int i = 0; i < from.Length; i++)
        {
            between[i] = share == 1 ? to[i] : from[i] + share * (to[i] - from[i]);
        }

        return between;
    }

    // What is climbed, and the Gaussians that slope and curvature here ask for.
    private double Look(bool averages, double[] precision, double[] shift)
    {
        int d = _latents;
        double[] mean = new double[d], covariance = new double[averages ? d * d : 0], slope = new double[d], at = new double[d];
        double value = 0;
        for (int i = 0; i < _cells; i++)
        {
            Project(_prior.Row(i), _prior.Filled(i), mean, covariance);
            for (int k = 0; k < d; k++)
            {
                at[k] = mean[k] + _offset[k];
            }

            Span<double> block = precision.AsSpan(i * d * d, d * d);
            value += _likelihood.Average(i, at, covariance, slope, block);
            for (int k = 0; k < d; k++)
            {
                double sum = slope[k];
                for (int l = 0; l < d; l++)
                {
                    sum += block[k * d + l] * mean[l];
                }

                shift[i * d + k] = sum;
            }
        }

        double squares = 0;
        foreach (double z in _mean)
        {
            squares += z * z;
        }

        return averages ? value - 0.5 * (squares + Trace() - _size) - LogDeterminant() : value - 0.5 * squares;
    }

    // Half the log determinant of the precision.
    private double LogDeterminant()
    {
        double sum = 0;
        for (int i = 0; i < _size; i++)
        {
            sum += Natural.Log(_factor[i * _size + i]);
        }

        return sum;
    }

    // Of the covariance.
    private double Trace()
    {
        var column = new double[_size];
        double sum = 0;
        for (int j = 0; j < _size; j++)
        {
            Array.Clear(column);
            column[j] = 1;
            DenseCholesky.Forward(_factor, _size, column);
            for (int i = j; i < _size; i++)
            {
                sum += column[i] * column[i];
            }
        }

        return sum;
    }

    // The log density of the matched means under N(0, A Aᵀ + Λ⁻¹).
    private double MatchedEvidence(double[] precision, double[] shift)
    {
        int d = _latents;
        double value = -LogDeterminant() - 0.5 * _cells * d * Natural.LogOfTwoPi;
        for (int j = 0; j < _size; j++)
        {
            value += 0.5 * _pull[j] * _mean[j];
        }

        var factor = new double[d * d];
        var solved = new double[d];
        for (int i = 0; i < _cells; i++)
        {
            precision.AsSpan(i * d * d, d * d).CopyTo(factor);
            shift.AsSpan(i * d, d).CopyTo(solved);
            DenseCholesky.Factor(factor, d);
            DenseCholesky.Forward(factor, d, solved);
            for (int k = 0; k < d; k++)
            {
                value += Natural.Log(factor[k * d + k]) - 0.5 * solved[k] * solved[k];
            }
        }

        return value;
    }
}
