using Forecast.Fitting.Results;

namespace Forecast.Reports;

/// <summary>A fit for machines: its terms, its quality and its points.</summary>
/// <param name="Fit">The fit.</param>
/// <param name="Scale">What the fit's values are: <c>linear</c>, <c>log10</c> or <c>ln</c> of the column.</param>
/// <param name="At">Where each point is, in the order of the fit's points: a time, or the predictors.</param>
public sealed record FitDetail(IFit Fit, string Scale, IReadOnlyList<string> At);
