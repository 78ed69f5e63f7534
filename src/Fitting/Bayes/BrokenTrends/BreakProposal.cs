using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;

namespace Forecast.Fitting.Bayes.BrokenTrends;

/// <summary>Where a chain proposes new breaks: a density of equal cells over the dates, some of it everywhere.</summary>
/// <remarks>A cell is drawn by Walker's aliases (1977, ACM Trans. Math. Softw. 3, 253), a date evenly in its cell.</remarks>
internal sealed class BreakProposal
{
    /// <summary>Number of cells.</summary>
    public const int Cells = 1024;

    // Share of the density that is even, so that no date is out of reach.
    private const double Even = 0.1;

    private readonly double _low, _width;
    private readonly double[] _log = new double[Cells], _own = new double[Cells];
    private readonly int[] _alias = new int[Cells];

    /// <summary>An even density.</summary>
    public BreakProposal(double low, double high)
    {
        (_low, _width) = (low, (high - low) / Cells);
        Learn(new double[Cells]);
    }

    /// <summary>Middle of a cell.</summary>
    public double Middle(int cell) => _low + (cell + 0.5) * _width;

    /// <summary>The cell of a date.</summary>
    public int Cell(double date) => Math.Clamp((int)((date - _low) / _width), 0, Cells - 1);

    /// <summary>The logarithm of the density at a date.</summary>
    public double LogDensity(double date) => _log[Cell(date)];

    /// <summary>A date.</summary>
    public double Draw(RandomSequence random)
    {
        int cell = random.NextIndex(Cells);
        double u = random.NextUniform();
        bool isOwn = u < _own[cell];

        // The uniform number that chose between the two is as good as new in the part it fell into.
        double rest = isOwn ? u / _own[cell] : (u - _own[cell]) / (1 - _own[cell]);
        return _low + ((isOwn ? cell : _alias[cell]) + rest) * _width;
    }

    /// <summary>Takes over the weights of the cells; all zero for an even density.</summary>
    public void Learn(double[] weights)
    {
        double total = 0;
        for (int i = 0; i < Cells; i++)
        {
            total += weights[i];
        }

        var share = new double[Cells];
        Span<int> small = stackalloc int[Cells], large = stackalloc int[Cells];
        int smalls = 0, larges = 0;
        for (int i = 0; i < Cells; i++)
        {
            share[i] = total > 0 ? Even + (1 - Even) * Cells * weights[i] / total : 1;
            _log[i] = Natural.Log(share[i] / (Cells * _width));
            if (share[i] < 1)
            {
                small[smalls++] = i;
            }
            else
            {
                large[larges++] = i;
            }
        }

        while (smalls > 0 && larges > 0)
        {
            int less = small[--smalls], more = large[larges - 1];
            (_own[less], _alias[less]) = (share[less], more);
            share[more] -= 1 - share[less];
            if (share[more] < 1)
            {
                larges--;
                small[smalls++] = more;
            }
        }

        while (smalls > 0)
        {
            _own[small[--smalls]] = 1;
        }

        while (larges > 0)
        {
            _own[large[--larges]] = 1;
        }
    }
}
