using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Gpu.Simd;
using Forecast.Reports;
using Forecast.Scenarios;
using Forecast.Scenarios.Compilation;
using ValueType = Forecast.Scenarios.Language.ValueType;

namespace Forecast.Cli;

/// <summary>A small scenario, run unseen while the arguments and the file are still being read.</summary>
/// <remarks>
/// Half of a short run of <c>simulate</c> is the compilation of methods on their first use, by one thread. What comes last, the draws,
/// their ranks and the tables, is compiled on a second thread meanwhile. Nothing of it is kept but the compiled methods.
/// </remarks>
internal static class Rehearsal
{
    // Enough that the draws, their sums and their ranks are shared out to threads, as those of a long run are.
    private const int Draws = 1 << 17;

    /// <summary>Starts it, where there is a second core to run it on.</summary>
    public static void Start()
    {
        if (Environment.ProcessorCount > 1)
        {
            new Thread(Run) { IsBackground = true, Name = nameof(Rehearsal) }.Start();
        }
    }

    /// <summary>Runs it.</summary>
    /// <returns>The text that nobody reads.</returns>
    internal static string Text()
    {
        Quantity growth = Draw.Normal(1, 0.1, "growth"), level = Draw.FromInterval(1, 10, 0.9, name: "level");
        Quantity[] series = [level, level * Quantity.Exp(growth) + growth];
        Quantity isLarge = series[1] > 10;
        Quantity crossing = Quantity.Max(0, Quantity.Min(1, (10 - level) / (series[1] - level)));
        Quantity date = Quantity.Select(isLarge, 2000 + crossing, double.PositiveInfinity);
        Quantity share = Quantity.Select((growth <= 1).EqualTo(isLarge), Quantity.Pow(level, 0.5), Quantity.Log(level) - 1);
        var program = Gpu.Program.Compile(("series@2000", series[0]), ("series@2001", series[1]), ("date", date), ("share", share));
        var scenario = new Scenario("rehearsal.yaml") { Title = "A rehearsal", Years = (2000, 2001), Sha256 = new string('0', 64) };
        ShownOutput[] shown =
        [
            new(new ShownQuantity("date") { Thresholds = [2001] }, ValueType.Date, ["date"]),
            new(new ShownQuantity("share") { Thresholds = [1] }, ValueType.Quantity, ["share"]),
            new(new ShownQuantity("series") { Thresholds = [10] }, ValueType.Series, ["series@2000", "series@2001"]),
        ];
        var compiled = new ScenarioProgram(scenario, program) { Shown = shown };
        var backEnd = new SimdBackEnd();
        Samples samples = ScenarioRun.Whole(compiled, new DrawPlan(Draws, 1), backEnd, null);
        return ScenarioRenderer.Render(ScenarioResult.Of(compiled, samples, backEnd.Name), "text", 80);
    }

    private static void Run()
    {
        try
        {
            Text();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A rehearsal that fails shows nothing that the run itself will not say in its own words.
        }
    }
}
