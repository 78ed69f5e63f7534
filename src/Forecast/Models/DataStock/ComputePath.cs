using Forecast.Fitting.Distributions;
using Forecast.Gpu;
using Forecast.Models.Compute;

namespace Forecast.Models.DataStock;

/// <summary>Training compute of the largest run over time, from printed quantiles of some years: log10 FLOP.</summary>
/// <remarks>
/// Between the years of the table the median and the two half-widths go straight; within a year the quantiles are those of a
/// <see cref="TwoPieceNormal"/> through the printed 2.5, 50 and 97.5 %. On a coherent path one standard normal number z holds in all years:
/// C(t) = m(t) + z b(t) with b the half-width on z's side. It begins at a compute that is known.
/// </remarks>
public sealed class ComputePath
{
    private readonly double[] _years;
    private readonly TwoPieceNormal[] _knots;

    /// <summary>A path through a table.</summary>
    /// <param name="startYear">When the largest run is known, in decimal years, before the table's first.</param>
    /// <param name="startLog10Flop">Its training compute, log10 FLOP.</param>
    /// <param name="table">Medians and 95 % intervals of later years, ascending.</param>
    public ComputePath(double startYear, double startLog10Flop, IReadOnlyList<ProjectedCompute> table)
    {
        ArgumentNullException.ThrowIfNull(table);
        _years = [startYear, .. table.Select(row => (double)row.Year)];
        _knots = [new TwoPieceNormal(startLog10Flop, 0, 0), .. table.Select(row => TwoPieceNormal.Of(row.Low, row.Median, row.High, 0.95))];
        for (int i = 1; i < _years.Length; i++)
        {
            if (!(_years[i] > _years[i - 1]))
            {
                throw new ArgumentException("The years of a path of compute ascend, and begin with the known run.", nameof(table));
            }
        }
    }

    /// <summary>The last year of the table.</summary>
    public double Last => _years[^1];

    /// <summary>log10 FLOP of a year.</summary>
    /// <param name="year">From the start to the last year of the table.</param>
    public TwoPieceNormal At(double year)
    {
        if (!(year >= _years[0] && year <= Last))
        {
            throw new ArgumentOutOfRangeException(nameof(year), year, $"The path of compute runs from {_years[0]} to {Last}.");
        }

        int after = Math.Max(1, Array.FindIndex(_years, knot => knot >= year));
        double share = (year - _years[after - 1]) / (_years[after] - _years[after - 1]);
        (TwoPieceNormal a, TwoPieceNormal b) = (_knots[after - 1], _knots[after]);
        return new TwoPieceNormal(Between(a.Median, b.Median), Between(a.Below, b.Below), Between(a.Above, b.Above));

        double Between(double from, double to) => from + share * (to - from);
    }

    /// <summary>One number z for all years: a path that is high in one year is high in all.</summary>
    public QuantityPath Coherent(Timeline years)
    {
        Quantity z = Draw.Normal(0, 1, "compute");
        return Path(years, _ => z);
    }

    /// <summary>Another number z each year: paths that jump from year to year.</summary>
    public QuantityPath Incoherent(Timeline years) => Path(years, i => Draw.Normal(0, 1, $"compute {i}"));

    private QuantityPath Path(Timeline years, Func<int, Quantity> z)
    {
        ArgumentNullException.ThrowIfNull(years);
        var path = new Quantity[years.Count];
        for (int i = 0; i < path.Length; i++)
        {
            TwoPieceNormal at = At(years[i]);
            Quantity place = z(i);
            path[i] = Quantity.MultiplyAdd(place, Quantity.Select(place < 0, at.Below, at.Above), at.Median);
        }

        return new QuantityPath(years, path);
    }
}
