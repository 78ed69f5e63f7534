using Forecast.Data;
using Forecast.Studies;
using Forecast.Studies.LotteryTickets;
using Forecast.Tests.Data;

namespace Forecast.Tests.Studies;

/// <summary>One run of the quick set of the lottery-tickets study, shared by the tests.</summary>
public sealed class LotteryTicketsRun
{
    private readonly Dictionary<string, Finding> _numbers;

    public LotteryTicketsRun()
    {
        Findings = new LotteryTicketsStudy().Run(DataFolder.Open(Repository.Data), new StudyPlan());
        _numbers = Findings.Numbers.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
    }

    public Findings Findings { get; }

    public Finding this[string id] => _numbers[$"lottery-tickets/{id}"];
}

public class LotteryTicketsStudyTests(LotteryTicketsRun run) : IClassFixture<LotteryTicketsRun>
{
    [Fact]
    public void The_loss_of_SiLU_networks_falls_as_the_inverse_of_the_width()
    {
        Finding slope = run["silu/slope"];
        Assert.Equal(-1, slope.Value, 0.25);
        Assert.Contains(slope.Verdict, new Verdict?[] { Verdict.Reproduced, Verdict.WithinTolerance });
    }

    [Fact]
    public void The_mean_of_independent_tickets_has_a_squared_error_of_one_over_n()
    {
        Finding slope = run["average/toy"];
        Assert.Equal(-1, slope.Value, 0.02);
        Assert.True(slope.Interval!.Value.Contains(-1));
    }

    [Fact]
    public void ReLU_networks_fall_faster_at_first_than_later()
    {
        Assert.True(run["relu/slope-early"].Value < run["relu/slope-late"].Value);
        Assert.All(new[] { "relu/slope-early", "relu/slope-late" }, id => Assert.NotNull(run[id].Verdict));
    }

    // x² on [-2, 2]: the best broken line of k equal pieces leaves (4/k)⁴/180, in closed form.
    [Fact]
    public void Two_ReLU_neurons_end_at_the_least_losses_of_broken_lines()
    {
        Assert.Equal(64.0 / 45, BestPiecewise.Loss(1, -2, 2), 1e-12);
        Assert.Equal(256.0 / 14_580, BestPiecewise.Loss(3, -2, 2), 1e-12);
        Assert.All(new[] { "three", "two" }, count => Assert.True(run[$"peaks/relu-{count}-pieces"].Value > 0.05));
        Assert.True(run["peaks/relu-one-piece"].Value > 0.1);
        Assert.InRange(run["peaks/relu"].Value, 3, 6);
    }

    [Fact]
    public void The_best_broken_line_is_that_of_brute_force()
    {
        // Knots at -2, -t, t, 2 and free heights: least squares on a fine grid of points and of t.
        const int Count = 2000;
        double[] x = [.. Enumerable.Range(0, Count).Select(i => -2 + 4 * (i + 0.5) / Count)];
        double least = double.PositiveInfinity;
        for (double t = 0.5; t < 0.9; t += 0.0101)
        {
            double[] bent = [.. x.Select(v => Math.Max(0, Math.Abs(v) - t))], squares = [.. x.Select(v => v * v)];
            (double a, double b) = (bent.Average(), squares.Average());
            double slope = bent.Zip(squares, (u, y) => (u - a) * (y - b)).Sum() / bent.Sum(u => (u - a) * (u - a));
            least = Math.Min(least, bent.Zip(squares, (u, y) => Math.Pow(y - b - slope * (u - a), 2)).Average());
        }

        Assert.Equal(BestPiecewise.Loss(3, -2, 2), least, 2e-4);
    }

    [Fact]
    public void No_ReLU_network_beats_the_best_broken_line_of_its_neurons()
    {
        Table widths = run.Findings.Tables.Single(table => table.Id == "widths");
        Assert.All(widths.Rows, row => Assert.True(Printed.Parse(row[5]).Value >= 0.97 * Printed.Parse(row[6]).Value));
        Assert.Equal(widths.Rows[0][6], widths.Rows[0][5]);
    }

    [Fact]
    public void The_best_networks_of_two_SiLU_neurons_are_symmetric_pairs()
    {
        Assert.True(run["pairs/best"].Value > 0.9);
        Assert.True(run["pairs/best"].Value > 2 * run["pairs/all"].Value);
        Assert.True(run["peaks/silu"].Value >= 3);
    }

    [Fact]
    public void What_could_not_be_found_is_said()
    {
        Assert.Equal(4, run.Findings.NotVerified.Count);
        Assert.Equal(4, run.Findings.Figures.Count);
        Assert.All(run.Findings.Numbers.Where(n => n.Published is not null), n => Assert.NotEqual(Verdict.Differs, n.Verdict));
        Assert.All(run.Findings.Numbers.Where(n => n.Seed is not null), n => Assert.Equal(StudyPlan.DefaultSeed, n.Seed));
    }
}
