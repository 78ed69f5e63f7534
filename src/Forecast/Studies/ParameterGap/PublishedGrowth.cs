using Forecast.Data;

namespace Forecast.Studies.ParameterGap;

/// <summary>A row of a table of growth as published. Estimates are <c>value [2.5 %; median; 97.5 %]</c>; null where it has none.</summary>
/// <param name="Slug">Its part of a finding's id.</param>
/// <param name="Label">The row's name.</param>
/// <param name="N">Systems.</param>
/// <param name="Select">The systems it is about.</param>
internal sealed record PublishedGrowth(string Slug, string Label, string N, Func<Series, Series> Select)
{
    /// <summary>Parameters at the start and at the end.</summary>
    public (string First, string Last)? Scale { get; init; }

    /// <summary>Orders of magnitude a year.</summary>
    public string? Growth { get; init; }

    /// <summary>Doubling time in months.</summary>
    public string? Doubling { get; init; }

    public string? RSquared { get; init; }

    /// <summary>The longest that the row's span can be, in years.</summary>
    public double MostYears { get; init; } = double.PositiveInfinity;

    /// <summary>
    /// Why the end printed is not the end of a line with the growth printed from the start printed, whatever the rounding; null where it
    /// may be.
    /// </summary>
    public string? EndContradiction
    {
        get
        {
            if (Scale is not { } scale || Growth is null)
            {
                return null;
            }

            (Printed first, Printed last) = (Printed.Parse(scale.First), Printed.Parse(scale.Last));
            var growth = Printed.Parse(PublishedEstimate.Parse(Growth).Value);
            double most = Math.Max(0, growth.Value + growth.Unit / 2) * MostYears;
            double least = Fitting.Numerics.Elementary.Log10((last.Value - last.Unit / 2) / (first.Value + first.Unit / 2));
            return least > most
                ? $"the printed growth of {PublishedEstimate.Parse(Growth).Value} OOM a year comes to {NumberText.Fixed(most, 1)} OOM at "
                    + $"most, and from {scale.First} to {scale.Last} it is {NumberText.Fixed(least, 1)} OOM at least: these are not the "
                    + "ends of the line"
                : null;
        }
    }
}
