using Forecast.Data;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using Forecast.Models.ResourceModel;
using Forecast.Models.ScalingLaws;
using Forecast.Studies.ToyNetworks;

namespace Forecast.Studies.ResourceModel;

/// <summary>The equations, and the exponents that follow from them, beside those of language models.</summary>
internal static class TheorySection
{
    private const string RunsFile = "scaling/chinchilla-figure-4.csv";
    private const int Resamples = 1000, LeftOut = 5;
    private const string Equations = "equations of the model; no data";

    public static StudySection Of(DataFolder data, ToyReport report)
    {
        var task = new CompositeTask(1, 3, 0.2);
        double growth = task.GrowthExponent([10, 40, 3], 8);
        double proportional = ParameterScaling.Proportional.LossExponent(task), fixedDepth = ParameterScaling.FixedDepth.LossExponent(task);

        string path = Path.Combine([data.Path, .. RunsFile.Split('/')]);
        TrainingRuns runs = TrainingRuns.Read(path, "n", "flop", isFlop: true, "loss").WithoutHighestLosses(LeftOut);
        ChinchillaFit fit = ChinchillaFit.Fit(runs, new ScalingFitPlan(Resamples: Resamples),
            new StreamKey(report.Plan.Seed).Child("resource-model/chinchilla"), report.Cancellation);
        Interval interval = fit.Interval(2, ToyReport.Level);
        double alpha = fit.Law.Alpha, standardErrors = (alpha + proportional) / fit.Terms[2].StandardError;

        Finding Exponent(string id, string label, double value, string text) =>
            report.Ours($"theory/{id}", label, "", value, null, 0, Equations, text) with { Vintage = "none", Seed = null };
        Finding Exact(string id, string label, double value, string printed, string source) =>
            Exponent(id, label, value, NumberText.Like(value, printed)).Beside(new Published(printed, source), RowEvidence.Formula);

        Finding hoffmann = report.Ours("theory/chinchilla-alpha", "α of the Chinchilla law on the points of Figure 4", "", alpha, interval,
            runs.Count, $"Huber loss, the {LeftOut} highest losses left out, {Resamples} resamples") with
        { Vintage = RunsFile };
        var replicated = new RowEvidence(240, runs.Count)
        {
            Noun = "runs",
            Tolerance = new Tolerance(0.001, false, "Huber loss in place of the likelihood with a fitted scale"),
        };
        Finding[] numbers =
        [
            Exact("composite", "Exponent of a composite task's loss in neurons, growth homogeneous", growth, "-1.000",
                "Song et al. 2024: ℓ ∝ N⁻¹, exact"),
            Exact("parameters", "Exponent of the loss in parameters, depth in proportion to width", proportional, "-0.333",
                "Song et al. 2024: ℓ ∝ N_p^(-1/3), exact"),
            Exponent("fixed-depth", "Exponent of the loss in parameters, depth fixed", fixedDepth, NumberText.Fixed(fixedDepth, 3)),
            hoffmann.Beside(new Published("0.3478", "Besiroglu et al. 2024, table 1"), replicated),
            report.Ours("theory/third-from-alpha", "Distance of the fitted α from 1/3", "standard errors", standardErrors, null, runs.Count,
                "standard error of the bootstrap", NumberText.Fixed(standardErrors, 1)) with { Vintage = RunsFile },
        ];

        string range = NumberText.WithInterval(alpha, interval);
        bool third = interval.Contains(-proportional), half = interval.Contains(-fixedDepth);
        return new StudySection
        {
            Summary =
            [
                "The model: the loss of a subtask is inversely proportional to its neurons (H1); all subtasks' neurons grow alike when "
                    + "a network grows (H2); losses of subtasks add up (H3). Then ℓ = Σ cᵢ/Nᵢ falls as 1/N.",
                $"With parameters ∝ width² × depth and depth ∝ width that is ℓ ∝ N_p^(-1/3). Chinchilla's α is 0.34 as published and "
                    + $"{range} (95 %, n = {runs.Count} runs) fitted to the points of its Figure 4: 1/3 lies "
                    + $"{(third ? "inside" : "outside")} the interval. With depth fixed the exponent is -1/2, which lies "
                    + $"{(half ? "inside" : "outside")} it.",
            ],
            Numbers = numbers,
            Tables =
            [
                new Table(
                    "theory",
                    "Exponents of the model beside those of language models",
                    [new Column("Quantity"), new Column("Published", Alignment.Right), new Column("Ours"), new Column("Verdict")],
                    [.. numbers.Select(n => (IReadOnlyList<string>)[n.Label, n.Published?.Text ?? "–", n.Text,
                        n.Verdict?.Text() ?? "ours"])],
                    $"α of the Chinchilla law: {RunsFile}, {runs.Count} runs; interval 95 %, {Resamples} resamples. The other rows are "
                        + $"equations."),
            ],
            Warnings =
            [
                "That 1/3 lies in the interval of α is no proof of the model: an exponent from 0.32 to 0.37 has other explanations, "
                    + "and α is the exponent of one term of a fitted law.",
            ],
            DataFiles = [RunsFile],
        };
    }
}
