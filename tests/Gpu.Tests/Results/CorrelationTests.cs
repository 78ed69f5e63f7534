using Forecast.Gpu.Operations;
using Forecast.Gpu.Results;

namespace Forecast.Gpu.Tests.Results;

public class CorrelationTests
{
    [Fact]
    public void Correlations_with_ties_are_those_of_SciPy()
    {
        // scipy.stats.spearmanr and pearsonr.
        double[] a = [1, 2, 2, 3, 5, 5, 5, 8, 9, 10], b = [2, 1, 3, 3, 9, 4, 4, 12, 7, 15];
        Assert.Equal(0.9133520897645666, Correlation.Spearman(a, b).Value, 1e-14);
        Assert.Equal(0.8648409445782107, Correlation.Pearson(a, b).Value, 1e-14);
        Assert.True(double.IsNaN(Correlation.Pearson([1, 1], [1, 2]).Value));
        Assert.True(double.IsNaN(Correlation.Spearman([], []).Value));
    }

    [Fact]
    public void Normals_have_the_closed_forms_of_both_and_errors_that_are_the_scatter()
    {
        // r = 0.6; Spearman's is 6/π asin(r/2), and the variance of Pearson's (1 - r²)² / n.
        var text = new ProgramText();
        int x = text.Normal(), y = text.Step(OpCode.MultiplyAdd, text.Normal(), text.Constant(0.8), text.Step(OpCode.Multiply, x, text.Constant(0.6)));
        Program program = text.ToProgram(("x", x), ("y", y));
        const int Seeds = 300, Draws = 2000;
        double pearson = 0, spearman = 0, spread = 0;
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            Samples samples = MonteCarlo.Run(program, new DrawPlan(Draws, seed), new RunOptions { Threads = 1 });
            MonteCarloEstimate r = samples.Correlation("x", "y"), rho = samples.RankCorrelation("x", "y");
            pearson += Math.Pow((r.Value - 0.6) / r.StandardError, 2) / Seeds;
            spearman += Math.Pow((rho.Value - 6 / Math.PI * Math.Asin(0.3)) / rho.StandardError, 2) / Seeds;
            spread += r.StandardError / Seeds;
        }

        Assert.Equal(0.64 / Math.Sqrt(Draws), spread, 3e-4);
        Assert.InRange(pearson, 0.7, 1.35);
        Assert.InRange(spearman, 0.7, 1.35);
    }
}
