using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Density;
using Forecast.Fitting.Random;

namespace Forecast.Projections;

/// <summary>The gaps of a column: the test, the density, and what else speaks for one hump or several.</summary>
public sealed class GapAnswer
{
    private const int ModeResamples = 499, BandResamples = 499, MostComponents = 5;

    private GapAnswer(UserValues values, GapQuestion question)
    {
        (Values, Question) = (values, question);
        double[] looked = values.Looked;
        var key = new StreamKey(question.Seed);
        (double, double)? interval = question.Interval is { } asked ? (values.ToLooked(asked.Low), values.ToLooked(asked.High)) : null;
        Test = GapTest.Run(looked, interval, new GapPlan { Sets = question.Sets, Level = question.Level }, key.Child("gap"));
        OneMode = SilvermanTest.Run(looked, 1, ModeResamples, key.Child("modes"));
        int components = Math.Min(MostComponents, looked.Length / 4);
        Mixture = MixtureFit.Chosen(MixtureFit.Search(looked, components, new MixturePlan(), key.Child("mixture")));
        Bandwidth = BandwidthOf(looked, out bool isPlugIn);
        IsPlugIn = isPlugIn;
        Band = new KernelDensity(looked, Bandwidth).Band(question.Level, BandResamples, key.Child("band"));
        Repeated = looked.Length - looked.Distinct().Count();
    }

    /// <summary>The column.</summary>
    public UserValues Values { get; }

    /// <summary>What was asked.</summary>
    public GapQuestion Question { get; }

    /// <summary>The test, on values as they are looked at.</summary>
    public GapTest Test { get; }

    /// <summary>Silverman's test of one mode.</summary>
    public SilvermanTest OneMode { get; }

    /// <summary>The mixture of normal distributions chosen by BIC.</summary>
    public NormalMixture Mixture { get; }

    /// <summary>Bandwidth of the density drawn.</summary>
    public double Bandwidth { get; }

    /// <summary>Whether it is Sheather and Jones'; Silverman's rule where that has none.</summary>
    public bool IsPlugIn { get; }

    /// <summary>The density with its band.</summary>
    public DensityBand Band { get; }

    /// <summary>Values that equal another one counted already.</summary>
    public int Repeated { get; }

    /// <summary>Answers.</summary>
    /// <param name="values">The column.</param>
    /// <param name="question">The question.</param>
    /// <exception cref="FitException">Too few values, or all equal.</exception>
    /// <exception cref="InputException">The interval has no logarithm, or lies beside the values.</exception>
    public static GapAnswer Of(UserValues values, GapQuestion question)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(question);
        ReadOnlySpan<double> all = values.Values;
        if (all.Length < GapTest.FewestValues)
        {
            throw new FitException(string.Create(
                CultureInfo.InvariantCulture,
                $"'{values.Path}': a gap needs at least {GapTest.FewestValues} rows with '{values.Column}' filled; "
                + $"there are {all.Length}."));
        }

        double[] sorted = [.. all];
        Array.Sort(sorted);
        if (sorted[0] == sorted[^1])
        {
            throw new FitException($"'{values.Path}': every '{values.Column}' is the same, so that there is no density.");
        }

        if (question.Interval is { } interval)
        {
            if (values.IsLog && interval.Low <= 0)
            {
                throw new InputException("--interval: both ends must be above zero, since their logarithms are taken.");
            }

            if (interval.High <= sorted[0] || interval.Low >= sorted[^1])
            {
                throw new InputException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"--interval {interval.Low:R}:{interval.High:R} lies beside the values, "
                    + $"which range from {sorted[0]:R} to {sorted[^1]:R}."));
            }
        }

        return new GapAnswer(values, question);
    }

    /// <summary>A gap's ends in the column's unit, as the question or the table has them.</summary>
    /// <param name="gap">One of the test's gaps.</param>
    public (double Low, double High) Ends(Gap gap)
    {
        ArgumentNullException.ThrowIfNull(gap);
        return gap == Test.Given ? Question.Interval!.Value : (Written(gap.Low), Written(gap.High));
    }

    // The way back from a logarithm would not end on the very number of the table.
    private double Written(double looked)
    {
        foreach (double value in Values.Values)
        {
            if (Values.ToLooked(value) == looked)
            {
                return value;
            }
        }

        return Values.FromLooked(looked);
    }

    private static double BandwidthOf(double[] values, out bool isPlugIn)
    {
        try
        {
            isPlugIn = true;
            return Fitting.Density.Bandwidth.SheatherJones(values);
        }
        catch (ArgumentException)
        {
            isPlugIn = false;
            return Fitting.Density.Bandwidth.NormalReference(values);
        }
    }
}
