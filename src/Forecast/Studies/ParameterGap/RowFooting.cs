using Forecast.Fitting.Results;

namespace Forecast.Studies.ParameterGap;

/// <summary>What the findings of one row of a table share.</summary>
/// <param name="Path">Their id up to the number: <c>blog-table/1952-2018</c>.</param>
/// <param name="Label">The row in words.</param>
/// <param name="N">Rows behind it.</param>
/// <param name="Rule">Which rows.</param>
/// <param name="Vintage">Of which table.</param>
/// <param name="Seed">Where random numbers were used.</param>
internal sealed record RowFooting(string Path, string Label, int N, string Rule, string Vintage, ulong? Seed = null)
{
    /// <summary>A number that is ours alone.</summary>
    public Finding Ours(string id, string what, double value, string text, string unit, Interval? interval = null) => new()
    {
        Id = $"{ParameterGapStudy.StudyId}/{Path}/{id}",
        Label = $"{Label}: {what}",
        Value = value,
        Text = text,
        Unit = unit,
        Interval = interval,
        N = N,
        Rule = Rule,
        Vintage = Vintage,
        Seed = Seed,
    };

    /// <summary>A count.</summary>
    public Finding Count(string id, string what, int count) => Ours(id, what, count, $"{count}", "systems");
}
