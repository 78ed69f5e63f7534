using Forecast.Fitting.Regression;

namespace Forecast.Models.ScalingLaws;

/// <summary>A form of law on the rows it is fitted to: what a <see cref="ScalingLawFit{TLaw}"/> needs to know of it.</summary>
/// <typeparam name="TLaw">The law.</typeparam>
public abstract class ScalingForm<TLaw>
{
    /// <summary>The law in plain letters.</summary>
    public abstract string Equation { get; }

    /// <summary>Names of the terms, in the order of <see cref="Values"/>.</summary>
    public abstract IReadOnlyList<string> Terms { get; }

    /// <summary>Names of the quantities a value is asked for at: N and D, say.</summary>
    public abstract IReadOnlyList<string> Predictors { get; }

    /// <summary>The rows.</summary>
    public abstract HuberProblem Problem { get; }

    /// <summary>The predictors of one row.</summary>
    public abstract double[] Row(int index);

    /// <summary>The observation of one row.</summary>
    public abstract double Observed(int index);

    /// <summary>The law that a point of the problem's parameters stands for.</summary>
    public abstract TLaw ToLaw(double[] theta);

    /// <summary>The terms of a law.</summary>
    public abstract double[] Values(TLaw law);

    /// <summary>The value of a law at a place.</summary>
    public abstract double At(TLaw law, ReadOnlySpan<double> predictors);

    /// <summary>The lowest minimum of the Huber loss, searched for from the starts of the form.</summary>
    /// <param name="threshold">δ of the Huber loss, in units of the logarithm.</param>
    /// <param name="threads">Threads at most, 0 for all.</param>
    public abstract HuberMinimum Search(double threshold, int threads);

    /// <summary>What is to be doubted about a fitted law of this form on these rows, each in a sentence.</summary>
    public virtual IEnumerable<string> Doubts(TLaw law) => [];

    /// <summary>Sentences about the terms whose largest share of an observation is nothing.</summary>
    protected static IEnumerable<string> AtBound(double observed, params (string Term, double Share)[] terms) =>
        terms.Where(term => term.Share < 1e-6 * observed).Select(term => $"{term.Term} is at its bound of zero: these runs do not show that term.");
}
