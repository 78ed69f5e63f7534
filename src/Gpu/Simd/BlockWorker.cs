using System.Runtime.InteropServices;
using Forecast.Gpu.Operations;

namespace Forecast.Gpu.Simd;

/// <summary>What one thread needs to run a program over blocks of draws: the blocks, of which those of the constants are filled once.</summary>
internal sealed class BlockWorker
{
    // Eight doubles fill a line of the cache, and a vector that straddles two lines is loaded twice.
    private const int Line = 8;
    private readonly BlockProgram _program;
    private readonly int _size, _start;
    private readonly double[] _blocks;

    /// <summary>Makes the blocks.</summary>
    /// <param name="program">The program.</param>
    /// <param name="size">Draws in a block; a multiple of eight.</param>
    public BlockWorker(BlockProgram program, int size)
    {
        _program = program;
        _size = size;
        _blocks = GC.AllocateUninitializedArray<double>(program.Blocks * size + Line, pinned: true);
        long address = Marshal.UnsafeAddrOfPinnedArrayElement(_blocks, 0);
        _start = (int)(-address & (Line * sizeof(double) - 1)) / sizeof(double);
        for (int i = 0; i < program.Constants.Length; i++)
        {
            Block(i, size).Fill(program.Constants[i]);
        }
    }

    /// <summary>Makes at most a block of draws.</summary>
    /// <param name="first">Number of the first draw.</param>
    /// <param name="outputs">Takes the results.</param>
    /// <param name="at">Where in the outputs they begin.</param>
    /// <param name="count">How many.</param>
    public void Run(long first, IReadOnlyList<Memory<double>> outputs, int at, int count)
    {
        int length = (count + EightReals.Count - 1) & -EightReals.Count;
        foreach (BlockStep step in _program.Steps)
        {
            Span<double> result = Block(step.Destination, length);
            if (step.Row is { } row)
            {
                row.Apply(Block(step.A, length), Block(step.B, length), Block(step.C, length), result);
            }
            else if (step.Uniform is { } uniform)
            {
                uniform.FillPair(first, result, step.Other, step.Other is null ? [] : Block(step.OtherDestination, length));
            }
            else
            {
                LookUp(step, Block(step.A, length), result);
            }
        }

        for (int o = 0; o < outputs.Count; o++)
        {
            OutputLoop.Run(Block(_program.Outputs[o], length), outputs[o].Span.Slice(at, count));
        }
    }

    private void LookUp(BlockStep step, ReadOnlySpan<double> places, Span<double> result)
    {
        ReadOnlySpan<double> table = _program.Tables.AsSpan(step.B, step.C);
        if (step.Code == OpCode.Piecewise)
        {
            PiecewiseLoop.Run(table, places, result);
            return;
        }

        for (int i = 0; i < result.Length; i++)
        {
            result[i] = table[TablePlace.Of(places[i], table.Length)];
        }
    }

    private Span<double> Block(int number, int length) => _blocks.AsSpan(_start + number * _size, length);
}
