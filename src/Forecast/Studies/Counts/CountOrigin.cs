using Forecast.Data;
using Forecast.Fitting.Bayes.LaplaceMatching;
using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Scoring;
using Forecast.Studies.ComputeProjection;

namespace Forecast.Studies.Counts;

/// <summary>The forecasts of counts made at one origin from one table, and their scores.</summary>
/// <remarks>
/// The method is that of the projection: a law of the share above, times the trend of the number of systems. What can be counted later
/// are systems of known compute, so the trend is of their number.
/// </remarks>
internal sealed class CountOrigin
{
    private const double Log10OfE = 0.4342944819032518;
    private static readonly double[] _levels = [0.5, 0.8, 0.9];

    // Evenly through a standard normal distribution: the rates of a log-normal one.
    private static readonly double[] _nodes =
        [.. Enumerable.Range(0, CountPlan.Rates).Select(i => new Normal(0, 1).Quantile((i + 0.5) / CountPlan.Rates))];

    private readonly YearlyCounts _counts;
    private readonly StreamKey _key;
    private readonly SystemNumbers _known;
    private readonly SystemNumbers? _all;
    private readonly LognormalTail? _tail;
    private readonly bool _isFull;

    /// <summary>Fits the number of systems.</summary>
    /// <param name="day">The origin.</param>
    /// <param name="counts">What the table says before it.</param>
    /// <param name="key">Stream of the draws.</param>
    /// <param name="isFull">Whether all laws and the tail are fitted, or only the projection with the naive forecasts.</param>
    public CountOrigin(DateOnly day, YearlyCounts counts, StreamKey key, bool isFull)
    {
        (Day, _counts, _key, _isFull) = (day, counts, key, isFull);
        _known = new SystemNumbers(counts, key, counts.Known);
        _all = isFull ? new SystemNumbers(counts, key.Child("all")) : null;
        _tail = isFull ? new LognormalTail(counts, key) : null;
    }

    /// <summary>The origin.</summary>
    public DateOnly Day { get; }

    /// <summary>Scores the forecasts of a threshold.</summary>
    /// <param name="table">Vintage of the table.</param>
    /// <param name="rank">log10 of the threshold of today that it stands for.</param>
    /// <param name="threshold">log10 FLOP.</param>
    /// <param name="now">The newest table's counts.</param>
    /// <param name="years">The newest table's full years.</param>
    /// <param name="scale">All systems of each year over those of known compute.</param>
    /// <param name="known">Systems of known compute of each year.</param>
    public IEnumerable<CountScore> Scores(string table, int rank, int threshold, double[] now, int[] years, double[] scale, double[] known)
    {
        double[] above = _counts.Above(Elementary.Exp10(threshold));
        StreamKey key = _key.Child((ulong)rank);
        IShareLaw?[] laws = Laws(above, key);
        CountTrend? growth = above.Sum() > 0 ? Growth(above) : null;
        var random = new RandomSequence(key.Child("transform"));
        int first = CountPlan.FirstYear(Day);
        for (int ahead = 1; ahead <= CountPlan.MostAhead; ahead++)
        {
            int year = first + ahead - 1, place = Array.IndexOf(years, year);
            double uniform = random.NextUniform();
            if (place < 0)
            {
                yield break;
            }

            int outcome = (int)now[place];
            var forecasts = new CountForecast?[Enum.GetValues<CountForecaster>().Length];
            double[]?[] shares = [.. laws.Select(law => law?.At(year))];
            for (int k = 0; k < shares.Length; k++)
            {
                forecasts[k] = shares[k] is { } share ? Forecast(_known.At(year), share) : null;
            }

            forecasts[(int)CountForecaster.Tail] = _tail is { } tail ? Forecast(_known.At(year), tail.At(year, threshold)) : null;
            forecasts[(int)CountForecaster.Growth] = growth is { } line ? OfTrend(line, year) : null;
            forecasts[(int)CountForecaster.Last] = CountForecast.OfRates([above[_counts.Exposures[^1] < 1 ? ^2 : ^1]]);
            CountForecast? printed = _all is { } all && shares[0] is { } own ? Forecast(all.At(year), own) : null;
            double[] came = _isFull ? [.. Enumerable.Repeat(known[place], SystemNumbers.Draws)] : [];
            CountScore Score(int count, params CountForecast?[] said) => new(
                table, Day, rank, threshold, year, ahead, count, [.. said.Select(f => f is null ? null : Marks(f, count, uniform))])
            {
                Forecast = said[0],
                Stretch = said[0]?.Stretch(0.9, count) ?? 1,
            };
            yield return Score(outcome, forecasts) with
            {
                Printed = printed is null ? null : Score((int)Math.Round(outcome * scale[place]), printed),
                Given = printed is null ? null : Score(outcome, [.. shares.Select(share => Forecast(came, share))]),
            };
        }
    }

    /// <summary>The forecasts of the number of all notable systems, whatever their compute.</summary>
    /// <param name="now">The newest table's counts.</param>
    /// <param name="lastYear">Its last full year.</param>
    public IEnumerable<NumberScore> Numbers(YearlyCounts now, int lastYear)
    {
        int first = CountPlan.FirstYear(Day);
        for (int year = first; _all is not null && year <= Math.Min(lastYear, first + CountPlan.MostAhead - 1); year++)
        {
            int outcome = (int)now.All[Array.IndexOf(now.Years, year)];
            yield return new NumberScore(Day, year, year - first + 1, outcome, Marks(Forecast(_all.At(year), null), outcome, 0.5));
        }
    }

    /// <summary>The forecast of a count that the projection's draws make: systems times share.</summary>
    public static CountForecast Forecast(double[] systems, double[]? shares)
    {
        var rates = new double[systems.Length / CountPlan.Stride];
        for (int i = 0; i < rates.Length; i++)
        {
            rates[i] = systems[i * CountPlan.Stride] * (shares is null ? 1 : shares[i * CountPlan.Stride]);
        }

        Array.Sort(rates);
        int step = rates.Length / CountPlan.Rates;
        return CountForecast.OfRates([.. Enumerable.Range(0, CountPlan.Rates).Select(i => rates[i * step + step / 2])]);
    }

    /// <summary>The scores of a forecast.</summary>
    public static CountMarks Marks(CountForecast forecast, int outcome, double uniform) => new(
        forecast.CrpsOfLog(outcome),
        forecast.Crps(outcome),
        forecast.LogScore(outcome),
        forecast.Transform(outcome, uniform),
        [.. _levels.Select(level => forecast.Interval(level).Contains(outcome))],
        forecast.MedianRate);

    private static CountForecast OfTrend(CountTrend trend, int year)
    {
        MatchedGaussian latent = trend.Latent.At(year + 0.5, withScatter: true);
        double mean = latent.Mean[0], deviation = Math.Sqrt(latent.Covariance[0, 0]);
        return CountForecast.OfRates(
            [.. _nodes.Select(z => Elementary.Exp10(Math.Min(300, Log10OfE * Math.FusedMultiplyAdd(deviation, z, mean))))]);
    }

    private CountTrend Growth(double[] above)
    {
        CountTrend line = CountTrend.Fit(_counts.Times, above, _counts.Exposures);
        return line.DispersionChance < 0.05
            ? CountTrend.Fit(_counts.Times, above, _counts.Exposures, new LatentPlan { Noise = null }) : line;
    }

    private IShareLaw?[] Laws(double[] above, StreamKey key)
    {
        var laws = new IShareLaw?[CountPlan.Laws.Count];
        if (above.Sum() == 0)
        {
            return laws;
        }

        laws[(int)CountForecaster.Logistic] = new ThresholdShares(_counts, above, key.Child("share"));
        if (_isFull)
        {
            laws[(int)CountForecaster.Ceiling] = new CeilingShares(_counts, above, key.Child("ceiling"));
            laws[(int)CountForecaster.Wandering] = new WanderingShares(_counts, above, key.Child("wandering"));
            laws[(int)CountForecaster.Exponential] = new ExponentialShares(_counts, above, key.Child("exponential"));
            laws[(int)CountForecaster.Standstill] = new StandstillShares(_counts, above, key.Child("standstill"));
        }

        return laws;
    }
}
