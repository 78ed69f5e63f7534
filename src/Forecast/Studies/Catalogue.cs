using Forecast.Data;
using Forecast.Studies.Backtest;
using Forecast.Studies.ComputeProjection;
using Forecast.Studies.ComputeTrends;
using Forecast.Studies.DataStock;
using Forecast.Studies.LotteryTickets;
using Forecast.Studies.ParameterGap;
using Forecast.Studies.ResourceModel;
using Forecast.Studies.ScalingLaws;

namespace Forecast.Studies;

/// <summary>Every study there is. A line here makes a study a section of the report, a word on the command line and a test.</summary>
public static class Catalogue
{
    /// <summary>The studies, in the order of the report.</summary>
    public static IReadOnlyList<IStudy> All { get; } =
    [
        new ComputeTrendsStudy(),
        new ParameterGapStudy(),
        new DataStockStudy(),
        new ScalingLawsStudy(),
        new ResourceModelStudy(),
        new LotteryTicketsStudy(),
        new ComputeProjectionStudy(),
        new BacktestStudy(),
    ];

    /// <summary>The studies with the given ids, in the order of the report and each once.</summary>
    /// <exception cref="InputException">There is no study with one of the ids.</exception>
    public static IReadOnlyList<IStudy> Find(IEnumerable<string> ids) => Find(ids, All);

    /// <summary>The studies with the given ids among some studies, in their order and each once.</summary>
    /// <exception cref="InputException">There is no study with one of the ids.</exception>
    public static IReadOnlyList<IStudy> Find(IEnumerable<string> ids, IReadOnlyList<IStudy> among)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(among);
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        string? unknown = wanted.FirstOrDefault(id => among.All(study => study.Id != id));
        if (unknown is not null)
        {
            string known = among.Count == 0 ? "there are none" : "the studies are " + string.Join(", ", among.Select(study => study.Id));
            throw new InputException($"There is no study '{unknown}'; {known}.");
        }

        return [.. among.Where(study => wanted.Contains(study.Id))];
    }
}
