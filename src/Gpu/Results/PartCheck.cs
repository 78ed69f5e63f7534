namespace Forecast.Gpu.Results;

/// <summary>Whether parts make up one run.</summary>
internal static class PartCheck
{
    /// <summary>Throws unless they do.</summary>
    /// <param name="parts">By their first draw.</param>
    /// <exception cref="ArgumentException">They do not; the sentence says why.</exception>
    public static void Throw(IReadOnlyList<SamplesPart> parts)
    {
        if (parts.Count == 0)
        {
            throw new ArgumentException("There are no parts to merge.", nameof(parts));
        }

        SamplesPart one = parts[0];
        foreach (SamplesPart other in parts)
        {
            if (other.Fingerprint != one.Fingerprint)
            {
                Fail($"{Named(one)} and {Named(other)} are of different programs ({one.Fingerprint[..12]} and {other.Fingerprint[..12]}).");
            }

            if (other.Plan != one.Plan)
            {
                Fail($"{Named(one)} and {Named(other)} are of different runs: {Said(one.Plan)}, and {Said(other.Plan)}.");
            }

            if (!other.Names.SequenceEqual(one.Names) || other.IsExact != one.IsExact || !SameCells(one, other))
            {
                Fail($"{Named(one)} and {Named(other)} were made with different memory budgets, so one keeps what the other does not.");
            }
        }

        Cover(parts, one.Plan.Draws);
    }

    private static void Cover(IReadOnlyList<SamplesPart> parts, long draws)
    {
        long reached = 0;
        var faults = new List<string>();
        foreach (SamplesPart part in parts.Where(part => part.Count > 0))
        {
            if (part.First > reached)
            {
                faults.Add($"draws {reached} to {part.First - 1} are missing");
            }
            else if (part.First < reached)
            {
                faults.Add($"draws {part.First} to {Math.Min(reached, part.First + part.Count) - 1} are there twice");
            }

            reached = Math.Max(reached, part.First + part.Count);
        }

        if (reached < draws)
        {
            faults.Add($"draws {reached} to {draws - 1} are missing");
        }

        if (faults.Count > 0)
        {
            Fail($"The parts do not make up the run of {draws} draws: {string.Join("; ", [.. faults, .. Numbers(parts)])}.");
        }
    }

    private static IEnumerable<string> Numbers(IReadOnlyList<SamplesPart> parts)
    {
        if (parts.Any(part => part.Part is null) || parts.Select(part => part.Part!.Of).Distinct().Count() != 1)
        {
            yield break;
        }

        int of = parts[0].Part!.Of;
        int[] missing = [.. Enumerable.Range(1, of).Except(parts.Select(part => part.Part!.Number)).Take(20)];
        if (missing.Length > 0)
        {
            yield return $"of {of} parts there is none with number {string.Join(", ", missing)}";
        }

        int[] twice = [.. parts.GroupBy(part => part.Part!.Number).Where(group => group.Count() > 1).Select(group => group.Key).Take(20)];
        if (twice.Length > 0)
        {
            yield return $"there is more than one with number {string.Join(", ", twice)}";
        }
    }

    private static bool SameCells(SamplesPart one, SamplesPart other) => one.Outputs.Zip(other.Outputs).All(pair =>
        pair.First.Moments.Centre == pair.Second.Moments.Centre
        && pair.First.Edges.AsSpan().SequenceEqual(pair.Second.Edges));

    private static string Named(SamplesPart part) =>
        part.Part is { } place ? $"Part {place.Number}/{place.Of}" : $"The part of draws {part.First} to {part.First + part.Count - 1}";

    private static string Said(DrawPlan plan) => $"{plan.Draws} draws with seed {plan.Seed} by the scheme {plan.Scheme}";

    private static void Fail(string sentence) => throw new ArgumentException(sentence);
}
