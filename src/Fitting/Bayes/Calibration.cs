using System.Globalization;

namespace Forecast.Fitting.Bayes;

/// <summary>The ranks of true parameters among the draws of their posteriors, and whether they are uniform.</summary>
public sealed class Calibration
{
    private readonly int[][] _ranks;

    internal Calibration(int[][] ranks, int draws, IReadOnlyList<CalibrationTest> tests)
    {
        (_ranks, Draws, Tests) = (ranks, draws, tests);
    }

    /// <summary>Draws that each truth was ranked among; a rank lies from 0 to this.</summary>
    public int Draws { get; }

    /// <summary>One test a parameter.</summary>
    public IReadOnlyList<CalibrationTest> Tests { get; }

    /// <summary>The ranks of a parameter, one a simulation.</summary>
    /// <param name="parameter">Index of the parameter in <see cref="Tests"/>.</param>
    public IReadOnlyList<int> Ranks(int parameter) => _ranks[parameter];

    /// <summary>Whether no test of any parameter rejects at a level shared among all of them (Bonferroni).</summary>
    /// <param name="level">Probability of rejecting a sampler that is right.</param>
    public bool IsUniform(double level = 0.01) => !Rejected(level).Any();

    /// <summary>In words: what is wrong with which parameter, or that nothing is.</summary>
    /// <param name="level">Probability of rejecting a sampler that is right.</param>
    public string Verdict(double level = 0.01)
    {
        CalibrationTest[] rejected = [.. Rejected(level)];
        double least = Tests.Min(Smaller);
        return rejected.Length == 0
            ? $"The ranks of all {Tests.Count} parameters look uniform (smallest p-value {Number(least)})."
            : "The posterior is not calibrated: " + string.Join("; ", rejected.Select(Complaint)) + ".";
    }

    private static double Smaller(CalibrationTest test) => Math.Min(test.ChiSquaredProbability, test.EnvelopeProbability);

    private static string Complaint(CalibrationTest test)
    {
        string direction = test.MeanRank < 0.5 ? "high" : "low", width = test.Spread > 1 ? "narrow" : "wide";

        // Whichever is further from chance: the mean share has variance 1/12, its square 1/180 about that.
        bool isShifted = Math.Abs(test.MeanRank - 0.5) * Math.Sqrt(12) > Math.Abs(test.Spread * test.Spread - 1) * Math.Sqrt(180) / 12;
        string shape = isShifted ? $"lies too {direction}" : $"is too {width}";
        string caution = test.Dependent == 0 ? "" : $", though {test.Dependent} of its posteriors had fewer effective draws than ranks";
        return $"that of {test.Name} {shape} (p = {Number(Smaller(test))}{caution})";
    }

    private static string Number(double value) => value.ToString("0.##e0", CultureInfo.InvariantCulture);

    private IEnumerable<CalibrationTest> Rejected(double level) => Tests.Where(test => Smaller(test) < level / (2 * Tests.Count));
}
