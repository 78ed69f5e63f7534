namespace Forecast.Fitting.Regression;

/// <summary>Rows to which a curve is fitted under a Huber loss of the residuals of logarithms.</summary>
/// <remarks>f(θ) = Σ_i w_i ρ_δ(r_i), r_i = ln fitted_i - ln y_i, ρ_δ(r) = r²/2 for |r| ≤ δ, else δ (|r| - δ/2) (Huber 1964).</remarks>
public abstract class HuberProblem
{
    /// <summary>Number of rows.</summary>
    public abstract int Rows { get; }

    /// <summary>Number of fitted parameters, the length of θ.</summary>
    public abstract int Terms { get; }

    /// <summary>One weight a row, all of them 1, as <see cref="HuberMinimum.Find"/> takes them; longer than the rows where they are padded.</summary>
    public abstract double[] UnitWeights();

    /// <summary>The residuals, ln fitted less ln observed, one a row.</summary>
    /// <param name="theta">The parameters.</param>
    public abstract double[] Residuals(ReadOnlySpan<double> theta);

    // Returns f; its gradient, its Hessian (rows of the lower triangle) and the weighted squares of the Jacobian's columns go into the room given.
    internal abstract double Evaluate(
        ReadOnlySpan<double> theta,
        ReadOnlySpan<double> weights,
        double threshold,
        Span<double> gradient,
        Span<double> hessian,
        Span<double> squares);
}
