using System.Numerics;

namespace Forecast.Gpu.Results;

/// <summary>Mean, standard deviation, extremes and counts of an output, which merge without any rounding.</summary>
/// <remarks>
/// The sums of a chunk of <see cref="ChunkSums.Length"/> draws are rounded, always in the same shape, and added up as
/// <see cref="ExactSum"/>s. Exact sums do not depend on order, so neither threads nor parts show in any bit.
/// </remarks>
internal sealed class Moments
{
    private readonly ExactSum _first = new(), _second = new(), _third = new(), _fourth = new(), _pairs = new();

    public Moments(MomentCentre centre) => Centre = centre;

    public MomentCentre Centre { get; }

    /// <summary>All draws, those that are not numbers included.</summary>
    public long Draws { get; private set; }

    public long NotNumbers { get; private set; }

    public long AboveAll { get; private set; }

    public long BelowAll { get; private set; }

    public long Zeros { get; private set; }

    /// <summary>Draws that are numbers, infinite ones included.</summary>
    public long Numbers => Draws - NotNumbers;

    public long Finite => Numbers - AboveAll - BelowAll;

    /// <summary>The smallest finite draw.</summary>
    public double Smallest { get; private set; } = double.PositiveInfinity;

    /// <summary>The largest finite draw.</summary>
    public double Largest { get; private set; } = double.NegativeInfinity;

    /// <summary>Adds draws, which start at a multiple of a chunk's length.</summary>
    public void Add(ReadOnlySpan<double> draws)
    {
        for (int start = 0; start < draws.Length; start += ChunkSums.Length)
        {
            ReadOnlySpan<double> chunk = draws.Slice(start, Math.Min(ChunkSums.Length, draws.Length - start));
            Add(ChunkSums.Of(chunk, Centre), chunk.Length);
        }
    }

    /// <summary>Adds a chunk whose sums were made already, about the same centre.</summary>
    /// <param name="sums">Its sums.</param>
    /// <param name="draws">Its draws.</param>
    public void Add(ChunkSums sums, int draws)
    {
        _first.Add(sums.First);
        _second.Add(sums.Second);
        _third.Add(sums.Third);
        _fourth.Add(sums.Fourth);
        _pairs.Add(sums.Pairs);
        Draws += draws;
        NotNumbers += sums.NotNumbers;
        AboveAll += sums.AboveAll;
        BelowAll += sums.BelowAll;
        Zeros += sums.Zeros;
        Smallest = Math.Min(Smallest, sums.Smallest);
        Largest = Math.Max(Largest, sums.Largest);
    }

    public void Add(Moments other)
    {
        _first.Add(other._first);
        _second.Add(other._second);
        _third.Add(other._third);
        _fourth.Add(other._fourth);
        _pairs.Add(other._pairs);
        Draws += other.Draws;
        NotNumbers += other.NotNumbers;
        AboveAll += other.AboveAll;
        BelowAll += other.BelowAll;
        Zeros += other.Zeros;
        Smallest = Math.Min(Smallest, other.Smallest);
        Largest = Math.Max(Largest, other.Largest);
    }

    /// <summary>The mean of the draws that are numbers; not a number where none is, or where they are infinite both ways.</summary>
    public double Mean()
    {
        if (Numbers == 0 || (AboveAll > 0 && BelowAll > 0))
        {
            return double.NaN;
        }

        return AboveAll > 0 ? double.PositiveInfinity : BelowAll > 0 ? double.NegativeInfinity : Centre.Centre + Scaled(Average(_first), 1);
    }

    /// <summary>The sample variance, Σ(x - mean)² / (n - 1), in the unit of <see cref="Centre"/> squared.</summary>
    public double UnitVariance()
    {
        if (Finite < 2 || Finite != Numbers || _second.IsUnknown)
        {
            return double.NaN;
        }

        BigInteger n = Finite, sum = _first.ToInteger(), squares = _second.ToInteger() << -ExactSum.LowestExponent;
        BigInteger deviations = n * squares - sum * sum;
        return deviations.Sign <= 0 ? 0 : RoundedQuotient.Of(deviations, n * (n - 1), 2 * ExactSum.LowestExponent);
    }

    /// <summary>The fourth central moment, in the unit of <see cref="Centre"/> to the fourth.</summary>
    public double UnitFourth()
    {
        double m = Average(_first), second = Average(_second), third = Average(_third), fourth = Average(_fourth);
        return fourth - 4 * m * third + 6 * m * m * second - 3 * m * m * m * m;
    }

    /// <summary>The variance of the mean where draws come in pairs: that of the pairs' means, over their number; in the unit squared.</summary>
    public double UnitVarianceOfPairedMean()
    {
        double m = Average(_first), pairs = Finite / 2.0, square = Average(_second) / 2 + Average(_pairs);
        return Finite == Numbers && pairs > 1 ? Math.Max(0, square - m * m) / (pairs - 1) : double.NaN;
    }

    /// <summary>A number of the unit of <see cref="Centre"/> to some power, in that of the output.</summary>
    public double Scaled(double value, int power) => Math.ScaleB(value, power * Centre.Exponent);

    public void Write(BinaryWriter writer)
    {
        writer.Write(Centre.Centre);
        writer.Write(Centre.Exponent);
        foreach (long count in (ReadOnlySpan<long>)[Draws, NotNumbers, AboveAll, BelowAll, Zeros])
        {
            writer.Write(count);
        }

        writer.Write(Smallest);
        writer.Write(Largest);
        foreach (ExactSum sum in (ReadOnlySpan<ExactSum>)[_first, _second, _third, _fourth, _pairs])
        {
            sum.Write(writer);
        }
    }

    public static Moments Read(BinaryReader reader)
    {
        var moments = new Moments(new MomentCentre(reader.ReadDouble(), reader.ReadInt32()))
        {
            Draws = reader.ReadInt64(),
            NotNumbers = reader.ReadInt64(),
            AboveAll = reader.ReadInt64(),
            BelowAll = reader.ReadInt64(),
            Zeros = reader.ReadInt64(),
            Smallest = reader.ReadDouble(),
            Largest = reader.ReadDouble(),
        };
        foreach (ExactSum sum in (ReadOnlySpan<ExactSum>)[moments._first, moments._second, moments._third, moments._fourth, moments._pairs])
        {
            sum.Add(ExactSum.Read(reader));
        }

        return moments;
    }

    private double Average(ExactSum sum) =>
        sum.IsUnknown || Finite == 0 ? double.NaN : RoundedQuotient.Of(sum.ToInteger(), Finite, ExactSum.LowestExponent);
}
