using Forecast.Fitting.Numerics;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>The third objective of the replication: standard errors and intervals from 4,000 bootstrap refits, and how many runs a width of
/// .001 asks for.</summary>
internal static class ReplicationIntervals
{
    private const string Errors = "the Monte Carlo error of the two bootstraps";
    private const double HoffmannWidth = 0.001, Level = 0.8, NormalQuantile = 1.2815515655446004;
    private static readonly Tolerance TenPercent = new(0.1, IsRelative: true, "set beforehand for the bootstrap's standard errors");

    public static void Add(FindingList list, Replication replication)
    {
        ChinchillaFit fit = replication.Huber;
        Basis basis = replication.Kept;
        RowEvidence row = new(240, basis.N) { Noun = "runs", Tolerance = TenPercent };
        (string Term, Func<ChinchillaLaw, double> Of, string Se, string Low, string High)[] terms =
        [
            ("A", law => law.A, "124.52", "285.2", "743.6"),
            ("B", law => law.B, "1293.28", "1042", "5810"),
            ("E", law => law.E, "0.026", "1.769", "1.871"),
            ("alpha", law => law.Alpha, "0.015", "0.317", "0.373"),
            ("beta", law => law.Beta, "0.021", "0.331", "0.415"),
        ];
        foreach ((string term, Func<ChinchillaLaw, double> of, string se, string low, string high) in terms)
        {
            double[] draws = [.. fit.Refits.Select(of)], sorted = Quantiles.Sorted(draws);
            var spread = Spread.Of(draws, Replication.Resamples);
            string table = $"{Sources.Besiroglu}, Table 1";
            list.Range(
                basis,
                $"replication/{term}/se",
                $"Standard error of {term}",
                "",
                spread.Value,
                (spread.Low, spread.High),
                Errors,
                new Published(se, table),
                row);
            list.Quantile(
                basis,
                $"replication/{term}/low",
                $"95 % interval of {term}, low end",
                "",
                sorted,
                0.025,
                Replication.Resamples,
                new Published(low, table),
                row with { Tolerance = null });
            list.Quantile(
                basis,
                $"replication/{term}/high",
                $"95 % interval of {term}, high end",
                "",
                sorted,
                0.975,
                Replication.Resamples,
                new Published(high, table),
                row with { Tolerance = null });
        }

        foreach ((string term, Func<ChinchillaLaw, double> of, string se) in new (string, Func<ChinchillaLaw, double>, string)[]
        {
            ("ln-A", law => Elementary.Log(law.A), "0.258"),
            ("ln-B", law => Elementary.Log(law.B), "0.421"),
            ("ln-E", law => Elementary.Log(law.E), "0.014"),
        })
        {
            var spread = Spread.Of([.. fit.Refits.Select(of)], Replication.Resamples);
            list.Range(
                basis,
                $"replication/{term}/se",
                $"Standard error of {term.Replace('-', ' ')}",
                "",
                spread.Value,
                (spread.Low, spread.High),
                Errors,
                new Published(se, Sources.Notebook),
                row);
        }

        SampleSize(list, replication, row);
    }

    private static void SampleSize(FindingList list, Replication replication, RowEvidence row)
    {
        ChinchillaFit fit = replication.Huber;
        Basis basis = replication.Kept;
        double[] exponents = Quantiles.Sorted([.. fit.Refits.Select(law => law.SizeExponent)]);
        var error = Spread.Of(exponents, Replication.Resamples);
        var width = Spread.Width(exponents, Level, Replication.Resamples);
        list.Range(
            basis,
            "replication/size-exponent/se",
            "Standard error of a",
            "",
            error.Value,
            (error.Low, error.High),
            Errors,
            new Published("0.020", Sources.Besiroglu),
            row);
        list.Range(
            basis,
            "replication/size-exponent/width",
            "Width of the 80 % interval of a",
            "",
            width.Value,
            (width.Low, width.High),
            Errors,
            new Published("0.051", Sources.Besiroglu),
            row);

        // A width shrinks as 1 / √n: n (w / .001)² runs give the width that Hoffmann et al. print.
        Spread Needed(Spread w) => w.Map(wide => basis.N * (wide / HoffmannWidth) * (wide / HoffmannWidth));
        Spread needed = Needed(width);
        var square = new Tolerance(0.21, IsRelative: true, "the square of a width allowed 10 %, set beforehand");
        list.Range(
            basis,
            "replication/sample-size",
            "Runs that a width of .001 asks for, by the bootstrap",
            "runs",
            needed.Value,
            (needed.Low, needed.High),
            Errors,
            new Published("634773", Sources.Besiroglu),
            row with { Tolerance = square });

        // Delta method: the gradient of β / (α + β) on the covariance of (α, β) over the refits.
        ChinchillaLaw law = fit.Law;
        double sum = law.Alpha + law.Beta, byAlpha = -law.Beta / (sum * sum), byBeta = law.Alpha / (sum * sum);
        Spread delta = Needed(
            Spread.Of(
                [.. fit.Refits.Select(refit => byAlpha * refit.Alpha + byBeta * refit.Beta)],
                Replication.Resamples).Map(se => 2 * NormalQuantile * se));
        list.Range(
            basis,
            "replication/sample-size-delta",
            "The same by the delta method",
            "runs",
            delta.Value,
            (delta.Low, delta.High),
            Errors,
            new Published("632740", Sources.Besiroglu),
            row with { Tolerance = square });
    }
}
