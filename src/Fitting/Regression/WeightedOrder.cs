namespace Forecast.Fitting.Regression;

/// <summary>Items in the order of a key, each with a weight, searched for where the weights add up to a sum: a weighted quantile without a sort.</summary>
internal sealed class WeightedOrder
{
    private readonly int[] _items;
    private readonly double[] _keys;
    private readonly double[] _weights;
    private int _count;

    public WeightedOrder(int capacity)
    {
        _items = new int[capacity];
        _keys = new double[capacity];
        _weights = new double[capacity];
    }

    public void Clear() => _count = 0;

    public void Add(int item, double key, double weight)
    {
        (_items[_count], _keys[_count], _weights[_count]) = (item, key, weight);
        _count++;
    }

    /// <summary>The first item, by key, at which the weights so far reach a sum; -1 where all of them do not.</summary>
    public int Reach(double sum)
    {
        int low = 0, high = _count - 1;
        while (low < high)
        {
            double key = _keys[(low + high) / 2], before = 0;
            int left = low, right = high;
            while (left <= right)
            {
                while (_keys[left] < key)
                {
                    left++;
                }

                while (_keys[right] > key)
                {
                    right--;
                }

                if (left <= right)
                {
                    Swap(left++, right--);
                }
            }

            for (int i = low; i <= right; i++)
            {
                before += _weights[i];
            }

            if (right >= low && before >= sum)
            {
                high = right;
                continue;
            }

            // Between the parts there may be one item, equal to the key.
            sum -= before;
            if (left - right == 2 && _weights[right + 1] >= sum)
            {
                return _items[right + 1];
            }

            sum -= left - right == 2 ? _weights[right + 1] : 0;
            low = left;
        }

        return low == high && _weights[low] >= sum ? _items[low] : -1;
    }

    private void Swap(int a, int b)
    {
        (_items[a], _items[b]) = (_items[b], _items[a]);
        (_keys[a], _keys[b]) = (_keys[b], _keys[a]);
        (_weights[a], _weights[b]) = (_weights[b], _weights[a]);
    }
}
