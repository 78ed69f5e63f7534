using Forecast.Fitting.Numerics;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>Which kind of decay explains the runs: the R² table of Muennighoff et al. 2023, and the best fits of its forms.</summary>
internal static class RepeatedAblation
{
    private const string Where = $"{Sources.Muennighoff}, appendix A";
    private static readonly ChinchillaLaw Once = PublishedLaws.Muennighoff.Law.Unconstrained;

    public static void Add(FindingList list, RepeatedRuns runs, Basis basis)
    {
        RowEvidence row = new(182, basis.N) { Noun = "runs" };
        Row("none", "No decay", "0.4452", new DataConstrainedLaw(Once, double.PositiveInfinity, double.PositiveInfinity));
        Row("only-n", "Decay in N alone, R*_N = 713.0", "0.4488", new DataConstrainedLaw(Once, double.PositiveInfinity, 713.0));
        Row("only-d", "Decay in D alone, R*_D = 2.9157", "0.7354", new DataConstrainedLaw(Once, 2.9157, double.PositiveInfinity));
        Row("both", "Decay in both, R*_D = 15.39, R*_N = 5.31", "0.7722", PublishedLaws.Muennighoff.Law);

        double[] corners =
        [
            .. from d in new[] { 0.01035, 0.01045 }
               from n in new[] { 0.36755, 0.36765 }
               select runs.RSquared(new GeometricDecayLaw(Once, d, n).Loss),
        ];
        string rounding =
            $"the δ of this row are known to four digits; over their rounding R² runs from {NumberText.Fixed(corners.Min(), 5)} to " +
            $"{NumberText.Fixed(corners.Max(), 5)}";
        double geometric = runs.RSquared(new GeometricDecayLaw(Once, 0.0104, 0.3676).Loss);
        list.Range(
            basis,
            "repeated-data/geometric/r-squared",
            "Exact geometric decay, δ_D = .0104, δ_N = .3676: R²",
            "",
            geometric,
            (corners.Min(), corners.Max()),
            "the rounding of the two printed δ",
            new Published("0.7988", Where),
            row with { MissingInput = rounding });

        // The best fits of the two forms with one kind of decay, over half-lives from a hundredth to a million.
        double size = BestSizeHalfLife(runs), data = BestDataHalfLife(runs);
        var onlySize = new DataConstrainedLaw(Once, double.PositiveInfinity, size);
        double AtData(double halfLife) => runs.Huber(new DataConstrainedLaw(Once, halfLife, double.PositiveInfinity).Loss);
        list.Range(
            basis,
            "repeated-data/only-d/half-life",
            "Decay in D alone: R*_D fitted",
            "",
            data,
            NoWorse(data, 2.9157, AtData),
            "a Huber loss no higher than at the printed half-life",
            new Published("2.9157", Where),
            row);
        double AtSize(double halfLife) => runs.Huber(new DataConstrainedLaw(Once, double.PositiveInfinity, halfLife).Loss);
        list.Value(
            basis,
            "repeated-data/only-n/half-life",
            "Decay in N alone: R*_N fitted",
            "",
            size,
            new Published("713.0", Where),
            row,
            why: $"the Huber loss at 713.0 is {NumberText.Fixed(AtSize(713.0) / AtSize(size), 2)} times the lowest");
        double best = runs.RSquared(onlySize.Loss);
        list.Ours(
            basis,
            "repeated-data/only-n/best-r-squared",
            $"Decay in N alone at its best fit, R*_N = {NumberText.Fixed(size, 2)}: R²",
            "",
            best,
            null,
            NumberText.Fixed(best, 3));

        void Row(string id, string label, string text, DataConstrainedLaw law) =>
            list.Value(
                basis,
                $"repeated-data/{id}/r-squared",
                $"{label}: R²",
                "",
                runs.RSquared(law.Loss),
                new Published(text, Where),
                row);
    }

    /// <summary>The range of values at which a loss is no higher than at a printed one, scanned from a minimum to as far beyond the printed
    /// value and to the other side.</summary>
    /// <remarks>A Huber loss has kinks and small dips, so the ends are the outermost places of the scan at which it holds; the printed
    /// place is one of them.</remarks>
    public static (double Low, double High) NoWorse(double value, double printed, Func<double, double> loss)
    {
        const int steps = 40;
        double bound = loss(printed);
        double reach = Math.Min(2 * Math.Abs(value - printed), 0.9 * value);
        double low = Math.Min(value, printed);
        double high = Math.Max(value, printed);
        for (int i = -steps; i <= steps; i++)
        {
            double place = value + reach * i / steps;
            if (loss(place) <= bound)
            {
                (low, high) = (Math.Min(low, place), Math.Max(high, place));
            }
        }

        return (low, high);
    }

    private static double BestSizeHalfLife(RepeatedRuns runs) =>
        Elementary.Exp(
            RepeatedRuns.Least(
                log => runs.Huber(new DataConstrainedLaw(Once, double.PositiveInfinity, Elementary.Exp(log)).Loss),
                Elementary.Log(0.01),
                Elementary.Log(1e6)));

    private static double BestDataHalfLife(RepeatedRuns runs) =>
        Elementary.Exp(
            RepeatedRuns.Least(
                log => runs.Huber(new DataConstrainedLaw(Once, Elementary.Exp(log), double.PositiveInfinity).Loss),
                Elementary.Log(0.01),
                Elementary.Log(1e6)));
}
