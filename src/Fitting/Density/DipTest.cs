using Forecast.Fitting.Random;
using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Density;

/// <summary>Hartigan's dip test of one mode against more.</summary>
/// <param name="Fit">The closest unimodal distribution, whose distance is the dip.</param>
/// <param name="PValue">Probability of a dip at least this large in a uniform sample, from the table of R's diptest.</param>
/// <param name="IsBeyondTable">Whether the sample is larger than the table goes, so that its last row was used.</param>
/// <remarks>Hartigan and Hartigan 1985, Annals of Statistics 13, 70. Equal values, as from rounding, make it too small.</remarks>
public sealed record DipTest(UnimodalFit Fit, double PValue, bool IsBeyondTable)
{
    private const int BatchSize = 16;

    /// <summary>The largest distance between the sample's distribution and the closest unimodal one, from 1 / (2 n) to 1 / 4.</summary>
    public double Dip => Fit.Dip;

    /// <summary>Tests a sample.</summary>
    /// <param name="values">At least two finite values.</param>
    public static DipTest Of(ReadOnlySpan<double> values)
    {
        UnimodalFit fit = UnimodalFit.Of(values);
        return new DipTest(fit, DipTable.PValue(fit.Dip, fit.N), fit.N > DipTable.Largest);
    }

    /// <summary>The probability of a dip at least as large as this one's, from uniform samples drawn now.</summary>
    /// <param name="samples">Number of samples, at least 19.</param>
    /// <param name="key">The stream of random numbers; the same bits on any number of threads.</param>
    /// <param name="threads">Threads; 0 for as many as there are cores.</param>
    public double SimulatedPValue(int samples, StreamKey key, int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 19);
        var reached = new int[samples];
        int n = Fit.N;
        double dip = Dip;
        Parallel.For(
            0,
            (samples + BatchSize - 1) / BatchSize,
            Parallelism.Of(threads),
            () => (Search: new UnimodalSearch(n), Draws: new double[n]),
            (batch, _, scratch) =>
            {
                for (int b = batch * BatchSize; b < Math.Min(samples, (batch + 1) * BatchSize); b++)
                {
                    UniformOrder.Draw(key.Child((ulong)b), scratch.Draws);
                    scratch.Search.Fit(scratch.Draws);
                    reached[b] = scratch.Search.Dip >= dip ? 1 : 0;
                }

                return scratch;
            },
            _ => { });
        return (1.0 + reached.Sum()) / (samples + 1);
    }
}
