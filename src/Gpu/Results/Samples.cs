namespace Forecast.Gpu.Results;

/// <summary>The results of a run: a <see cref="Sample"/> for each output, and how they move together.</summary>
public sealed class Samples
{
    private readonly Dictionary<string, Sample> _byName = [];

    internal Samples(SamplesPart part, int threads, PrecisionStatus precision = PrecisionStatus.NotAsked, IReadOnlyList<string>? notes = null)
    {
        Part = part;
        Precision = precision;
        var all = new Sample[part.Names.Count];
        for (int o = 0; o < all.Length; o++)
        {
            PartOutput output = part.Outputs[o];
            all[o] = _byName[part.Names[o]] = new Sample(part.Names[o], part.Plan.Scheme, output.Moments, output.Draws, output.Ordered(threads));
        }

        All = all;
        RunWarnings = [.. notes ?? [], .. Sketched()];
        Warnings = [.. RunWarnings, .. all.SelectMany(sample => sample.Warnings)];
    }

    /// <summary>The samples, in the order of the program's outputs.</summary>
    public IReadOnlyList<Sample> All { get; }

    /// <summary>Names of the outputs.</summary>
    public IReadOnlyList<string> Names => Part.Names;

    /// <summary>The run that was made.</summary>
    public DrawPlan Plan => Part.Plan;

    /// <summary>The <see cref="ProgramFingerprint"/> of the program.</summary>
    public string Fingerprint => Part.Fingerprint;

    /// <summary>Number of draws.</summary>
    public long Count => Part.Count;

    /// <summary>Whether all draws are kept, so that quantiles are exact; else they come from a sketch with a <see cref="RankError"/>.</summary>
    public bool IsExact => Part.IsExact;

    /// <summary>The largest share of draws by which the rank of any quantile may be off; 0 where all draws are kept.</summary>
    public double RankError => All.Count == 0 ? 0 : All.Max(sample => sample.RankError);

    /// <summary>Whether the errors that were asked for are reached.</summary>
    public PrecisionStatus Precision { get; }

    /// <summary>What a reader should know, a sentence each; empty where nothing.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Those of <see cref="Warnings"/> that are about the run and no single output: errors not reached, quantiles from a sketch.</summary>
    public IReadOnlyList<string> RunWarnings { get; }

    /// <summary>The draws as they go into a file.</summary>
    public SamplesPart Part { get; }

    /// <summary>The sample of an output.</summary>
    /// <exception cref="KeyNotFoundException">There is no output of that name.</exception>
    public Sample this[string name] => _byName.TryGetValue(name, out Sample? sample)
        ? sample
        : throw new KeyNotFoundException($"There is no output '{name}'; there are {string.Join(", ", Names.Select(known => $"'{known}'"))}.");

    /// <summary>Pearson's correlation of two outputs over the draws kept; its error is by the delta method.</summary>
    public MonteCarloEstimate Correlation(string a, string b) => Error(Results.Correlation.Pearson(this[a].Draws.Span, this[b].Draws.Span));

    /// <summary>Spearman's correlation of ranks of two outputs over the draws kept; its error is by its influence function.</summary>
    public MonteCarloEstimate RankCorrelation(string a, string b) => Error(Results.Correlation.Spearman(this[a].Draws.Span, this[b].Draws.Span));

    private MonteCarloEstimate Error(MonteCarloEstimate independent) => Plan.Scheme switch
    {
        DrawScheme.Plain => independent,
        DrawScheme.Antithetic => new(independent.Value, independent.StandardError * Math.Sqrt(2), true),
        _ => independent with { IsConservative = true },
    };

    private IEnumerable<string> Sketched()
    {
        if (!IsExact)
        {
            yield return FormattableString.Invariant(
                $"The draws do not fit in the memory budget, so quantiles are off by at most {RankError:0.0E+0} of the draws in rank, and correlations are over the first {(All.Count > 0 ? All[0].Draws.Length : 0)} draws.");
        }
    }
}
