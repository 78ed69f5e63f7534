using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Scenarios;

namespace Forecast.Studies.ScenarioFigures;

/// <summary>Which inputs move a result, and how far: one bar each.</summary>
internal static class TornadoFigure
{
    private const int MostBars = 12;

    /// <summary>The figure.</summary>
    /// <exception cref="InputException">No input moves the result to a finite value.</exception>
    public static Figure Of(ScenarioResult result, ShownResult shown)
    {
        ResultPoint point = shown.Points[^1];
        ResultSensitivity sensitivity = result.Sensitivity.FirstOrDefault(one => ReferenceEquals(one.Shown, shown)) ?? ScenarioSensitivity.Of(result, shown);
        InputInfluence[] inputs = [.. sensitivity.Inputs.Where(input => input.Input != shown.Quantity.Name && input.Swing is not null)];
        Swing[] swings = [.. inputs.Select(input => input.Swing!).Where(swing => double.IsFinite(swing.AtLow) && double.IsFinite(swing.AtHigh)).Take(MostBars)];
        if (swings.Length == 0)
        {
            throw new InputException(
                $"No name with a value of its own moves '{shown.Quantity.Name}' to a finite value, so there is no tornado to draw.");
        }

        Func<double, double> scale = ScenarioFigure.ScaleOf([.. swings.SelectMany(swing => new[] { swing.AtLow, swing.AtHigh })], out bool isLog);
        isLog &= shown.Kind != ResultKind.Date;
        scale = isLog ? scale : value => value;
        string year = point.Year is { } shownYear ? $" in {shownYear.ToString(CultureInfo.InvariantCulture)}" : "";
        const string lowest = "input in its lowest tenth", highest = "input in its highest tenth";
        Swing first = swings[0];
        return new Figure
        {
            Title = $"What moves: {shown.Quantity.Label}{year}",
            Subtitle = "Median where one input is low and where it is high; S and T: its first-order and total share of the variance",
            Source = ScenarioFigure.Credit(result, sensitivity.Draws),
            AltText = $"Tornado of {shown.Quantity.Title}{year}: {first.Input} matters most, rank correlation {NumberText.Fixed(first.RankCorrelation, 2)}.",
            X = new Axis(shown.Kind == ResultKind.Date ? "Date" : shown.Quantity.Title, shown.Kind == ResultKind.Date ? Scale.Time : isLog ? Scale.Log10 : Scale.Linear),
            Y = new Axis("", Scale.Category) { Categories = [.. swings.Select(swing => Label(inputs.First(input => input.Input == swing.Input)))] },
            Groups = [new Group(lowest), new Group(highest)],
            Height = Math.Max(260, 150 + 32 * swings.Length),
            Layers =
            [
                new Points(lowest, [.. swings.Select((swing, i) => Bar(i, scale(swing.AtLow), scale(swing.AtHigh)))]),
                new Points(highest, [.. swings.Select((swing, i) => new Point(scale(swing.AtHigh), i))]),
            ],
        };
    }

    private static string Label(InputInfluence input) =>
        $"{input.Input.Replace('_', ' ')} (S {DrawnNumber.Share(input.Index.First)}, T {DrawnNumber.Share(input.Index.Total)})";

    private static Point Bar(int place, double from, double to) => new(from, place, XLow: Math.Min(from, to), XHigh: Math.Max(from, to));
}
