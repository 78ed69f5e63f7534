using System.Globalization;
using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Models.Networks;
using Forecast.Models.ResourceModel;
using Forecast.Studies.ToyNetworks;

namespace Forecast.Studies.ResourceModel;

/// <summary>The second experiment: two parallel tasks at five mixing weights.</summary>
internal sealed class ParallelTasksSection(ToySettings settings)
{
    public IReadOnlyList<NetworkJob> Jobs =>
    [
        .. settings.ParallelWeights.SelectMany(alpha => ToySettings.Betas.Select(beta => new NetworkJob(
            new NetworkShape(2, [settings.ParallelWidth], 2, Activation.Silu),
            new Squares(2, ToySettings.Low, ToySettings.High),
            settings.ParallelPlan with { LossWeight = alpha, OutputWeights = [beta, 1 - beta] },
            ToySettings.Seeds,
            ToySettings.TestPoints))),
    ];

    private string Rule => string.Create(
        CultureInfo.InvariantCulture,
        $"2-{settings.ParallelWidth}-2 SiLU on [{ToySettings.Low}, {ToySettings.High}]²; Adam, {settings.ParallelPlan.Steps} steps, "
            + $"rate {settings.ParallelPlan.Rate} to {settings.ParallelPlan.LastRate}, {settings.ParallelPlan.Points} fixed points; λ₁ "
            + $"= {settings.ParallelPlan.L1}, λ₂ = {settings.ParallelPlan.L2}");

    public StudySection Report(IReadOnlyList<IReadOnlyList<TrainedNetwork>> networks, SingleTask single, ToyReport report)
    {
        int betas = ToySettings.Betas.Length;
        ParallelTasks[] sizes = [.. settings.ParallelWeights.Select((alpha, i) => new ParallelTasks(alpha, settings.ParallelWidth,
            [.. networks.Skip(i * betas).Take(betas)]))];
        Estimate[][] ratios = [.. sizes.Select(size => Enumerable.Range(0, betas).Select(beta => size.Ratio(report, beta)).ToArray())];
        Estimate[] exponents = [.. sizes.Select(size => size.Exponent(report))];
        ParallelTasks largest = sizes[^1];
        int n = ToySettings.Seeds;
        var numbers = new List<Finding>();
        for (int b = 0; b < betas; b++)
        {
            double beta = ToySettings.Betas[b];
            string at = NumberText.Significant(beta, 2), rule = $"{Rule}; α = {NumberText.Fixed(largest.Alpha, 0)}, β = {at}";
            Finding ratio = report.Ours($"parallel/ratio/{at}", $"Two tasks, β = {at}: neurons of the first over the second", "",
                ratios[^1][b], n, rule);
            numbers.Add(ratio.Beside(PublishedToys.Ratios[b].Ratio, ToyReport.ReadOff));
        }

        for (int b = 0; b < betas; b++)
        {
            string at = NumberText.Significant(ToySettings.Betas[b], 2);
            int row = b;
            Estimate change = report.Estimate(
                $"parallel/constancy/{at}", [n, n], drawn => largest.RatioOf(row, drawn[1]) / sizes[0].RatioOf(row, drawn[0]));
            Finding steady = report.Ours($"parallel/constancy/{at}", $"Two tasks, β = {at}: ratio in the largest network over that in "
                + $"the smallest", "", change, 2 * n, $"{Rule}; α = {NumberText.Fixed(sizes[0].Alpha, 0)} and "
                + $"{NumberText.Fixed(largest.Alpha, 0)}");
            numbers.Add(steady.Beside(new Published("1.00", "Song et al. 2024: ratios stay constant as networks grow; "
                + "printed in words"), ToyReport.Constancy));
        }

        for (int s = 0; s < sizes.Length; s++)
        {
            string alpha = NumberText.Fixed(sizes[s].Alpha, 0);
            numbers.Add(report.Ours($"parallel/exponent/{alpha}", $"Two tasks, α = {alpha}: p of N₁/N₂ = [β/(1-β)]ᵖ", "",
                exponents[s], n * betas, Rule));
        }

        Estimate p = exponents[^1], once = largest.ExponentMainly(report);
        numbers.Add(report.Ours("parallel/exponent-each-once", $"Two tasks, α = {NumberText.Fixed(largest.Alpha, 0)}: p where a neuron "
            + $"that serves both tasks counts once", "", once, n * betas, Rule));
        Estimate lossPower = single.LossSlope(report, "single")!.Value;
        double penalised = AllocationRatio.Penalised(-lossPower.Value, AllocationRatio.CurvaturePenaltyPower).Exponent;
        numbers.Add(report.Ours("parallel/penalised-exponent", "p that a penalty growing as the cube root of neurons asks for, at the "
            + "measured slope of one task", "", penalised, null, single.Fitted.Count * n, "1 / (a + 1/3), a the slope of one task with "
            + "its sign turned", NumberText.Fixed(penalised, 2)));
        string text = NumberText.WithInterval(p);
        string grown = $"{NumberText.Fixed(Enumerable.Range(0, betas).Average(sizes[0].Total.Mean), 0)} to "
            + $"{NumberText.Fixed(Enumerable.Range(0, betas).Average(largest.Total.Mean), 0)}";
        return new StudySection
        {
            Summary =
            [
                $"Two tasks: while the network grew from {grown} allocated neurons, the ratios of the tasks' neurons changed by "
                    + $"{Changes(ratios)} (the model says not at all; seeds alone move each by a tenth or more). They follow "
                    + $"[β/(1-β)]ᵖ with p = {text} (95 %, n = {n * betas} networks, α = {NumberText.Fixed(largest.Alpha, 0)}): "
                    + $"{Where(p.Interval)}. Where a neuron that serves both tasks counts only for the one it does more for, p = "
                    + $"{NumberText.WithInterval(once)}.",
                $"Least loss for a fixed sum of neurons asks for p = 1/2. Under penalties on weights there is no such sum: p = 1/(a + "
                    + $"q), with a the fall of the loss in neurons and q the rise of the least penalty; a = 1 and q = 1/3 (L2, neurons "
                    + $"that work in the curvature of a smooth activation) give 3/4, the power that fits the paper's read-offs. That "
                    + $"derivation is ours.",
            ],
            Numbers = numbers,
            Tables = [ParallelFigures.Table(sizes, ratios, single, Rule)],
            Figures = [ParallelFigures.Growth(sizes, ratios), ParallelFigures.Law(largest, ratios[^1], p)],
            Warnings =
            [
                $"Of the allocated neurons {NumberText.Percent(Math.Round(largest.Shared, 2))} serve both tasks at α = "
                    + $"{NumberText.Fixed(largest.Alpha, 0)}; they count for each. A neuron that training has not yet freed of a small "
                    + $"weight counts too, so the ratios rest on how long is trained.",
                "p is no constant of the task: it moves with the width and with the length of training, and the quick set trains the "
                    + "shorter time. docs/resource-model.md lists what was tried and what it gave.",
            ],
        };
    }

    private static string Where(Interval interval) => (interval.Contains(0.5), interval.Contains(0.75)) switch
    {
        (true, true) => "neither 1/2 nor 3/4 is excluded",
        (true, false) => "1/2 lies inside the interval, 3/4 does not",
        (false, true) => "3/4 lies inside the interval, 1/2 does not",
        _ when interval.Low > 0.5 && interval.High < 0.75 => "it lies between 1/2 and 3/4 and holds neither",
        _ => "it holds neither 1/2 nor 3/4",
    };

    private static string Changes(Estimate[][] ratios)
    {
        double[] changes = [.. ratios[0].Select((first, b) => ratios[^1][b].Value / first.Value - 1)];
        return $"{Percent(changes.Min())} to {Percent(changes.Max())}";

        static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:+0;-0;0} %");
    }
}
