#:project ../src/Forecast/Forecast.csproj
#:property PublishAot=false

// %% What does a budget buy?
//
// From dollars to FLOP, from FLOP to the best size and the tokens for it, and to the loss that follows: with what is not known of the
// price, of the hardware and of the scaling law carried through together. Run it from the root of the repository:
//
//     dotnet run notebooks/budget.cs
//
// It prints its tables and draws out/budget.svg.

using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Bayes.PowerSums;
using Forecast.Fitting.Random;
using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Models.ScalingLaws;
using Forecast.Reports;
using Forecast.Studies;

const long Draws = 200_000;
double[] budgets = [1e6, 1e7, 1e8, 1e9];     // US dollars spent on rented accelerators

// %% The scaling law
//
// L(N, D) = E + A / N^alpha + B / D^beta, through the 240 runs behind the replication of Chinchilla (the five of highest loss left out,
// as there). The posterior's draws keep the five numbers together: they are far from independent.
DataFolder folder = DataFolder.Open();
TrainingRuns all = TrainingRuns.Read(Path.Combine(folder.Path, "scaling", "chinchilla-figure-4.csv"), "n", "flop", isFlop: true, "loss");
double worst = all.Loss.ToArray().OrderDescending().ElementAt(4);
int[] kept = [.. Enumerable.Range(0, all.Count).Where(i => all.Loss[i] < worst)];
var runs = new TrainingRuns([.. kept.Select(i => all.N[i])], [.. kept.Select(i => all.D[i])], [.. kept.Select(i => all.Loss[i])]);
ChinchillaPosterior law = BayesianChinchilla.Sample(runs, new PowerSumPrior(), BayesianChinchilla.Plan, new StreamKey(1).Child("budget"));
Console.WriteLine($"Scaling law through {runs.Count} runs. {law.Diagnosis.Verdict}");

// %% From dollars to FLOP
//
// Beliefs of this file, to be changed: what an hour of an accelerator costs, how fast it is on paper, and which share of that a training
// run gets.
Quantity dollarsAnHour = Draw.FromInterval(1.5, 3.5, name: "dollars an hour");
Quantity peak = 989e12;                                       // FLOP/s of an H100 in 16-bit, dense, by its data sheet
Quantity utilisation = Draw.FromInterval(0.3, 0.5, name: "utilisation");
Quantity flopPerDollar = 3600 * peak * utilisation / dollarsAnHour;

// %% From FLOP to size, data and loss
//
// The closed form of the compute-optimal split, as quantities: N = G (C/6)^a, D = (C/6) / N.
double[][] columns = [Column(l => l.E), Column(l => l.A), Column(l => l.Alpha), Column(l => l.B), Column(l => l.Beta)];
Quantity[] drawn = Draw.EmpiricalRows(columns, "law");
(Quantity e, Quantity a, Quantity alpha, Quantity b, Quantity beta) = (drawn[0], drawn[1], drawn[2], drawn[3], drawn[4]);
Quantity g = Quantity.Pow(alpha * a / (beta * b), 1 / (alpha + beta));
var outputs = new List<(string, Quantity)>();
foreach (double budget in budgets)
{
    Quantity flop = budget * flopPerDollar;
    Quantity n = g * Quantity.Pow(flop / 6, beta / (alpha + beta));
    Quantity d = flop / 6 / n;
    Quantity loss = e + a * Quantity.Pow(n, -alpha) + b * Quantity.Pow(d, -beta);
    outputs.AddRange([($"flop {budget}", flop), ($"n {budget}", n), ($"d {budget}", d), ($"loss {budget}", loss)]);
}

Samples samples = MonteCarlo.Run(Forecast.Gpu.Program.Compile([.. outputs]), new DrawPlan(Draws, 1));
var table = new Table(
    "budget",
    "What a training budget buys, with 90 % intervals",
    [
        new Column("Budget ($)", Alignment.Right),
        new Column("Compute (FLOP)"),
        new Column("Parameters"),
        new Column("Tokens"),
        new Column("Loss (nats a token)"),
    ],
    [.. budgets.Select(IReadOnlyList<string> (budget) =>
    [
        NumberText.Scientific(budget, 1),
        Range($"flop {budget}"),
        Range($"n {budget}"),
        Range($"d {budget}"),
        Range($"loss {budget}", digits: 3),
    ])],
    "The loss is that of the runs' own data and tokenizer, which go up to some 1e22 FLOP: beyond them the law is carried on, not seen.");
Console.WriteLine();
Console.WriteLine(TextTable.Render(table, 110));

// %% And if the model is to be served?
//
// A model that will answer many tokens should be smaller and trained for longer: the split that reaches the same loss with the least
// compute over its life (Sardana et al. 2024).
ChinchillaLaw middle = law.Laws[law.Laws.Count / 2];
Allocation training = middle.Optimum(1e24);
foreach (double served in new[] { 0, 1e12, 1e13 })
{
    Allocation life = middle.InferenceOptimum(training.Loss, served);
    Console.WriteLine($"Serving {NumberText.Significant(served, 1)} tokens at the quality of 1e24 FLOP: {NumberText.Scientific(life.N, 2)} parameters, {NumberText.Scientific(life.D, 2)} tokens.");
}

// %% The figure
const string Size = "Parameters", Tokens = "Tokens";
Figure figure = new()
{
    Title = "What a training budget buys",
    Subtitle = $"compute-optimal parameters and tokens, median and 90 % interval; {runs.Count} runs behind the law",
    Source = "Runs: Hoffmann et al. 2022, read off by Besiroglu et al. 2024 (CC BY 4.0); prices are beliefs of the analysis",
    AltText = "Compute-optimal parameters and tokens against the budget, both on logarithmic axes, with 90 % intervals.",
    X = new Axis("Budget (US dollars)", Scale.Log10),
    Y = new Axis("Number", Scale.Log10),
    Groups = [new Group(Tokens), new Group(Size)],
    Layers = [.. Layers(Tokens, "d"), .. Layers(Size, "n")],
};
AtomicFile.WriteAllText("out/budget.svg", SvgRenderer.Render(figure));
Console.WriteLine("Drawn to out/budget.svg.");

double[] Column(Func<ChinchillaLaw, double> number) => [.. law.Laws.Select(number)];

string Range(string output, int digits = 2)
{
    double[] q = [.. samples[output].Quantiles(0.05, 0.5, 0.95).Select(one => one.Value)];
    return $"{NumberText.Significant(q[1], digits)} [{NumberText.Significant(q[0], digits)}; {NumberText.Significant(q[2], digits)}]";
}

IEnumerable<Layer> Layers(string group, string name) => FanChart.Layers(
    group,
    [.. budgets.Select(Math.Log10)],
    [.. budgets.Select(IReadOnlyList<double> (budget) => [.. samples[$"{name} {budget}"].Quantiles(0.05, 0.5, 0.95).Select(q => Math.Log10(q.Value))])]);
