using Forecast.Fitting.Distributions;
using Forecast.Fitting.Numerics;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using MathNet.Numerics.LinearAlgebra;

namespace Forecast.Fitting.Bayes.LaplaceMatching;

/// <summary>A trend of shares: what part each category has, as a softmax of scores that move in time.</summary>
/// <remarks>
/// y ~ Multinomial(softmax(Q g(t))), each part of g as <see cref="LatentPlan"/> says; see <see cref="CategoryCounts"/>. A share is the
/// mean of
/// the posterior, so shares sum to one; intervals are quantiles of keyed draws of the Gaussian put through the softmax, all categories
/// together. Draws are the same at every time for the same key, so that paths of shares are coherent.
/// </remarks>
public sealed class ShareTrend
{
    private readonly CategoryCounts _counts;
    private readonly double[] _normal;

    private ShareTrend(CategoryCounts counts, LatentFit latent, StreamKey key, double dispersion, double chance)
    {
        (_counts, Latent, Dispersion, DispersionChance) = (counts, latent, dispersion, chance);
        _normal = new double[Draws * counts.Latents];
        var random = new RandomSequence(key);
        for (int i = 0; i < _normal.Length / 2; i++)
        {
            double u = random.NextUniform();
            _normal[i] = NormalFunctions.Quantile(u, 1 - u);

            // Each draw has its opposite, which takes the error of first order out of every mean.
            _normal[_normal.Length / 2 + i] = -_normal[i];
        }
    }

    /// <summary>Number of draws behind an interval.</summary>
    public static int Draws => 4000;

    /// <summary>The latent model behind it.</summary>
    public LatentFit Latent { get; }

    /// <summary>
    /// Pearson's χ² of the straight multinomial trend by its degrees of freedom: about 1 where shares only scatter as counts must.
    /// </summary>
    public double Dispersion { get; }

    /// <summary>Probability of a χ² at least this large if that were so; rough where most expected counts are below 2.</summary>
    public double DispersionChance { get; }

    /// <summary>Number of categories.</summary>
    public int Categories => _counts.Categories;

    /// <summary>Fits the shares of categories.</summary>
    /// <param name="times">A time for each cell.</param>
    /// <param name="counts">One array a cell, one number a category.</param>
    /// <param name="key">Where the randomness of intervals comes from.</param>
    /// <param name="plan">The prior; null for the usual one.</param>
    public static ShareTrend Fit(ReadOnlySpan<double> times, IReadOnlyList<IReadOnlyList<double>> counts, StreamKey key,
        LatentPlan? plan = null)
    {
        plan ??= new LatentPlan();
        var likelihood = new CategoryCounts(counts);
        LatentFit line = LatentFit.Fit(times, likelihood, plan with { Kernel = LatentKernel.None, Noise = 0 });
        double square = 0;
        for (int i = 0; i < likelihood.Cells; i++)
        {
            square += likelihood.Pearson(i, [.. line.At(times[i]).Mean]);
        }

        double degrees = (likelihood.Cells - 2) * likelihood.Latents;
        bool isLine = plan is { Kernel: LatentKernel.None, Noise: 0 };
        LatentFit latent = isLine ? line : LatentFit.Fit(times, likelihood, plan);
        return new ShareTrend(likelihood, latent, key, square / degrees, 1 - new Gamma(degrees / 2, 2).Cdf(square));
    }

    /// <summary>The shares at a time, each with its interval; the values sum to one.</summary>
    /// <param name="time">A time, observed or not.</param>
    /// <param name="level">Coverage of each interval by itself.</param>
    public Estimate[] At(double time, double level)
    {
        Allowed.Inside(level);
        double[][] shares = Sample(time);
        return
        [
            .. shares.Select(draws =>
            {
                double mean = draws.Average();
                Array.Sort(draws);
                return new Estimate(
                    mean, new Interval(Quantiles.OfSorted(draws, 0.5 - 0.5 * level), Quantiles.OfSorted(draws, 0.5 + 0.5 * level), level));
            }),
        ];
    }

    /// <summary>Draws of the shares at a time: a category, a draw; those of a draw sum to one.</summary>
    /// <param name="time">A time, observed or not.</param>
    public double[][] Sample(double time)
    {
        MatchedGaussian gaussian = Latent.At(time, withScatter: true);
        int d = _counts.Latents;
        double[] mean = [.. gaussian.Mean], factor = gaussian.Covariance.ToRowMajorArray(), place = new double[d],
            part = new double[Categories];
        DenseCholesky.Factor(factor, d);
        var shares = new double[Categories][];
        for (int k = 0; k < Categories; k++)
        {
            shares[k] = new double[Draws];
        }

        for (int i = 0; i < Draws; i++)
        {
            for (int a = 0; a < d; a++)
            {
                place[a] = mean[a];
                for (int b = 0; b <= a; b++)
                {
                    place[a] += factor[a * d + b] * _normal[i * d + b];
                }
            }

            _counts.Shares(place, part);
            for (int k = 0; k < Categories; k++)
            {
                shares[k][i] = part[k];
            }
        }

        return shares;
    }

    /// <summary>The Dirichlet distribution that the Laplace bridge makes of the shares at a time, in one step and without draws.</summary>
    /// <param name="time">A time, observed or not.</param>
    public double[] Concentrations(double time)
    {
        MatchedGaussian gaussian = Latent.At(time, withScatter: true);
        Matrix<double> q = _counts.Contrasts;
        return DirichletMatching.Back(new MatchedGaussian(q * gaussian.Mean, q * gaussian.Covariance * q.Transpose()));
    }
}
