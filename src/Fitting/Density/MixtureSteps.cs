using System.Runtime.Intrinsics;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Density;

/// <summary>The steps of the EM algorithm on one sample, eight values at a time and in logarithms.</summary>
internal sealed class MixtureSteps
{
    private const double Tolerance = 1e-12;
    private const int KMeansRounds = 10;

    private readonly double[] _x;
    private readonly int _n;
    private readonly double _floor;

    // Logarithms of weight times density, a row for each component; then its shares of the values.
    private readonly double[][] _shares = new double[MixtureFit.MostComponents][];
    private readonly double[] _sum;
    private readonly double[] _weights = new double[MixtureFit.MostComponents];
    private readonly double[] _means = new double[MixtureFit.MostComponents];
    private readonly double[] _deviations = new double[MixtureFit.MostComponents];
    private readonly int[] _members;
    private int _components;
    private bool _isOnFloor;

    public MixtureSteps(double[] sorted, double floor)
    {
        (_n, _floor) = (sorted.Length, floor);
        int padded = (_n + VectorElementary.Lanes - 1) / VectorElementary.Lanes * VectorElementary.Lanes;
        _x = new double[padded];
        sorted.CopyTo(_x, 0);
        Array.Fill(_x, sorted[^1], _n, padded - _n);
        (_sum, _members) = (new double[padded], new int[_n]);
    }

    /// <summary>Starts from the sorted values cut into parts of equal size.</summary>
    public void StartEven(int components)
    {
        _components = components;
        for (int i = 0; i < _n; i++)
        {
            _members[i] = (int)((long)i * components / _n);
        }

        StartFromMembers();
    }

    /// <summary>Starts from k-means with centres drawn far apart.</summary>
    public void StartDrawn(int components, RandomSequence random)
    {
        _components = components;
        DrawCentres(random);
        for (int round = 0; round < KMeansRounds; round++)
        {
            Assign();
            for (int c = 0; c < components; c++)
            {
                (double count, double sum) = (0, 0);
                for (int i = 0; i < _n; i++)
                {
                    (count, sum) = _members[i] == c ? (count + 1, sum + _x[i]) : (count, sum);
                }

                _means[c] = count > 0 ? sum / count : _means[c];
            }
        }

        Assign();
        StartFromMembers();
    }

    /// <summary>Steps until the likelihood rises no more.</summary>
    public NormalMixture Run(MixtureVariance variance, int steps)
    {
        if (variance == MixtureVariance.Equal)
        {
            ShareDeviation();
        }

        double likelihood = Expect();
        bool hasConverged = false;
        for (int step = 0; step < steps && !hasConverged; step++)
        {
            Maximise(variance);
            double next = Expect();
            hasConverged = Math.Abs(next - likelihood) <= Tolerance * (1 + Math.Abs(next));
            likelihood = next;
        }

        MixtureComponent[] components = new MixtureComponent[_components];
        for (int c = 0; c < _components; c++)
        {
            components[c] = new MixtureComponent(_weights[c], _means[c], _deviations[c]);
        }

        Array.Sort(components, (a, b) => a.Mean.CompareTo(b.Mean));
        return new NormalMixture(components, variance, _n, likelihood, hasConverged, _isOnFloor);
    }

    private void DrawCentres(RandomSequence random)
    {
        _means[0] = _x[random.NextIndex(_n)];
        for (int c = 1; c < _components; c++)
        {
            double total = 0;
            for (int i = 0; i < _n; i++)
            {
                double nearest = double.PositiveInfinity;
                for (int k = 0; k < c; k++)
                {
                    nearest = Math.Min(nearest, (_x[i] - _means[k]) * (_x[i] - _means[k]));
                }

                total += nearest;
                _sum[i] = total;
            }

            double at = random.NextUniform() * total;
            int drawn = 0;
            while (drawn < _n - 1 && _sum[drawn] < at)
            {
                drawn++;
            }

            _means[c] = _x[drawn];
        }
    }

    private void Assign()
    {
        for (int i = 0; i < _n; i++)
        {
            int best = 0;
            for (int c = 1; c < _components; c++)
            {
                best = Math.Abs(_x[i] - _means[c]) < Math.Abs(_x[i] - _means[best]) ? c : best;
            }

            _members[i] = best;
        }
    }

    private void StartFromMembers()
    {
        for (int c = 0; c < _components; c++)
        {
            double[] shares = _shares[c] ??= new double[_x.Length];
            Array.Clear(shares);
            for (int i = 0; i < _n; i++)
            {
                // Nobody starts alone: a component of one value would never leave it.
                shares[i] = (_members[i] == c ? 0.95 : 0) + 0.05 / _components;
            }
        }

        Maximise(MixtureVariance.Varying);
    }

    private void Maximise(MixtureVariance variance)
    {
        _isOnFloor = false;
        double pooled = 0;
        for (int c = 0; c < _components; c++)
        {
            Vector512<double> total = Vector512<double>.Zero, sum = Vector512<double>.Zero;
            for (int i = 0; i < _x.Length; i += VectorElementary.Lanes)
            {
                Vector512<double> share = Vector512.Create<double>(_shares[c].AsSpan(i));
                total += share;
                sum = Vector512.FusedMultiplyAdd(share, Vector512.Create<double>(_x.AsSpan(i)), sum);
            }

            double weight = Math.Max(Total(total), 1e-10), mean = Total(sum) / weight;
            Vector512<double> square = Vector512<double>.Zero;
            for (int i = 0; i < _x.Length; i += VectorElementary.Lanes)
            {
                Vector512<double> apart = Vector512.Create<double>(_x.AsSpan(i)) - Vector512.Create(mean);
                square = Vector512.FusedMultiplyAdd(Vector512.Create<double>(_shares[c].AsSpan(i)) * apart, apart, square);
            }

            pooled += Total(square);
            (_weights[c], _means[c]) = (weight / _n, mean);
            SetDeviation(c, Math.Sqrt(Total(square) / weight));
        }

        if (variance == MixtureVariance.Equal)
        {
            _isOnFloor = false;
            for (int c = 0; c < _components; c++)
            {
                SetDeviation(c, Math.Sqrt(pooled / _n));
            }
        }
    }

    private void ShareDeviation()
    {
        double pooled = 0;
        for (int c = 0; c < _components; c++)
        {
            pooled += _weights[c] * _deviations[c] * _deviations[c];
        }

        Array.Fill(_deviations, Math.Sqrt(pooled), 0, _components);
    }

    private void SetDeviation(int c, double deviation)
    {
        _isOnFloor |= deviation <= _floor;
        _deviations[c] = Math.Max(deviation, _floor);
    }

    // Shares of the values, and the log-likelihood by which they were divided.
    private double Expect()
    {
        Vector512<double>[] logs = new Vector512<double>[_components];
        Span<double> slopes = stackalloc double[_components], levels = stackalloc double[_components];
        for (int c = 0; c < _components; c++)
        {
            slopes[c] = 1 / _deviations[c];
            levels[c] = Natural.Log(_weights[c] / _deviations[c]) - 0.5 * Natural.LogOfTwoPi;
        }

        for (int i = 0; i < _x.Length; i += VectorElementary.Lanes)
        {
            Vector512<double> x = Vector512.Create<double>(_x.AsSpan(i)), most = Vector512.Create(double.NegativeInfinity);
            for (int c = 0; c < _components; c++)
            {
                Vector512<double> z = (x - Vector512.Create(_means[c])) * slopes[c];
                logs[c] = Vector512.FusedMultiplyAdd(z * -0.5, z, Vector512.Create(levels[c]));
                most = Vector512.Max(most, logs[c]);
            }

            Vector512<double> sum = Vector512<double>.Zero;
            for (int c = 0; c < _components; c++)
            {
                logs[c] = VectorElementary.Exp(logs[c] - most);
                sum += logs[c];
            }

            for (int c = 0; c < _components; c++)
            {
                (logs[c] / sum).CopyTo(_shares[c], i);
            }

            (most + VectorElementary.Log(sum)).CopyTo(_sum, i);
        }

        // The places beyond the sample only fill the last vector.
        for (int c = 0; c < _components; c++)
        {
            Array.Clear(_shares[c], _n, _x.Length - _n);
        }

        double likelihood = 0;
        for (int i = 0; i < _n; i++)
        {
            likelihood += _sum[i];
        }

        return likelihood;
    }

    private static double Total(Vector512<double> sums)
    {
        double total = 0;
        for (int lane = 0; lane < VectorElementary.Lanes; lane++)
        {
            total += sums.GetElement(lane);
        }

        return total;
    }
}
