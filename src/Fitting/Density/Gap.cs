using Forecast.Fitting.Results;

namespace Forecast.Fitting.Density;

/// <summary>An interval said to be empty, or nearly.</summary>
/// <param name="Low">Lower end, in the unit of the values.</param>
/// <param name="High">Upper end.</param>
/// <param name="Inside">Values in the interval, its ends included where the interval was given; none where it was searched for.</param>
/// <param name="OnEnds">How many of them lie on an end.</param>
/// <param name="Expected">Number expected there with one mode.</param>
/// <param name="ExpectedRange">The range of numbers that sets with one mode have there.</param>
/// <param name="Statistic">
/// For an interval given: the signed root of the deviance of the number inside, negative where too few. For one searched for: the number
/// expected in it, the largest of all empty intervals.
/// </param>
/// <param name="PValue">Probability of a gap at least as marked with one mode; of the search's, anywhere.</param>
/// <param name="MonteCarloError">Standard error of the probability, from the number of sets.</param>
public sealed record Gap(
    double Low,
    double High,
    int Inside,
    int OnEnds,
    double Expected,
    Interval ExpectedRange,
    double Statistic,
    double PValue,
    double MonteCarloError);
