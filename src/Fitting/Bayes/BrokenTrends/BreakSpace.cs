using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes.BrokenTrends;

/// <summary>The dates that breaks may have: ordered, with enough rows in each segment.</summary>
/// <remarks>
/// A break between row s - 1 and row s splits there, and so does one at the time of row s - 1. Dates are in the time of the rows given.
/// </remarks>
internal sealed class BreakSpace
{
    private readonly double[] _times;

    // The first row that may follow a segment, by the segment's first row; one past the last row and more where there is none.
    private readonly int[] _end;

    // Volumes of the dates of so many breaks behind a row, and their sums from each split on.
    private readonly double[][] _volume;
    private readonly double[][] _behind;
    private readonly int[] _bucket;
    private readonly double _buckets;

    public BreakSpace(double[] times, int minimumRows, int most)
    {
        (int n, _times) = (times.Length, times);
        _end = new int[n + 1];
        _end[n] = n + 1;
        for (int s = n - 1, next = n; s >= 0; s--)
        {
            // The first row of a later time than row s.
            next = s + 1 < n && times[s + 1] == times[s] ? next : s + 1;
            _end[s] = next < n ? Math.Max(s + minimumRows, next + 1) : n + 1;
        }

        _volume = [.. Enumerable.Range(0, most + 1).Select(_ => new double[n + 1])];
        _behind = [.. Enumerable.Range(0, most + 1).Select(_ => new double[n + 2])];
        for (int k = 0; k <= most; k++)
        {
            for (int s = n; s >= 0; s--)
            {
                _volume[k][s] = k == 0 ? (_end[s] <= n ? 1 : 0) : _end[s] <= n ? _behind[k - 1][_end[s]] : 0;
                _behind[k][s] = _behind[k][s + 1] + (s > 0 && s < n ? (times[s] - times[s - 1]) * _volume[k][s] : 0);
            }
        }

        Low = times[Math.Min(_end[0], n) - 1];
        int split = n - 1;
        while (split > 0 && _end[split] > n)
        {
            split--;
        }

        High = times[Math.Max(split, 0)];
        _bucket = new int[2 * n + 1];
        _buckets = 2 * n / (times[^1] - times[0]);
        for (int b = 0, s = 0; b < _bucket.Length; b++)
        {
            while (s < n && (times[s] - times[0]) * _buckets < b)
            {
                s++;
            }

            _bucket[b] = Math.Max(0, s - 1);
        }
    }

    /// <summary>The earliest date that any break may have.</summary>
    public double Low { get; }

    /// <summary>The end of the dates that any break may have.</summary>
    public double High { get; }

    /// <summary>Volume of all dates of so many breaks; 0 where the rows have no room for them.</summary>
    public double Volume(int breaks) => _volume[breaks][0];

    /// <summary>The first row after a date.</summary>
    public int Split(double date)
    {
        int s = _bucket[Math.Clamp((int)((date - _times[0]) * _buckets), 0, _bucket.Length - 1)];
        while (s < _times.Length && _times[s] <= date)
        {
            s++;
        }

        return s;
    }

    /// <summary>Whether breaks with these splits leave enough rows to each segment.</summary>
    public bool Allows(ReadOnlySpan<int> splits)
    {
        int start = 0;
        foreach (int split in splits)
        {
            if (split < _end[start])
            {
                return false;
            }

            start = split;
        }

        return _end[start] <= _times.Length;
    }

    /// <summary>Dates drawn from all those allowed, each as likely.</summary>
    public void Draw(RandomSequence random, Span<double> dates)
    {
        int start = 0;
        for (int j = 0; j < dates.Length; j++)
        {
            double[] behind = _behind[dates.Length - j - 1];
            double left = random.NextUniform() * behind[_end[start]];
            int split = _end[start];
            while (split < _times.Length - 1 && behind[split] - behind[split + 1] <= left)
            {
                left -= behind[split] - behind[split + 1];
                split++;
            }

            dates[j] = _times[split - 1] + random.NextUniform() * (_times[split] - _times[split - 1]);
            start = split;
        }
    }
}
