using Forecast.Gpu;
using Forecast.Scenarios.Language;

namespace Forecast.Scenarios.Compilation;

/// <summary>What an expression of a scenario means: one quantity, or one a year.</summary>
internal sealed class Value
{
    private readonly Quantity? _single;
    private readonly IReadOnlyList<Quantity>? _path;

    /// <summary>One quantity.</summary>
    public Value(Quantity single) => _single = single;

    /// <summary>One quantity a year.</summary>
    public Value(IReadOnlyList<Quantity> path) => _path = path;

    /// <summary>The comparison it is the result of, so that a crossing can be found between two years; null for anything else.</summary>
    public Comparison? Comparison { get; private init; }

    /// <summary>Whether it has a quantity for each year.</summary>
    public bool IsSeries => _path is not null;

    /// <summary>The quantity, where there is one.</summary>
    public Quantity Single => _single ?? throw new InvalidOperationException("A series stands where its type is that of one quantity.");

    /// <summary>The quantity of a year, which for a single one is the same in all.</summary>
    /// <param name="year">Number of the year, from 0.</param>
    public Quantity At(int year) => _path is { } path ? path[year] : Single;

    /// <summary>The same value, known as the result of a comparison.</summary>
    public Value As(Comparison comparison) => _path is { } path ? new Value(path) { Comparison = comparison } : new Value(Single) { Comparison = comparison };

    /// <summary>A function of quantities, year by year where one of them is a series.</summary>
    public static Value Map(IReadOnlyList<Value> values, int years, Func<Quantity[], Quantity> function) => values.Any(value => value.IsSeries)
        ? new Value([.. Enumerable.Range(0, years).Select(year => function([.. values.Select(value => value.At(year))]))])
        : new Value(function([.. values.Select(value => value.Single)]));
}
