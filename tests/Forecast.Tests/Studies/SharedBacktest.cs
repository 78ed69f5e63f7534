namespace Forecast.Tests.Studies;

/// <summary>The tests that share one run of the backtest.</summary>
[CollectionDefinition(Name)]
public sealed class SharedBacktest : ICollectionFixture<BacktestRunFixture>
{
    public const string Name = "backtest";
}
