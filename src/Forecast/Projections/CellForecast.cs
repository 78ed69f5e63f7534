using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Bayes.LaplaceMatching;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;

namespace Forecast.Projections;

/// <summary>A trend of counts or of shares through a user's cells, carried forward.</summary>
public sealed record CellForecast
{
    private const double Significance = 0.05;
    private const int FewestCells = 3;
    private const double FewEvents = 10;

    /// <summary>The cells fitted.</summary>
    public required UserCells Cells { get; init; }

    /// <summary>What was asked for.</summary>
    public required CellPlan Plan { get; init; }

    /// <summary>The latent model.</summary>
    public required LatentFit Latent { get; init; }

    /// <summary>Pearson's dispersion of the straight trend without scatter.</summary>
    public required double Dispersion { get; init; }

    /// <summary>What the trend says of each cell and time, those ahead last.</summary>
    public required IReadOnlyList<CellRow> Rows { get; init; }

    /// <summary>Growth of a count in natural logarithms by the unit of time; null for shares.</summary>
    public Estimate? Growth { get; init; }

    /// <summary>What a reader should doubt, each in a sentence.</summary>
    public required IReadOnlyList<string> Doubts { get; init; }

    /// <summary>What the trend says of any time: an estimate a category, or of one count the rate and a count.</summary>
    public required Func<double, IReadOnlyList<(Estimate Rate, Interval? Count)>> At { get; init; }

    /// <summary>Fits counts.</summary>
    /// <exception cref="FitException">The cells cannot carry a trend.</exception>
    public static CellForecast OfCounts(UserCells cells, CellPlan plan)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(plan);
        Require(cells);
        double[] counts = [.. cells.Counts.Select(cell => cell[0])];
        var latent = new LatentPlan { Kernel = plan.Kernel };
        CountTrend trend = CountTrend.Fit(cells.Times, counts, cells.Exposures, latent with { Kernel = LatentKernel.None });
        bool scatters = plan.HasScatter ?? trend.DispersionChance < Significance;
        if (scatters || plan.Kernel != LatentKernel.None)
        {
            trend = CountTrend.Fit(cells.Times, counts, cells.Exposures, latent with { Noise = scatters ? null : 0 });
        }

        CellRow Row(int i)
        {
            Prediction p = trend.Predict(cells.Times[i], cells.Exposures[i], plan.Level);
            return new CellRow(cells.Labels[i], "", counts[i], cells.Exposures[i], new Estimate(p.Mean, p.Confidence), p.Predictive);
        }

        List<CellRow> rows = [.. Enumerable.Range(0, counts.Length).Select(Row)];
        if (plan.Until is not null && cells.IsYearly && cells.Exposures[^1] < 1)
        {
            // What is left of the year comes on top of what was seen.
            double left = 1 - cells.Exposures[^1], seen = counts[^1];
            Prediction rest = trend.Predict(Math.Ceiling(cells.Times[^1]) + 0.5 * cells.Exposures[^1], left, plan.Level);
            rows.Add(new CellRow(
                $"{cells.Labels[^1]}, whole", "", null, 1, new Estimate(seen + rest.Mean, rest.Confidence.Map(n => seen + n)),
                    rest.Predictive.Map(n => seen + n)));
        }

        foreach (double time in Ahead(cells, plan))
        {
            Prediction p = trend.Predict(time, 1, plan.Level);
            rows.Add(new CellRow(Label(cells, time), "", null, 1, new Estimate(p.Mean, p.Confidence), p.Predictive));
        }

        return new CellForecast
        {
            Cells = cells,
            Plan = plan,
            Latent = trend.Latent,
            Dispersion = trend.Dispersion,
            Rows = rows,
            Growth = new Estimate(trend.Terms[1].Value, trend.Interval(1, plan.Level)),
            Doubts = [.. cells.Doubts, .. trend.Warnings,
                .. Doubted(cells, plan, trend.Latent, (trend.Dispersion, trend.DispersionChance), "Poisson counts")],
            At = time =>
            {
                Prediction p = trend.Predict(time, 1, plan.Level);
                return [(new Estimate(p.Mean, p.Confidence), p.Predictive)];
            },
        };
    }

    /// <summary>Fits shares.</summary>
    /// <exception cref="FitException">The cells cannot carry a trend.</exception>
    public static CellForecast OfShares(UserCells cells, CellPlan plan)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(plan);
        Require(cells);
        var key = new StreamKey(plan.Seed);
        ShareTrend trend = ShareTrend.Fit(cells.Times, cells.Counts, key);
        bool scatters = plan.HasScatter ?? trend.DispersionChance < Significance;
        if (scatters || plan.Kernel != LatentKernel.None)
        {
            trend = ShareTrend.Fit(cells.Times, cells.Counts, key, new LatentPlan { Kernel = plan.Kernel, Noise = scatters ? null : 0 });
        }

        IEnumerable<CellRow> Rows(string label, double time, double[]? counts, double exposure) =>
            trend.At(time, plan.Level).Select((share, k) =>
            new CellRow(label, cells.Categories[k], counts?[k], exposure, share, null));
        return new CellForecast
        {
            Cells = cells,
            Plan = plan,
            Latent = trend.Latent,
            Dispersion = trend.Dispersion,
            Rows =
            [
                .. Enumerable.Range(0, cells.Times.Length)
                    .SelectMany(i => Rows(cells.Labels[i], cells.Times[i], cells.Counts[i], cells.Exposures[i])),
                .. Ahead(cells, plan).SelectMany(time => Rows(Label(cells, time), time, null, 1)),
            ],
            Doubts = [.. cells.Doubts, .. trend.Latent.Warnings,
                .. Doubted(cells, plan, trend.Latent, (trend.Dispersion, trend.DispersionChance), "counts of fixed shares")],
            At = time => [.. trend.At(time, plan.Level).Select(share => (share, (Interval?)null))],
        };
    }

    private static void Require(UserCells cells)
    {
        if (cells.Times.Length < FewestCells || cells.Times.Distinct().Count() < 2)
        {
            throw new FitException(string.Create(
                CultureInfo.InvariantCulture,
                $"'{cells.Path}': a trend needs at least three {(cells.IsYearly ? "years" : "rows")}; there are {cells.Times.Length}."));
        }

        if (cells.Counts.All(cell => cell.Sum() == 0))
        {
            throw new FitException($"'{cells.Path}': nothing was counted; all counts of {cells.What} are zero.");
        }
    }

    private static IEnumerable<double> Ahead(UserCells cells, CellPlan plan)
    {
        if (plan.Until is not { } until)
        {
            return [];
        }

        double last = Math.Ceiling(cells.Times[^1]);
        return cells.IsYearly && until > last
            ? [.. Enumerable.Range(1, (int)(until - last)).Select(k => last + k)]
            : [until];
    }

    private static string Label(UserCells cells, double time) => cells.IsYearly
        ? time.ToString("0", CultureInfo.InvariantCulture)
        : time.ToString("0.###", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Doubted(UserCells cells, CellPlan plan, LatentFit latent, (double By, double Chance) dispersion,
        string such)
    {
        string by = dispersion.By.ToString(dispersion.By < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);
        string chance = dispersion.Chance < 0.001 ? "less than 0.001" : dispersion.Chance.ToString("0.000", CultureInfo.InvariantCulture);
        double noise = latent.Plan.Noise ?? 0;
        string size = noise.ToString("0.00", CultureInfo.InvariantCulture);
        if (dispersion.Chance < Significance)
        {
            string scatter = $"About a straight trend the counts scatter {by} times as much as {such} (probability by chance {chance})";
            yield return (noise > 0, plan.Kernel) switch
            {
                (true, _) => $"{scatter}: scatter of {size} on the logarithmic scale was added to each cell, its size taken for known.",
                (false, LatentKernel.None) when plan.HasScatter == false =>
                    $"{scatter}: the intervals are too narrow; --dispersion scatter widens them.",
                (false, LatentKernel.None) => $"{scatter}, yet scatter of each cell's own does not raise the evidence.",
                _ => $"{scatter}: the curve about the line takes it up.",
            };
        }

        double events = cells.Counts.Sum(cell => cell.Sum());
        if (events < FewEvents)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"Only {events:0.#} were counted: much of the interval is the prior's.");
        }

        double span = cells.Times[^1] - cells.Times[0], ahead = (plan.Until ?? cells.Times[^1]) - cells.Times[^1];
        if (ahead > 0.5 * span)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The trend is carried {ahead:0.#} beyond {span:0.#} of observed time, as if nothing turned it; no interval holds that doubt.");
        }
    }
}
