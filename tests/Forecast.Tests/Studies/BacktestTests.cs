using Forecast.Data;
using Forecast.Studies;
using Forecast.Studies.ComputeTrends;
using Forecast.Tests.Data;

namespace Forecast.Tests.Studies;

public sealed class BacktestTests
{
    private static readonly DataFolder Folder = DataFolder.Open(Repository.Data);
    private static readonly Dataset Newest = Folder.ReadLatest();

    [Fact]
    public void The_scores_are_those_of_statsmodels()
    {
        var backtest = new Backtest(Folder, Newest);
        IReadOnlyList<IReadOnlyDictionary<string, string>> theirs = GoldenTable.Read("trend/backtest.csv");
        Assert.Equal(
            theirs.Select(row => $"{row["vintage"]} {row["cut"]} {row["fitted"]} {row["later"]}"),
            backtest.Table.Rows.Select(cells => string.Join(' ', cells.Take(4))));
        Assert.All(theirs, row =>
        {
            Assert.Equal(row.Number("coverage"), Score(backtest, row["vintage"], "coverage"), 1e-12);
            Assert.Equal(row.Number("mean_error"), Score(backtest, row["vintage"], "mean-error"), 1e-8);
        });
    }

    [Fact]
    public void A_trend_is_fitted_to_no_system_published_after_its_table()
    {
        var before = new Backtest(Folder, Newest);
        Assert.All(before.Table.Rows, cells =>
        {
            Vintage vintage = Folder.Find(cells[0]);
            DateOnly cut = DateText.ParseTo(cells[1]);
            Assert.InRange(cut, new DateOnly(2010, 1, 1), vintage.LastDay);
        });

        // Had a fit seen one of the later systems, another value there would move the trend and the error would not rise by one.
        var after = new Backtest(Folder, With(system => system with { TrainingCompute = system.TrainingCompute * 10 }));
        Assert.Equal(before.Table.Rows.Select(cells => string.Join(' ', cells.Take(4))), after.Table.Rows.Select(cells => string.Join(' ', cells.Take(4))));
        Assert.All(Scored(before), vintage => Assert.Equal(Score(before, vintage, "mean-error") + 1, Score(after, vintage, "mean-error"), 1e-9));
    }

    [Fact]
    public void A_trend_is_scored_on_no_system_published_before_its_cut()
    {
        var before = new Backtest(Folder, Newest);
        DateOnly firstCut = before.Table.Rows.Select(cells => DateText.ParseTo(cells[1])).Min();
        var after = new Backtest(Folder, With(system => system.Published <= firstCut ? system with { TrainingCompute = 1 } : system));
        Assert.Equal(before.Table.Rows, after.Table.Rows);
    }

    private static Dataset With(Func<MlSystem, MlSystem> change) => new(Newest.Vintage, [.. Newest.Systems.Select(change)], Newest.Sha256);

    private static IEnumerable<string> Scored(Backtest backtest) => backtest.Table.Rows.Select(cells => cells[0]);

    private static double Score(Backtest backtest, string vintage, string id) =>
        backtest.Findings.Single(finding => finding.Id == $"compute-trends/backtest/{vintage}/{id}").Value;
}
