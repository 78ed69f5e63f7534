using Forecast.Fitting.Random;
using Forecast.Gpu.Numbers;
using Forecast.Gpu.Simd;

namespace Forecast.Gpu.Plans;

/// <summary>A uniform of a program under a plan: its keys are worked out once, and then any of its draws.</summary>
internal sealed class SpreadUniform
{
    // No draw has a number as high, so that keys and draws never share a block of the generator.
    private const ulong Keys = 1UL << 63;
    private readonly DrawPlan _plan;
    private readonly LatinSpread _latin;
    private readonly SobolSpread _sobol;

    /// <summary>Works out the keys.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="source">Where the uniform's randomness comes from.</param>
    /// <param name="dimension">The number of the uniform in its program, from 0.</param>
    public SpreadUniform(DrawPlan plan, UniformSource source, int dimension)
    {
        _plan = plan;
        Source = source;
        Scheme = plan.Scheme == DrawScheme.Sobol && dimension >= SobolTable.Dimensions ? DrawScheme.Plain : plan.Scheme;
        if (Scheme == DrawScheme.LatinHypercube)
        {
            _latin = new LatinSpread(plan.Draws, Key(0), Key(1));
        }
        else if (Scheme == DrawScheme.Sobol)
        {
            _sobol = new SobolSpread(dimension, plan.Draws, Key(0).W0);
        }
    }

    /// <summary>Where its randomness comes from.</summary>
    public UniformSource Source { get; }

    /// <summary>How its draws are spread; plain beyond the table of Sobol's dimensions.</summary>
    public DrawScheme Scheme { get; }

    /// <summary>The keys and numbers from which a kernel makes its draws; none where the scheme has none.</summary>
    public ulong[] Words => Scheme switch
    {
        DrawScheme.LatinHypercube => _latin.Words,
        DrawScheme.Sobol => _sobol.Words,
        _ => [],
    };

    /// <summary>Its value in one draw, in the open interval (0, 1).</summary>
    public double At(long draw) => Scheme switch
    {
        DrawScheme.Antithetic => At(default(AntitheticSpread), draw),
        DrawScheme.LatinHypercube => At(_latin, draw),
        DrawScheme.Sobol => At(_sobol, draw),
        _ => At(default(PlainSpread), draw),
    };

    /// <summary>Its values in consecutive draws.</summary>
    /// <param name="first">Number of the first draw.</param>
    /// <param name="values">One for each draw; a multiple of eight long. Beyond the plan's last draw they have no meaning.</param>
    public void Fill(long first, Span<double> values) => FillPair(first, values, null, []);

    /// <summary>Its values, and those of the uniform that has the other half of the same blocks, in consecutive draws.</summary>
    /// <param name="first">Number of the first draw.</param>
    /// <param name="values">One for each draw; a multiple of eight long.</param>
    /// <param name="other">The uniform of the other half; null where its values are not wanted.</param>
    /// <param name="otherValues">As many.</param>
    public void FillPair(long first, Span<double> values, SpreadUniform? other, Span<double> otherValues)
    {
        if (Scheme == DrawScheme.Plain)
        {
            UniformLoop<PlainSpread>.Run(_plan.Seed, Source, first, values, otherValues);
        }
        else if (Scheme == DrawScheme.Antithetic)
        {
            UniformLoop<AntitheticSpread>.Run(_plan.Seed, Source, first, values, otherValues);
        }
        else
        {
            UniformLoop<CellSpread>.Run(_plan.Seed, Source, first, values, otherValues);
            Spread(first, values);
            other?.Spread(first, otherValues);
        }
    }

    private void Spread(long first, Span<double> cells)
    {
        if (Scheme == DrawScheme.Sobol)
        {
            SpreadLoop<SobolSpread>.Run(_sobol, first, _plan.Draws - 1, cells);
        }
        else
        {
            SpreadLoop<LatinSpread>.Run(_latin, first, _plan.Draws - 1, cells);
        }
    }

    private double At<TSpread>(TSpread spread, long draw)
        where TSpread : struct, ISpread
    {
        var number = new Word((ulong)draw);
        (Word low, Word high) = PhiloxWords.Cells(_plan.Seed, spread.Position(number), Source.Stream);
        return BitConverter.UInt64BitsToDouble(spread.Uniform(number, Source.Half == 0 ? low : high).Value);
    }

    private PhiloxBlock Key(int number) => Philox.Block(_plan.Seed, Keys | (ulong)Source.Half << 32 | (uint)number, Source.Stream);
}
