namespace Forecast.Studies;

/// <summary>How many published numbers met which verdict.</summary>
public sealed class VerdictTally
{
    private readonly int[] _counts = new int[Enum.GetValues<Verdict>().Length];

    /// <summary>Counts the verdicts of some findings; one without a verdict does not count.</summary>
    public VerdictTally(IEnumerable<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        foreach (Finding finding in findings)
        {
            if (finding.Verdict is { } verdict)
            {
                _counts[(int)verdict]++;
            }
        }
    }

    /// <summary>Published numbers compared.</summary>
    public int Total => _counts.Sum();

    /// <summary>Numbers that met a verdict.</summary>
    public int this[Verdict verdict] => _counts[(int)verdict];

    /// <summary>The verdicts met at least once, from best to worst.</summary>
    public IEnumerable<Verdict> Met => Enum.GetValues<Verdict>().Where(verdict => this[verdict] > 0);

    /// <summary>The counts in words: <c>12 numbers: 10 reproduced, 1 reproduced (code), 1 differs</c>.</summary>
    public override string ToString()
    {
        string numbers = Total switch
        {
            0 => "no published numbers",
            1 => "1 number",
            _ => $"{Total} numbers",
        };
        return Total == 0 ? numbers : $"{numbers}: {string.Join(", ", Met.Select(verdict => $"{this[verdict]} {verdict.Text()}"))}";
    }
}
