using Forecast.Fitting.Results;

namespace Forecast.Studies;

/// <summary>One number of a study, with everything needed to check it.</summary>
/// <remarks>A finding that stands beside a published number carries <see cref="Published"/> and <see cref="Verdict"/>; one that is only ours carries neither.</remarks>
public sealed record Finding
{
    /// <summary>Stable name, a path in lower case: <c>compute-trends/table-4/2016-2022-large/doubling-time</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the number is, in words a reader of the report understands.</summary>
    public required string Label { get; init; }

    /// <summary>The value, in <see cref="Unit"/>, unrounded.</summary>
    public required double Value { get; init; }

    /// <summary>The value as printed: no more digits than its error allows.</summary>
    public required string Text { get; init; }

    /// <summary>Unit of the value: <c>months</c>, <c>OOM/year</c>, <c>FLOP</c>, <c>systems</c>, or empty for a pure number.</summary>
    public required string Unit { get; init; }

    /// <summary>The interval around the value, where the value is an estimate.</summary>
    public Interval? Interval { get; init; }

    /// <summary>Number of rows the value was computed from.</summary>
    public required int N { get; init; }

    /// <summary>Which rows: the filter in words.</summary>
    public required string Rule { get; init; }

    /// <summary>The data vintage the rows are from.</summary>
    public required string Vintage { get; init; }

    /// <summary>The seed, where random numbers were used.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The number as published, where there is one.</summary>
    public Published? Published { get; init; }

    /// <summary>How the published number compares with ours.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>What the verdict rests on, in one sentence.</summary>
    public string? Evidence { get; init; }

    /// <summary>This number beside a published one without sampling error: it must have the printed digits.</summary>
    /// <param name="published">The number as published.</param>
    /// <param name="row">What is known of its row.</param>
    public Finding Beside(Published published, RowEvidence row) => Beside(Comparison.OfValue(Value, published, row));

    /// <summary>This number beside the published one that it was judged by.</summary>
    /// <param name="judgement">What a method of <see cref="Comparison"/> returned.</param>
    public Finding Beside(Judgement judgement)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        return this with { Published = judgement.Published, Verdict = judgement.Verdict, Evidence = judgement.Evidence };
    }

    /// <summary>This number with what explains why it differs, after what the verdict rests on; as it is where it does not differ.</summary>
    /// <param name="why">A clause, with numbers that were computed; asked for only where it is needed.</param>
    public Finding Explained(Func<string> why)
    {
        ArgumentNullException.ThrowIfNull(why);
        return Verdict is Studies.Verdict.Differs ? this with { Evidence = $"{Evidence}; {why()}" } : this;
    }
}

/// <summary>A number as somebody published it.</summary>
/// <param name="Text">The digits as printed.</param>
/// <param name="Source">Where: the paper and its table.</param>
/// <param name="CodeText">The digits the authors' code prints, where it prints other ones.</param>
public sealed record Published(string Text, string Source, string? CodeText = null);
