using Forecast.Fitting.Numerics;
using Forecast.Fitting.Regression;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>Broken neural scaling laws, Caballero et al. 2023: what a fit recovers of a law without noise from its first tenth.</summary>
internal static class BrokenSection
{
    private const int Last = 4095, Fitted = 405;

    // Starts: first exponent, change, ln of the break's place and of its width.
    private static readonly double[][] Shapes =
    [
        .. from first in new[] { 0.05, 0.5 }
           from place in new[] { 0.7, 0.9 }
           from width in new[] { 0.05, 0.3 }
           select new[] { first, 4, place * Elementary.Log(Fitted), Elementary.Log(width) },
    ];

    /// <summary>The ground truth of the authors' code.</summary>
    public static BrokenLaw Truth { get; } = new(
        0.41388453071629455, 2.2772722897737556, 0.055077348404973955,
        [
            new BrokenLawBreak(5.662903816010331, 612.5836172918001, 0.059193036393742314),
        ]);

    public static StudySection Of(CancellationToken cancellation)
    {
        double[] x = [.. Enumerable.Range(1, Last).Select(i => (double)i)], y = [.. x.Select(Truth.At)];
        var form = new BrokenForm(x.AsSpan(0, Fitted), y.AsSpan(0, Fitted));
        cancellation.ThrowIfCancellationRequested();
        BrokenLaw start = form.Project(Shapes);
        NonlinearLeastSquares fit = NonlinearLeastSquares.Fit(
            Curve,
            form.Terms,
            [[.. x.Take(Fitted)]],
            y.AsSpan(0, Fitted),
            form.Values(start));
        double[] values = [.. fit.Terms.Select(term => term.Value)];
        var law = new BrokenLaw(values[0], values[1], values[2], [new BrokenLawBreak(values[3], values[4], values[5])]);
        double error = Enumerable.Range(Fitted, Last - Fitted).Average(i => Math.Abs(Elementary.Log(law.At(x[i]) / y[i])));
        var list = new FindingList();
        var basis = new Basis(Fitted, $"the authors' law without noise at x = 1 to {Fitted}, of {Last}", Sources.Caballero);
        string[] texts = ["0.41388", "2.2773", "0.055077", "5.6629", "612.58", "0.059193"];
        var percent = new Tolerance(0.01, IsRelative: true, "set beforehand");
        for (int i = 0; i < texts.Length; i++)
        {
            list.Value(
                basis,
                $"broken/{form.Terms[i]}",
                $"Noiseless law with a break beyond the points: {form.Terms[i]}",
                "",
                values[i],
                new Published(texts[i], $"{Sources.Caballero}, the authors' code, rounded"),
                RowEvidence.Formula with { Tolerance = percent });
        }

        list.Ours(
            basis,
            "broken/held-out-error",
            $"Mean |ln error| at x = {Fitted + 1} to {Last}",
            "",
            error,
            null,
            NumberText.Significant(error, 1));
        return new StudySection
        {
            Summary =
            [
                $"Fitted to the first {Fitted} points of a broken scaling law without noise, all before its break at " +
                $"{NumberText.Fixed(Truth.Breaks[0].Place, 0)}, the same law is {NumberText.Significant(error, 1)} off in ln y on " +
                $"average up to x = {Last}. Points with noise show no break that lies beyond them.",
            ],
            Numbers = list.All,
            Tables =
            [
                FindingList.Compared(
                    "broken-law",
                    "Broken neural scaling laws: recovery without noise",
                    list.All,
                    "Least squares of ln y, by variable projection from eight starts, then of y by Levenberg and Marquardt. The " +
                    "constants are those of the authors' code, rounded."),
            ],
            NotVerified =
            [
                "The 17 points of four-digit addition behind Caballero et al.'s extrapolation (x from 160 to 928) are not among the " +
                "sources, only their range: that fit is not reproduced.",
                "Caballero et al.'s demonstration with three breaks (a 1e-3, b 4.66e3, c .05, .49, -.811, 2.1, d 3e6, 1e14, 2e20, f " +
                "1.1, 1.425, .05) prints constants and no number that follows from them: there is nothing to compare.",
            ],
        };
    }

    private static Dual Curve(ReadOnlySpan<Dual> p, ReadOnlySpan<double> at)
    {
        Dual log = Elementary.Log(at[0]);
        return p[0] + p[1] * Dual.Exp(-p[2] * log - p[3] * p[5] * Dual.Log(1 + Dual.Exp((log - Dual.Log(p[4])) / p[5])));
    }
}
