using Forecast.Fitting.Regression;

namespace Forecast.Fitting.Tests.Nist;

/// <summary>Derivatives worked out by hand lead to where automatic ones do, from both of NIST's starts.</summary>
public class AnalyticDerivativeTests
{
    private static readonly Dictionary<string, DifferentiatedModel> ByHand = new()
    {
        ["Misra1a"] = (b, x, g) => Saturation(b, x[0], g),
        ["BoxBOD"] = (b, x, g) => Saturation(b, x[0], g),
        ["MGH09"] = (b, x, g) =>
        {
            double above = x[0] * x[0] + x[0] * b[1], below = x[0] * x[0] + x[0] * b[2] + b[3], value = b[0] * above / below;
            return Write(g, value, above / below, b[0] * x[0] / below, -value * x[0] / below, -value / below);
        },
        ["MGH10"] = (b, x, g) =>
        {
            double power = Math.Exp(b[1] / (x[0] + b[2])), value = b[0] * power;
            return Write(g, value, power, value / (x[0] + b[2]), -value * b[1] / ((x[0] + b[2]) * (x[0] + b[2])));
        },
        ["Rat42"] = (b, x, g) =>
        {
            double power = Math.Exp(b[1] - b[2] * x[0]), value = b[0] / (1 + power), fall = -value * power / (1 + power);
            return Write(g, value, 1 / (1 + power), fall, -x[0] * fall);
        },
        ["Lanczos3"] = (b, x, g) =>
        {
            double first = Math.Exp(-b[1] * x[0]), second = Math.Exp(-b[3] * x[0]), third = Math.Exp(-b[5] * x[0]);
            return Write(g, b[0] * first + b[2] * second + b[4] * third, first, -x[0] * b[0] * first, second, -x[0] * b[2] * second, third, -x[0] * b[4] * third);
        },
        ["Nelson"] = (b, x, g) =>
        {
            double power = Math.Exp(-b[2] * x[1]);
            return Write(g, b[0] - b[1] * x[0] * power, 1, -x[0] * power, b[1] * x[0] * x[1] * power);
        },
    };

    public static TheoryData<string> Names => [.. ByHand.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Analytic_and_automatic_derivatives_give_one_fit_and_the_certified_one(string name)
    {
        NonlinearSet set = NonlinearSet.All[name];
        foreach (double[] start in new[] { set.Start1, set.Start2 })
        {
            NonlinearLeastSquares analytic = NonlinearLeastSquares.Fit(ByHand[name], set.Terms, set.Columns, set.Y, start);
            NonlinearLeastSquares automatic = NonlinearLeastSquares.Fit(set.Model, set.Terms, set.Columns, set.Y, start);
            for (int j = 0; j < set.Estimates.Length; j++)
            {
                Assert.InRange(analytic.Terms[j].Value / set.Estimates[j], 1 - 1e-6, 1 + 1e-6);
                Assert.InRange(analytic.Terms[j].Value / automatic.Terms[j].Value, 1 - 1e-6, 1 + 1e-6);
                Assert.InRange(analytic.Terms[j].StandardError / automatic.Terms[j].StandardError, 1 - 1e-6, 1 + 1e-6);
            }

            double[] place = [.. set.Columns.Select(column => column[0])];
            Assert.Equal(automatic.Predict(place, 0.9).Confidence.High, analytic.Predict(place, 0.9).Confidence.High, 6);
        }
    }

    private static double Saturation(ReadOnlySpan<double> b, double x, Span<double> gradient)
    {
        double left = Math.Exp(-b[1] * x);
        return Write(gradient, b[0] * (1 - left), 1 - left, b[0] * x * left);
    }

    private static double Write(Span<double> gradient, double value, params ReadOnlySpan<double> derivatives)
    {
        if (!gradient.IsEmpty)
        {
            derivatives.CopyTo(gradient);
        }

        return value;
    }
}
