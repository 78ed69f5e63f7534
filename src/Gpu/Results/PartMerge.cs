namespace Forecast.Gpu.Results;

/// <summary>Puts parts together that are known to fit.</summary>
internal static class PartMerge
{
    /// <summary>The parts as one.</summary>
    /// <param name="parts">By their first draw, without gaps.</param>
    /// <param name="plan">The run that they make up.</param>
    public static SamplesPart Of(IReadOnlyList<SamplesPart> parts, DrawPlan plan)
    {
        SamplesPart one = parts[0];
        if (parts.Count == 1 && one.Plan == plan)
        {
            return one;
        }

        var outputs = new PartOutput[one.Names.Count];
        for (int o = 0; o < outputs.Length; o++)
        {
            outputs[o] = Of([.. parts.Select(part => part.Outputs[o])]);
        }

        return new SamplesPart(one.Fingerprint, plan, null, one.First, parts.Sum(part => part.Count), one.Names, outputs);
    }

    private static PartOutput Of(IReadOnlyList<PartOutput> parts)
    {
        var moments = new Moments(parts[0].Moments.Centre);
        foreach (PartOutput part in parts)
        {
            moments.Add(part.Moments);
        }

        if (parts[0].Edges is not { } edges)
        {
            var draws = new double[parts.Sum(part => part.Draws.Length)];
            int at = 0;
            foreach (PartOutput part in parts)
            {
                part.Draws.CopyTo(draws, at);
                at += part.Draws.Length;
            }

            return new PartOutput(moments, draws, null, null);
        }

        var counts = new long[edges.Length - 1];
        foreach (PartOutput part in parts)
        {
            for (int i = 0; i < counts.Length; i++)
            {
                counts[i] += part.Counts![i];
            }
        }

        return new PartOutput(moments, parts[0].Draws, edges, counts);
    }
}
