using System.Globalization;
using Forecast.Fitting.Bayes.LaplaceMatching;

namespace Forecast.Fitting.Tests.Bayes.LaplaceMatching;

/// <summary>Sets of counts and shares, and what R and a grid say of them.</summary>
internal static class LatentSets
{
    // British coal-mining disasters, 1851 to 1962: the set of Jarrett 1979 as R's package boot has it.
    public static readonly double[] Coal = Reference("coal-counts", "reference-r");

    public static readonly double[] CoalYears = [.. Enumerable.Range(1851, 112).Select(year => (double)year)];

    // Systems of this project's table trained with more than 1e24 and 1e25 FLOP, by year; the last year is watched up to 15 July.
    public static readonly double[] Above24 = [2, 5, 10, 37, 32, 10];

    public static readonly double[] Above25 = [0, 0, 0, 4, 8, 8, 2];

    // The first domain named of the systems of this project's table, by year from 2012 to 2026.
    public static readonly double[][] Domains =
    [
        [3, 7, 0, 0, 3], [7, 8, 1, 0, 3], [9, 16, 2, 1, 5], [3, 19, 4, 0, 3], [8, 30, 4, 0, 7], [19, 20, 9, 0, 7], [24, 6, 2, 0, 5],
        [38, 12, 7, 0, 11], [27, 6, 3, 1, 13], [30, 15, 4, 7, 22], [41, 6, 3, 5, 36], [45, 9, 1, 22, 42], [48, 6, 0, 20, 24],
            [62, 5, 0, 19, 16],
        [32, 0, 0, 5, 4],
    ];

    public static readonly double[] DomainYears = [.. Enumerable.Range(2012, 15).Select(year => (double)year)];

    public static double[] Exposures(int years) => [.. Enumerable.Repeat(1.0, years - 1), 195.0 / 365];

    public static double[] Years(int count, int last) => [.. Enumerable.Range(last - count + 1, count).Select(year => (double)year)];

    public static (double[] Times, ILatentLikelihood Likelihood) Of(string name) => name switch
    {
        "coal" => (CoalYears, new PoissonCounts(Coal)),
        "systems-1e24" => (Years(6, 2026), new PoissonCounts(Above24, Exposures(6))),
        "systems-1e25" => (Years(7, 2026), new PoissonCounts(Above25, Exposures(7))),
        "few" => (Years(8, 2025), new PoissonCounts([0, 0, 0, 1, 0, 0, 1, 2])),
        "beetles" => ([1.6907, 1.7242, 1.7552, 1.7842, 1.8113, 1.8369, 1.8610, 1.8839],
            new BinomialCounts([6, 13, 18, 28, 52, 53, 61, 60], [59, 60, 62, 56, 63, 59, 62, 60])),
        _ => (DomainYears, new CategoryCounts(Domains)),
    };

    public static double[] Reference(string name, string file = "reference")
    {
        using var reader = new StreamReader(typeof(LatentSets).Assembly.GetManifestResourceStream($"Laplace.{file}.txt")!);
        string line = reader.ReadToEnd().Split('\n').First(row => row.StartsWith(name + " ", StringComparison.Ordinal));
        return [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
    }
}
