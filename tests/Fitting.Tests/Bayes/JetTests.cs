using Forecast.Fitting.Bayes;
using Forecast.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Fitting.Tests.Bayes;

public class JetTests
{
    [Fact]
    public void Each_operation_has_the_derivative_of_finite_differences()
    {
        (Func<Jet, Jet, Jet> Jets, Func<double, double, double> Numbers)[] operations =
        [
            ((x, y) => x + y, (x, y) => x + y),
            ((x, y) => x - y, (x, y) => x - y),
            ((x, y) => -x * y, (x, y) => -x * y),
            ((x, y) => x / y, (x, y) => x / y),
            ((x, y) => 3 / x + 2 * y, (x, y) => 3 / x + 2 * y),
            ((x, y) => Jet.Square(x) * Jet.Sqrt(y), (x, y) => x * x * Math.Sqrt(y)),
            ((x, y) => Jet.Exp(x) - Jet.Log(y), (x, y) => Math.Exp(x) - Math.Log(y)),
            ((x, y) => Jet.LogOnePlus(x) * y, (x, y) => Math.Log(1 + x) * y),
            (Jet.Pow, Math.Pow),
            (Jet.LogSumExp, (x, y) => Math.Log(Math.Exp(x) + Math.Exp(y))),
        ];
        Gen<double> numbers = Gen.Choose(100, 3000).Select(i => i / 1000.0);
        Prop.ForAll(numbers.Two().ToArbitrary(), pair =>
        {
            (double x, double y) = pair;
            foreach ((Func<Jet, Jet, Jet> jets, Func<double, double, double> f) in operations)
            {
                Jet found = jets(Jet.Coordinate(x, 0), Jet.Coordinate(y, 7));
                const double H = 1e-5;
                Assert.Equal(f(x, y), found.Value, 1e-13 * (1 + Math.Abs(found.Value)));
                Assert.Equal((f(x + H, y) - f(x - H, y)) / (2 * H), found.Slopes[0], 1e-6 * (1 + Math.Abs(found.Slopes[0])));
                Assert.Equal((f(x, y + H) - f(x, y - H)) / (2 * H), found.Slopes[7], 1e-6 * (1 + Math.Abs(found.Slopes[7])));
            }
        }).CheckRepeatably();
    }

    [Fact]
    public void A_density_in_jets_has_the_gradient_written_by_hand()
    {
        // Student-t regression with an intercept, ten slopes and a log scale: more coordinates than a jet has directions.
        const int Slopes = 10, Rows = 30;
        double[] Row(int i) => [.. Enumerable.Range(0, Slopes).Select(j => Math.Sin(i * (j + 1.0)))];
        double[][] x = [.. Enumerable.Range(0, Rows).Select(Row)];
        double[] y = [.. Enumerable.Range(0, Rows).Select(i => Math.Cos(3.0 * i))];
        var density = new JetDensity(Slopes + 2, at =>
        {
            Jet sum = -Rows * at[^1], precision = Jet.Exp(-2 * at[^1]);
            for (int i = 0; i < Rows; i++)
            {
                Jet residual = y[i] - at[0];
                for (int j = 0; j < Slopes; j++)
                {
                    residual -= x[i][j] * at[j + 1];
                }

                sum -= 2.5 * Jet.LogOnePlus(0.25 * precision * Jet.Square(residual));
            }

            return sum;
        });
        double[] place = [.. Enumerable.Range(0, Slopes + 2).Select(i => 0.1 * (i - 4))];
        double expected = -Rows * place[^1], scale = Math.Exp(-2 * place[^1]);
        var gradient = new double[Slopes + 2];
        gradient[^1] = -Rows;
        for (int i = 0; i < Rows; i++)
        {
            double residual = y[i] - place[0] - x[i].Zip(place.Skip(1), (a, b) => a * b).Sum(), share = 0.25 * scale * residual * residual;
            expected -= 2.5 * Math.Log(1 + share);
            double pull = 1.25 * scale * residual / (1 + share);
            gradient[0] += pull;
            gradient[^1] += 5 * share / (1 + share);
            for (int j = 0; j < Slopes; j++)
            {
                gradient[j + 1] += pull * x[i][j];
            }
        }

        var found = new double[Slopes + 2];
        Assert.Equal(expected, density.Evaluate(place, found), 1e-11);
        for (int i = 0; i < found.Length; i++)
        {
            Assert.Equal(gradient[i], found[i], 1e-11);
        }
    }
}
