using Forecast.Fitting.Bayes;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Results;
using Forecast.Studies;

namespace Forecast.Reports.Bayes;

/// <summary>A number read off a posterior's draws, printed with no more digits than interval and Monte Carlo error allow.</summary>
/// <param name="Id">Name for machines: <c>doubling_time</c>.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Estimate">The posterior median with its equal-tailed interval.</param>
/// <param name="Error">Monte Carlo standard errors of the median and of both ends; NaN where the draws do not tell.</param>
public sealed record BayesNumber(string Id, string Name, string Unit, Estimate Estimate, (double Value, double Low, double High) Error)
{
    private const int MostDigits = 6;

    /// <summary>Reads a number off its draws.</summary>
    /// <param name="id">Name for machines.</param>
    /// <param name="name">Name for people.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="quantity">The draws.</param>
    /// <param name="level">Probability in the interval, between 0 and 1.</param>
    public static BayesNumber Of(string id, string name, string unit, DrawnQuantity quantity, double level)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        var errors = (quantity.Error(0.5), quantity.Error(0.5 - level / 2), quantity.Error(0.5 + level / 2));
        return new BayesNumber(id, name, unit, quantity.Of(level), errors);
    }

    /// <summary>Whether each number is printed to three digits of its own, as where an interval spans orders of magnitude.</summary>
    public bool IsRelative { get; init; }

    /// <summary>Whether it is a count, printed whole.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The median as printed.</summary>
    public string Text => Printed(Estimate.Value, Error.Value);

    /// <summary>The interval as printed.</summary>
    public string IntervalText => $"{Printed(Estimate.Interval.Low, Error.Low)} to {Printed(Estimate.Interval.High, Error.High)}";

    /// <summary>The number on another scale.</summary>
    /// <param name="id">Name for machines.</param>
    /// <param name="name">Name for people.</param>
    /// <param name="unit">Its unit there.</param>
    /// <param name="map">The scale: of an estimate, and monotonous.</param>
    public BayesNumber Map(string id, string name, string unit, Func<Estimate, Estimate> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        Estimate mapped = map(Estimate);
        double One(double value) => map(new Estimate(value, new Interval(value, value, Estimate.Interval.Level))).Value;
        double Spread(double value, double error) => Math.Abs(One(value + error) - One(value - error)) / 2;
        (double low, double high) = (Spread(Estimate.Interval.Low, Error.Low), Spread(Estimate.Interval.High, Error.High));
        bool isTurned = One(Estimate.Interval.Low) > One(Estimate.Interval.High);
        return new BayesNumber(id, name, unit, mapped, (Spread(Estimate.Value, Error.Value), isTurned ? high : low, isTurned ? low : high));
    }

    private string Printed(double value, double error)
    {
        if (IsWhole)
        {
            return NumberText.Fixed(value, 0);
        }

        if (!double.IsFinite(value) || value == 0)
        {
            return NumberText.Significant(value, 1);
        }

        int size = Exponent(Math.Abs(value)), unit = LastDigit(value, error);
        bool isLost = unit > size && !IsRelative && size < MostDigits;
        return isLost
            ? NumberText.Fixed(value, Math.Max(0, -unit))
            : NumberText.Significant(value, Math.Clamp(size - unit + 1, 1, MostDigits));
    }

    // The last digit printed: two digits of the interval's shorter half, and no less than the error.
    private int LastDigit(double printed, double error)
    {
        (double value, double low, double high) = (Estimate.Value, Estimate.Interval.Low, Estimate.Interval.High);
        double half = Math.Min(Math.Abs(value - low), Math.Abs(high - value));
        int unit = IsRelative ? Exponent(Math.Abs(printed)) - 2
            : half > 0 && double.IsFinite(half) ? Exponent(half) - 1 : Exponent(Math.Abs(value)) - 2;
        return error > 0 && double.IsFinite(error) ? Math.Max(unit, (int)Math.Ceiling(Elementary.Log10(error))) : unit;
    }

    private static int Exponent(double size) => (int)Math.Floor(Elementary.Log10(size));
}
