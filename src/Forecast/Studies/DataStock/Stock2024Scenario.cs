using Forecast.Data;
using Forecast.Figures;
using Forecast.Gpu;
using Forecast.Scenarios;
using Forecast.Studies.ScenarioFigures;

namespace Forecast.Studies.DataStock;

/// <summary>The scenario file of the 2024 model, asked what its date depends on.</summary>
internal sealed record Stock2024Scenario(NamedFigure Figure, string Sentence)
{
    public const string File = "scenarios/text-stock.yaml";

    private const string Shown = "exhausted";

    // Sobol indices take the run times inputs + 2, so that one draw a path of the study is enough.
    public static Stock2024Scenario Run(DataFolder data, StudyPlan plan, CancellationToken cancellation)
    {
        ScenarioProgram program = ScenarioProgram.Of(ScenarioReader.ReadFile(Path.Combine(data.Path, File)), () => data);
        IBackEnd backEnd = BackEnds.Default();
        var samples = ScenarioRun.Whole(program, new DrawPlan(plan.Draws, plan.Seed), backEnd, precision: null, cancellation: cancellation);
        ScenarioResult result = ScenarioResult.Of(program, samples, backEnd.Name);
        ShownResult shown = result.Shown.First(one => one.Quantity.Name == Shown);
        ResultSensitivity sensitivity = ScenarioSensitivity.Of(result, shown, cancellation);
        InputInfluence first = sensitivity.Inputs[0], second = sensitivity.Inputs[1];
        string sentence =
            $"Of the assumptions behind the date (file {File}), '{first.Input}' matters most, then '{second.Input}': known, they would "
            + "take away "
            + $"{DrawnNumber.Share(first.Index.First)} and {DrawnNumber.Share(second.Index.First)} of its variance.";
        Figure figure = ScenarioFigure.Of(result, shown, "tornado") with
        {
            Title = "What moves the date at which the stock of text is used in full (2024 model)",
        };
        return new Stock2024Scenario(new NamedFigure("tornado-2024", figure), sentence);
    }
}
