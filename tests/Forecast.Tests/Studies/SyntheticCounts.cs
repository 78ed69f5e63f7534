using Forecast.Data;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Random;
using Forecast.Studies.ComputeProjection;

namespace Forecast.Tests.Studies;

/// <summary>Systems drawn from the model of the counts: Poisson numbers that grow exponentially, logistic shares.</summary>
internal sealed record SyntheticCounts(DateOnly Origin, YearlyCounts Before, double[] Above, int[] Years, double[] Scale)
{
    private const int First = 2010, Cut = 2020, Last = 2021;

    /// <summary>Draws one, each with parameters of its own; it is cut at the beginning of 2020 and goes on to 2021.</summary>
    public static SyntheticCounts Draw(RandomSequence random, int name)
    {
        double level = 3 + 0.4 * Deviate(), growth = 0.15 + 0.08 * Deviate(), odds = -0.8 + Deviate(), rise = 0.4 + 0.2 * Deviate();
        var systems = new List<MlSystem>();
        int[] years = [.. Enumerable.Range(First, Last - First + 1)];
        double[] above = [.. years.Select(year =>
        {
            double t = year + 0.5 - 0.5 * (First + Cut), share = 1 / (1 + Math.Exp(-odds - rise * t));
            int count = 0;
            double number = new Poisson(Math.Exp(level + growth * t)).Quantile(random.NextUniform());
            for (int i = 0; i < number; i++)
            {
                bool isAbove = random.NextUniform() < share;
                count += isAbove ? 1 : 0;
                systems.Add(new MlSystem
                {
                    Id = $"{name}-{year}-{i}",
                    Name = "drawn",
                    Notability = ["drawn"],
                    Published = new DateOnly(year, 7, 1),
                    TrainingCompute = isAbove ? 2e25 : 2e24,
                });
            }

            return (double)count;
        })];
        var origin = new DateOnly(Cut, 1, 1);
        var dataset = new Dataset(new Vintage("2022-01-01", origin, "drawn.csv", "Drawn", "drawn"), systems, "");
        return new SyntheticCounts(
            origin, new YearlyCounts(dataset, origin.AddDays(-1), First), above, years, [.. years.Select(_ => 1.0)]);

        double Deviate() => new Normal(0, 1).Quantile(random.NextUniform());
    }
}
