using Forecast.Data;
using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Scenarios;
using Forecast.Studies.ScenarioFigures;

namespace Forecast.Studies.DataStock;

/// <summary>The scenario file of the model of 2022, run for what its dates are and which assumption moves them.</summary>
internal sealed class Stock2022Tornado
{
    private readonly ScenarioResult _result;
    private readonly Stock2022Findings _make;

    public Stock2022Tornado(DataFolder data, Stock2022Samples stocks, Stock2022Findings make, CancellationToken cancellation)
    {
        _make = make;
        string path = Path.Combine(data.Path, Stock2022Findings.ScenarioFile);
        var program = ScenarioProgram.Of(ScenarioReader.ReadFile(path), () => data);
        var plan = new DrawPlan(stocks.Plan.Draws, stocks.Plan.Seed);
        Samples samples = ScenarioRun.Whole(program, plan, BackEnds.Default(), null, null, cancellation);
        var result = ScenarioResult.Of(program, samples, "simd");
        _result = result.WithSensitivity(Shown(result, "low_quality_used"), cancellation);
        Findings = [.. Dates(), .. Influences()];
    }

    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The input that the date of low-quality text depends on most, and its share of the variance, alone.</summary>
    public (string Name, double First) Leading => (_result.Sensitivity[0].Inputs[0].Input,
        _result.Sensitivity[0].Inputs[0].Index.First.Value);

    public NamedFigure Figure() =>
        new("stock-2022-tornado", ScenarioFigure.Of(_result, Shown(_result, "low_quality_used"),
            "tornado") with
        { Title = "What moves the date at which low-quality text is used in full (2022 model)" });

    private static ShownResult Shown(ScenarioResult result, string name) => result.Shown.First(shown => shown.Quantity.Name == name);

    private IEnumerable<Finding> Dates()
    {
        foreach ((string name, string id) in new[] { ("low_quality_used", "low-quality"), ("high_quality_used", "high-quality"),
            ("images_used", "images") })
        {
            ShownResult shown = Shown(_result, name);
            Sample dates = _result.Samples[shown.Points[^1].Output];
            yield return _make.Drawn(
                $"scenario/{id}",
                $"{shown.Quantity.Label}: the scenario file",
                dates.Quantile(0.5).Value,
                Stock2022Dates.Text(dates),
                "year",
                "first crossing of one path, population by a cubic",
                Stock2022Dates.IntervalOf(dates),
                Stock2022Findings.ScenarioFile);
        }
    }

    private IEnumerable<Finding> Influences()
    {
        foreach (InputInfluence input in _result.Sensitivity[0].Inputs.Take(3))
        {
            yield return _make.Drawn(
                $"scenario/low-quality/share-of-variance/{input.Input.Replace('_', '-')}",
                $"Date at which low-quality text is used in full: share of its variance that would go if {input.Input} were known",
                input.Index.First.Value,
                $"{NumberText.Fixed(input.Index.First.Value, 2)} ± {NumberText.Fixed(2 * input.Index.First.StandardError, 2)}",
                "share",
                "first-order Sobol index of the scenario file",
                vintage: Stock2022Findings.ScenarioFile);
        }
    }
}
