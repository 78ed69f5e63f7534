using Forecast.Fitting.Random;

namespace Forecast.Fitting.Tests.Random;

public class PhiloxTests
{
    // The known answers that its authors publish with the generator (Random123, kat_vectors, philox4x32 10).
    [Theory]
    [InlineData(0UL, 0UL, 0UL, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffffffffffUL, 0xffffffffffffffffUL, 0xffffffffffffffffUL, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x299f31d0a4093822UL, 0x85a308d3243f6a88UL, 0x0370734413198a2eUL, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void The_known_answers_come_out(ulong key, ulong counterLow, ulong counterHigh, uint w0, uint w1, uint w2, uint w3)
    {
        Assert.Equal(new PhiloxBlock(w0, w1, w2, w3), Philox.Block(key, counterLow, counterHigh));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(29)]
    public void Many_blocks_at_once_are_the_blocks_one_by_one(int blocks)
    {
        foreach (ulong position in new ulong[] { 0, 5, uint.MaxValue - 3, ulong.MaxValue - 4 })
        {
            var words = new ulong[4 * blocks];
            Philox.Blocks(0x299f31d0a4093822UL, position, 0x0370734413198a2eUL, words);
            for (int i = 0; i < blocks; i++)
            {
                PhiloxBlock one = Philox.Block(0x299f31d0a4093822UL, position + (ulong)i, 0x0370734413198a2eUL);
                Assert.Equal([one.W0, one.W1, one.W2, one.W3], new[] { words[i], words[blocks + i], words[2 * blocks + i], words[3 * blocks + i] });
            }
        }
    }

    [Fact]
    public void Uniforms_are_never_zero_or_one_and_fill_the_interval_evenly()
    {
        const int Draws = 200_000, Cells = 100;
        var sequence = new RandomSequence(new StreamKey(1));
        var counts = new int[Cells];
        for (int i = 0; i < Draws; i++)
        {
            double u = sequence.NextUniform();
            Assert.InRange(u, double.Epsilon, 1 - 1e-17);
            counts[(int)(u * Cells)]++;
        }

        // Chi-squared with 99 degrees of freedom: mean 99, standard deviation 14.
        double expected = (double)Draws / Cells;
        double chiSquared = counts.Sum(c => (c - expected) * (c - expected) / expected);
        Assert.InRange(chiSquared, 99 - 4 * 14, 99 + 4 * 14);
    }

    [Fact]
    public void Indices_reach_every_row_equally_often()
    {
        const int Draws = 120_000, Rows = 12;
        var sequence = new RandomSequence(new StreamKey(7, 3));
        var counts = new int[Rows];
        for (int i = 0; i < Draws; i++)
        {
            counts[sequence.NextIndex(Rows)]++;
        }

        Assert.All(counts, c => Assert.InRange(c, 10_000 - 400, 10_000 + 400));
    }

    [Fact]
    public void Children_of_a_key_are_streams_of_their_own()
    {
        var key = new StreamKey(42);
        StreamKey[] children = [.. Enumerable.Range(0, 10_000).Select(i => key.Child((ulong)i)), .. Enumerable.Range(0, 10_000).Select(i => key.Child(0).Child((ulong)i))];
        Assert.Equal(children.Length, children.Distinct().Count());
        Assert.Equal(key.Child("table-4"), key.Child("table-4"));
        Assert.NotEqual(key.Child("table-4"), key.Child("table-3"));
    }
}
