using Forecast.Fitting.Results;

namespace Forecast.Studies.ComputeProjection;

/// <summary>What some numbers of the study rest on.</summary>
/// <param name="Section">First part of their ids, after the study's.</param>
/// <param name="N">Rows.</param>
/// <param name="Rule">Which rows.</param>
/// <param name="Vintage">The vintage, or the table in the data folder.</param>
/// <param name="Seed">The seed, where random numbers were used.</param>
internal sealed record Basis(string Section, int N, string Rule, string Vintage, ulong? Seed = null)
{
    /// <summary>A number of ours.</summary>
    /// <param name="id">Id inside the section.</param>
    /// <param name="label">What it is.</param>
    /// <param name="value">The value.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="interval">Its interval.</param>
    /// <param name="text">As printed; null for what the interval allows.</param>
    public Finding Number(string id, string label, double value, string unit, Interval? interval = null, string? text = null) => new()
    {
        Id = $"{ComputeProjectionStudy.StudyId}/{Section}/{id}",
        Label = label,
        Value = value,
        Text = text ?? (interval is { } range ? NumberText.WithInterval(value, range) : NumberText.Significant(value, 3)),
        Unit = unit,
        Interval = interval,
        N = N,
        Rule = Rule,
        Vintage = Vintage,
        Seed = Seed,
    };

    /// <summary>An estimate beside a published one with its interval: a finding for the value and one for each end.</summary>
    public IEnumerable<Finding> Beside(string id, string label, Estimate ours, string unit, PublishedRange published, RowEvidence row)
    {
        yield return Number(id, label, ours.Value, unit, ours.Interval).Beside(new Published(published.Value, published.Source), row);
        if (published is { Low: { } low, High: { } high })
        {
            yield return Number($"{id}/low", $"{label}, lower end", ours.Interval.Low, unit)
                .Beside(new Published(low, published.Source), row);
            yield return Number($"{id}/high", $"{label}, upper end", ours.Interval.High, unit)
                .Beside(new Published(high, published.Source), row);
        }
    }
}
