namespace Forecast.Gpu.Results;

/// <summary>Some consecutive draws of a run, as one machine of many makes them; parts merge to exactly the whole.</summary>
public sealed class SamplesPart
{
    internal SamplesPart(string fingerprint, DrawPlan plan, Part? part, long first, long count, IReadOnlyList<string> names, IReadOnlyList<PartOutput> outputs)
    {
        (Fingerprint, Plan, Part, First, Count, Names, Outputs) = (fingerprint, plan, part, first, count, names, outputs);
        IsExact = outputs.All(output => output.Edges is null);
    }

    /// <summary>The <see cref="ProgramFingerprint"/> of the program that was run.</summary>
    public string Fingerprint { get; }

    /// <summary>The whole run.</summary>
    public DrawPlan Plan { get; }

    /// <summary>Which part it is; null for a run in one piece.</summary>
    public Part? Part { get; }

    /// <summary>Number of the first draw, from 0.</summary>
    public long First { get; }

    /// <summary>How many draws are in it.</summary>
    public long Count { get; }

    /// <summary>Names of the outputs.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether all draws are kept, so that quantiles are exact; decided by the whole run and not by the part.</summary>
    public bool IsExact { get; }

    /// <summary>What a caller wrote beside the draws, such as the model that they were made from; empty where nothing was.</summary>
    public ReadOnlyMemory<byte> About { get; internal init; }

    internal IReadOnlyList<PartOutput> Outputs { get; }

    /// <summary>Reads a part from a file.</summary>
    /// <exception cref="InvalidDataException">The file holds no part, or is damaged.</exception>
    public static SamplesPart Read(string path) => PartFile.Read(path);

    /// <summary>Puts parts together to the run they were cut from: the same bits as if it had been made in one piece.</summary>
    /// <param name="parts">All parts, in any order.</param>
    /// <param name="threads">The most threads to use later for quantiles; null for one on each core.</param>
    /// <exception cref="ArgumentException">Parts are of different runs, or one is missing or there twice; the sentence says which.</exception>
    public static Samples Merge(IEnumerable<SamplesPart> parts, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(parts);
        SamplesPart[] ordered = [.. parts.OrderBy(part => part.First).ThenBy(part => part.Count)];
        PartCheck.Throw(ordered);
        return PartMerge.Of(ordered, ordered[0].Plan).ToSamples(threads);
    }

    /// <summary>The same draws, with something written beside them.</summary>
    /// <param name="about">What a reader of the part may want, such as the model that the draws were made from.</param>
    public SamplesPart With(ReadOnlyMemory<byte> about) => new(Fingerprint, Plan, Part, First, Count, Names, Outputs) { About = about };

    /// <summary>The results of these draws alone.</summary>
    /// <param name="threads">The most threads to use for quantiles; null for one on each core.</param>
    public Samples ToSamples(int? threads = null) => new(this, threads ?? Environment.ProcessorCount);

    /// <summary>Writes the part to a file, which is either whole or not there.</summary>
    /// <param name="path">Where to; a file that stands there is replaced.</param>
    public void Write(string path) => PartFile.Write(this, path);
}
