using Forecast.Fitting.Regression;

namespace Forecast.Models.ScalingLaws;

/// <summary>Fits of the other forms, by variable projection on relative errors: Σ (L_i / y_i - 1)² is least, the limit and the coefficients zero or more.</summary>
public static class LawFits
{
    private static readonly double[] Exponents = [0.05, 0.2, 0.5, 1, 2];

    /// <summary>y = A / x^α: a straight line through the logarithms, by least squares.</summary>
    /// <param name="x">The quantity scaled up; positive.</param>
    /// <param name="y">The observations; positive.</param>
    public static PowerLaw Plain(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        LinearTrend line = LinearTrend.Fit(Logs(x), Logs(y));
        return new PowerLaw(Math.Exp(line.At(0)), -line.Slope);
    }

    /// <summary>y = E + A / x^α.</summary>
    /// <param name="x">The quantity scaled up; positive.</param>
    /// <param name="y">The observations; positive.</param>
    public static LawFit<PowerLaw> Offset(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double[] logX = Logs(x), inverse = Inverse(y);
        double centre = logX.Average();
        SeparableFit fit = SeparableFit.Fit(
            shape => [inverse, [.. logX.Select((l, i) => inverse[i] * Math.Exp(-shape[0] * (l - centre)))]],
            Ones(y.Length),
            [.. Exponents.Select(alpha => new[] { alpha })]);
        return Of(fit, new PowerLaw(fit.Coefficients[1] * Math.Exp(fit.Shape[0] * centre), fit.Shape[0], fit.Coefficients[0]));
    }

    /// <summary>A broken law with one break.</summary>
    /// <param name="x">The quantity scaled up; positive.</param>
    /// <param name="y">The observations; positive.</param>
    /// <remarks>The search is over c_0, c_1, ln d_1 and ln f_1, from every tenth of the range of ln x; the limit and b are linear.</remarks>
    public static LawFit<BrokenLaw> Broken(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double[] logX = Logs(x), inverse = Inverse(y);
        double low = logX.Min(), high = logX.Max();
        IEnumerable<double[]> starts =
            from place in Enumerable.Range(1, 9)
            from width in new[] { 0.05, 0.3 }
            from first in new[] { 0.05, 0.5 }
            from change in new[] { -0.5, 0.5, 4 }
            select new[] { first, change, low + (high - low) * place / 10, Math.Log(width) };
        SeparableFit fit = SeparableFit.Fit(
            shape => [inverse, [.. logX.Select((l, i) => inverse[i] * Math.Exp(-shape[0] * l - shape[1] * Math.Exp(shape[3]) * BrokenLaw.Softplus((l - shape[2]) / Math.Exp(shape[3]))))]],
            Ones(y.Length),
            [.. starts]);
        var law = new BrokenLaw(fit.Coefficients[0], fit.Coefficients[1], fit.Shape[0], [new BrokenLawBreak(fit.Shape[1], Math.Exp(fit.Shape[2]), Math.Exp(fit.Shape[3]))]);
        return Of(fit, law);
    }

    /// <summary>The half-lives of repeated data and of excess parameters, and E, A and B, given the exponents of data read once.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="unique">Different tokens of each run.</param>
    /// <param name="unconstrained">The law of data read once, which gives α, β and the size for the unique tokens.</param>
    /// <remarks>The order of Muennighoff et al. 2023, appendix: first the law of one pass, then R*_D and R*_N with its exponents held.</remarks>
    public static LawFit<DataConstrainedLaw> Repeated(TrainingRuns runs, ReadOnlySpan<double> unique, ChinchillaLaw unconstrained)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(unconstrained);
        if (unique.Length != runs.Count)
        {
            throw new ArgumentException($"{unique.Length} stocks of data were given for {runs.Count} runs.", nameof(unique));
        }

        double[] stock = unique.ToArray(), inverse = Inverse(runs.Loss), n = runs.N.ToArray(), d = runs.D.ToArray();
        double scaleA = Math.Exp(unconstrained.Alpha * Logs(n).Average()), scaleB = Math.Exp(unconstrained.Beta * Logs(d).Average());
        SeparableFit fit = SeparableFit.Fit(
            shape =>
            {
                var law = new DataConstrainedLaw(unconstrained, Math.Exp(shape[0]), Math.Exp(shape[1]));
                return
                [
                    inverse,
                    [.. n.Select((size, i) => inverse[i] * scaleA * Math.Pow(law.EffectiveSize(size, stock[i]), -unconstrained.Alpha))],
                    [.. d.Select((data, i) => inverse[i] * scaleB * Math.Pow(law.EffectiveData(data, stock[i]), -unconstrained.Beta))],
                ];
            },
            Ones(runs.Count),
            [.. from data in new[] { 1, 5, 25.0 } from size in new[] { 1, 5, 25.0 } select new[] { Math.Log(data), Math.Log(size) }]);
        ChinchillaLaw refitted = unconstrained with { E = fit.Coefficients[0], A = fit.Coefficients[1] * scaleA, B = fit.Coefficients[2] * scaleB };
        return Of(fit, new DataConstrainedLaw(refitted, Math.Exp(fit.Shape[0]), Math.Exp(fit.Shape[1])));
    }

    private static LawFit<T> Of<T>(SeparableFit fit, T law)
    {
        List<string> warnings = [];
        if (!fit.IsConverged)
        {
            warnings.Add("The fit did not converge: its estimates are where the search stopped.");
        }

        if (fit.Coefficients.Any(c => c == 0))
        {
            warnings.Add("A coefficient is at its bound of zero: these points do not show that term.");
        }

        return new LawFit<T>(law, fit.SumOfSquares, warnings);
    }

    private static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }

    private static double[] Inverse(ReadOnlySpan<double> values) => [.. values.ToArray().Select(v => 1 / v)];

    private static double[] Logs(ReadOnlySpan<double> values)
    {
        var logs = new double[values.Length];
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = values[i] > 0 && double.IsFinite(values[i])
                ? Math.Log(values[i])
                : throw new ArgumentException($"Point {i}: {values[i]} has no logarithm; a positive number is wanted.", nameof(values));
        }

        return logs;
    }
}

/// <summary>A fitted law with what to doubt about it.</summary>
/// <typeparam name="T">The form.</typeparam>
/// <param name="Law">The law.</param>
/// <param name="SumOfSquares">Sum of the squared relative errors.</param>
/// <param name="Warnings">What a reader should doubt, each in a sentence; empty where nothing.</param>
public sealed record LawFit<T>(T Law, double SumOfSquares, IReadOnlyList<string> Warnings);
