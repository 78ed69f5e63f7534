using System.Globalization;
using Forecast.Fitting.Bayes.LaplaceMatching;
using Forecast.Fitting.Regression;
using Forecast.Fitting.Results;
using Forecast.Projections;
using Forecast.Studies;

namespace Forecast.Reports;

/// <summary>A trend of counts or shares in numbers ready to be printed.</summary>
/// <param name="Head">What every sheet says: title, rule, source, method, numbers, doubts.</param>
/// <param name="Forecast">The trend.</param>
public sealed record CellSheet(TrendSheet Head, CellForecast Forecast)
{
    private const double Ln10 = 2.302585092994046;

    /// <summary>Whether it is of shares.</summary>
    public bool IsOfShares => Forecast.Growth is null;

    /// <summary>The cells, and what is ahead, as a table.</summary>
    public Table CellsTable => IsOfShares ? Shares() : Counts();

    /// <summary>Puts a trend in numbers.</summary>
    public static CellSheet Of(CellForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        bool isOfShares = forecast.Growth is null;
        LatentPlan plan = forecast.Latent.Plan;
        return new CellSheet(
            new TrendSheet
            {
                Title = isOfShares ? $"Shares by {forecast.Cells.What}" : $"Growth of {forecast.Cells.What}",
                Rule = forecast.Cells.Rule,
                Source = $"Data: '{forecast.Cells.Path}'",
                Sha256 = forecast.Cells.Sha256,
                Window = (forecast.Cells.Labels[0], forecast.Cells.Labels[^1]),
                N = forecast.Cells.Times.Length,
                Level = forecast.Plan.Level,
                Method = Method(forecast, isOfShares),
                Numbers =
                [
                    .. forecast.Growth is { } growth ? Pace(forecast, growth) : [],
                    new TrendNumber("events", "Counted", "", Events(forecast), null, Counted(Events(forecast)), ""),
                    new TrendNumber("dispersion", "Pearson's dispersion of the line", "", forecast.Dispersion, null,
                        NumberText.Significant(forecast.Dispersion, 3), ""),
                    .. plan.Noise > 0
                        ? [new TrendNumber("scatter", "Scatter of a cell's own", "in ln", plan.Noise.Value, null,
                        NumberText.Significant(plan.Noise.Value, 2), "")] : Array.Empty<TrendNumber>(),
                    .. plan.Kernel == LatentKernel.None
                        ? []
                        : new[] { new TrendNumber("amplitude", "Curve about the line", "in ln", plan.Amplitude!.Value, null,
                            NumberText.Significant(plan.Amplitude.Value, 2), "") },
                ],
                Ahead = [],
                Warnings = forecast.Doubts,
            },
            forecast);
    }

    /// <summary>A share in per cent.</summary>
    internal static string Percent(double share) => NumberText.Fixed(100 * share, 100 * share < 9.95 ? 1 : 0);

    /// <summary>A count: a whole number, or with one decimal where cells counted in part.</summary>
    internal static string Counted(double count) => count < 1e6
        ? count.ToString("0.#", CultureInfo.InvariantCulture)
        : NumberText.Significant(count, 3);

    private static double Events(CellForecast forecast) => forecast.Cells.Counts.Sum(cell => cell.Sum());

    private static IEnumerable<TrendNumber> Pace(CellForecast forecast, Estimate growth)
    {
        var slope = new Estimate(growth.Value / Ln10, growth.Interval.Map(value => value / Ln10));
        string rate = forecast.Cells.IsYearly || forecast.Cells.Labels[0].Contains('-', StringComparison.Ordinal) ? "a year"
            : $"per {forecast.Cells.TimeColumn}";
        bool falls = growth.Value < 0;
        Estimate doubling = LogLinearTrend.DoublingTimeOf(
            falls ? new Estimate(-slope.Value, new Interval(-slope.Interval.High, -slope.Interval.Low, slope.Interval.Level)) : slope);
        (string id, string name) = falls ? ("halving_time", "Halving time") : ("doubling_time", "Doubling time");
        yield return TrendNumber.Of("growth_factor", "Growth", $"times {rate}", LogLinearTrend.FactorOf(slope));
        yield return rate == "a year"
            ? TrendNumber.Of(id, name, "months", new Estimate(12 * doubling.Value, doubling.Interval.Map(years => 12 * years)))
            : TrendNumber.Of(id, name, forecast.Cells.TimeColumn, doubling);
    }

    private static string Method(CellForecast forecast, bool isOfShares)
    {
        LatentPlan plan = forecast.Latent.Plan;
        string likelihood = isOfShares ? "multinomial counts, softmax of scores" : "Poisson counts, log rate";
        string curve = plan.Kernel switch
        {
            LatentKernel.SquaredExponential => " with a smooth Gaussian process about it",
            LatentKernel.Matern => " with a rough Gaussian process (Matérn 3/2) about it",
            _ => "",
        };
        string draws = isOfShares
            ? string.Create(CultureInfo.InvariantCulture, $"; {ShareTrend.Draws:N0} draws behind an interval, seed {forecast.Plan.Seed}")
            : "";
        return $"{likelihood} linear in time{curve}; Laplace matching refined by averages over each cell; prior of level and slope normal, "
            + $"deviation 2.5{draws}.";
    }

    private Table Counts()
    {
        bool hasExposure = Forecast.Cells.Exposures.Any(exposure => exposure != 1);
        return new Table(
            "cells",
            "Expected and counted",
            [
                new Column("At"), new Column("Counted", Alignment.Right), .. hasExposure ? [new Column("Exposure", Alignment.Right)]
                    : Array.Empty<Column>(),
                new Column("Expected", Alignment.Right), new Column($"{Head.Percent} of the rate"),
                    new Column($"{Head.Percent} of a count"),
            ],
            [
                .. Forecast.Rows.Select(row => (IReadOnlyList<string>)
                [
                    row.At,
                    row.Observed is { } seen ? Counted(seen) : "",
                    .. hasExposure ? [NumberText.Fixed(row.Exposure, 2)] : Array.Empty<string>(),
                    NumberText.Significant(row.Rate.Value, 3),
                    $"{NumberText.Significant(row.Rate.Interval.Low, 3)} to {NumberText.Significant(row.Rate.Interval.High, 3)}",
                    $"{Counted(row.Count!.Value.Low)} to {Counted(row.Count.Value.High)}",
                ]),
            ]);
    }

    private Table Shares()
    {
        int categories = Forecast.Cells.Categories.Length;
        return new Table(
            "cells",
            $"Share in per cent, with its {Head.Percent} interval",
            [new Column("At"), new Column("Counted", Alignment.Right),
                .. Forecast.Cells.Categories.Select(name => new Column(name, Alignment.Right))],
            [
                .. Forecast.Rows.Chunk(categories).Select(row => (IReadOnlyList<string>)
                [
                    row[0].At,
                    row[0].Observed is null ? "" : Counted(row.Sum(cell => cell.Observed!.Value)),
                    .. row.Select(cell =>
                        $"{Percent(cell.Rate.Value)} ({Percent(cell.Rate.Interval.Low)}–{Percent(cell.Rate.Interval.High)})"),
                ]),
            ]);
    }
}
