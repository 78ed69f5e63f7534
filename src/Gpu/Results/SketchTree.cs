using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Forecast.Gpu.Results;

/// <summary>Which cell of the line of doubles a draw falls in, with cells so narrow that few draws of a pilot share one.</summary>
/// <remarks>
/// A node cuts the range of its pilot draws into equal steps of <see cref="DoubleKey"/>, with a cell below and one above; a step that holds
/// more pilot draws than are allowed becomes a node of its own, down to single values. So cells follow the distribution, whatever it is: with
/// a pilot of 2^19 draws a cell that holds 1e-4 of the probability would be expected to catch 52 of them, and passes for one of at most 16
/// with probability 4e-9. Nodes are kept small so that nearly every draw passes two of them, which a processor foresees.
/// </remarks>
internal sealed class SketchTree
{
    private const int MostSteps = 1 << 11;
    private readonly int _most;
    private readonly List<Node> _nodes = [];
    private readonly List<int> _entries = [];
    private readonly List<ulong> _edges = [];

    /// <summary>Cuts the line.</summary>
    /// <param name="pilot">Draws of the output, in any order; those not finite are passed over.</param>
    /// <param name="most">Pilot draws that may share a cell.</param>
    public SketchTree(ReadOnlySpan<double> pilot, int most)
    {
        _most = most;
        var keys = new List<ulong>(pilot.Length);
        foreach (double value in pilot)
        {
            if (double.IsFinite(value))
            {
                keys.Add(DoubleKey.Of(value));
            }
        }

        keys.Sort();
        ulong lowest = DoubleKey.Of(double.MinValue), highest = DoubleKey.Of(double.MaxValue);
        if (keys.Count == 0)
        {
            keys.Add(DoubleKey.Of(0));
        }

        Cut(CollectionsMarshal.AsSpan(keys), lowest, highest);
        Edges = [.. _edges, highest + 1];
        Nodes = [.. _nodes];
        Entries = [.. _entries];
    }

    /// <summary>How many pilot draws may share a cell, so that it holds no more than a share of all draws.</summary>
    /// <param name="pilot">Draws of the output.</param>
    /// <param name="isAll">Whether the run has no others.</param>
    /// <param name="share">The largest share of a cell.</param>
    /// <remarks>
    /// Five standard deviations below what a cell of that share is expected to catch; a pilot of all draws leaves nothing to chance.
    /// </remarks>
    public static int MostShared(ReadOnlySpan<double> pilot, bool isAll, double share)
    {
        int finite = 0;
        foreach (double value in pilot)
        {
            finite += double.IsFinite(value) ? 1 : 0;
        }

        double expected = share * finite;
        return Math.Max(1, (int)Math.Floor(isAll ? expected : expected - 5 * Math.Sqrt(expected)));
    }

    /// <summary>Keys at which the cells start, ascending; the last is where the line ends.</summary>
    public ulong[] Edges { get; }

    private Node[] Nodes { get; }

    private int[] Entries { get; }

    /// <summary>Counts draws by cell; those not finite are passed over.</summary>
    public void Count(ReadOnlySpan<double> draws, long[] counts)
    {
        ref Node nodes = ref MemoryMarshal.GetArrayDataReference(Nodes);
        ref int entries = ref MemoryMarshal.GetArrayDataReference(Entries);
        foreach (double value in draws)
        {
            if (double.IsFinite(value))
            {
                ulong key = DoubleKey.Of(value);
                int entry = -1;
                while (entry < 0)
                {
                    ref readonly Node node = ref Unsafe.Add(ref nodes, ~entry);
                    ulong step = (key - node.Low) >> node.Shift;
                    int place = key < node.Low ? 0 : step < (ulong)node.Steps ? (int)step + 1 : node.Steps + 1;
                    entry = Unsafe.Add(ref entries, node.First + place);
                }

                counts[entry]++;
            }
        }
    }

    // The node of some pilot draws, whose cells fill the range from one key to another.
    private int Cut(ReadOnlySpan<ulong> keys, ulong from, ulong to)
    {
        int node = _nodes.Count;
        ulong low = keys[0], width = keys[^1] - low;
        int shift = 0, wanted = Math.Min(MostSteps, 2 * (keys.Length / _most + 1));
        while (width >> shift >= (ulong)wanted)
        {
            shift++;
        }

        int steps = (int)(width >> shift) + 1, first = _entries.Count;
        _nodes.Add(new Node(low, shift, steps, first));
        CollectionsMarshal.SetCount(_entries, first + steps + 2);
        _entries[first] = Leaf(from);
        int at = 0;
        for (int s = 0; s < steps; s++)
        {
            ulong start = low + ((ulong)s << shift), end = start + ((1UL << shift) - 1);
            end = end < start || end > to ? to : end;
            int next = at;
            while (next < keys.Length && keys[next] <= end)
            {
                next++;
            }

            _entries[first + s + 1] = next - at <= _most || shift == 0 ? Leaf(start) : ~Cut(keys[at..next], start, end);
            at = next;
        }

        ulong after = low + ((ulong)steps << shift);
        _entries[first + steps + 1] = Leaf(after < low || after > to ? to + 1 : after);
        return node;
    }

    private int Leaf(ulong start)
    {
        _edges.Add(start);
        return _edges.Count - 1;
    }

    private readonly record struct Node(ulong Low, int Shift, int Steps, int First);
}
