namespace Forecast.Fitting.Bayes;

/// <summary>Draws from a posterior: several chains, each of as many draws of all parameters together.</summary>
/// <remarks>What hands uncertainty on: a column is a parameter, and a row is one joint draw, so that parameters stay correlated.</remarks>
public sealed class Posterior
{
    private readonly double[][][] _values;

    /// <summary>A posterior from its draws.</summary>
    /// <param name="names">Names of the parameters.</param>
    /// <param name="values">The draws: a chain, a parameter, a draw. Kept, not copied.</param>
    /// <param name="trace">What the sampler reported of each chain; empty where there is nothing to report, as for independent draws.</param>
    /// <exception cref="ArgumentException">No chains, no draws, chains that differ in length, or other numbers of names, chains or traces.</exception>
    public Posterior(IReadOnlyList<string> names, double[][][] values, IReadOnlyList<ChainTrace>? trace = null)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length == 0 || names.Count == 0 || values.Any(chain => chain.Length != names.Count))
        {
            throw new ArgumentException($"A posterior needs at least one chain, and in each a column for each of the {names.Count} parameters.", nameof(values));
        }

        int draws = values[0][0].Length;
        if (draws == 0 || values.Any(chain => chain.Any(column => column.Length != draws)))
        {
            throw new ArgumentException("A posterior needs draws, as many in each chain and of each parameter.", nameof(values));
        }

        if (trace is { Count: > 0 } && trace.Count != values.Length)
        {
            throw new ArgumentException($"{trace.Count} traces were given for {values.Length} chains.", nameof(trace));
        }

        Names = names;
        Draws = draws;
        Trace = trace ?? [];
        _values = values;
    }

    /// <summary>Names of the parameters.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of chains.</summary>
    public int Chains => _values.Length;

    /// <summary>Number of draws in each chain.</summary>
    public int Draws { get; }

    /// <summary>What the sampler reported of each chain; empty where it reported nothing.</summary>
    public IReadOnlyList<ChainTrace> Trace { get; }

    /// <summary>The draws of a parameter in a chain, in the order drawn.</summary>
    /// <param name="parameter">Index of the parameter in <see cref="Names"/>.</param>
    /// <param name="chain">Index of the chain.</param>
    public ReadOnlySpan<double> Chain(int parameter, int chain) => _values[chain][parameter];

    /// <summary>All draws of a parameter, one chain after the other: a new array.</summary>
    /// <param name="parameter">Index of the parameter in <see cref="Names"/>.</param>
    public double[] Column(int parameter)
    {
        var column = new double[Chains * Draws];
        for (int chain = 0; chain < Chains; chain++)
        {
            _values[chain][parameter].CopyTo(column, chain * Draws);
        }

        return column;
    }

    /// <summary>All draws of a parameter by name, one chain after the other: a new array.</summary>
    /// <exception cref="ArgumentException">No parameter has this name.</exception>
    public double[] Column(string name)
    {
        for (int parameter = 0; parameter < Names.Count; parameter++)
        {
            if (Names[parameter] == name)
            {
                return Column(parameter);
            }
        }

        throw new ArgumentException($"No parameter is called '{name}'; there are {string.Join(", ", Names)}.", nameof(name));
    }

    /// <summary>All draws, a column a parameter, rows kept together: what a simulation draws rows from.</summary>
    public double[][] Columns() => [.. Enumerable.Range(0, Names.Count).Select(Column)];

    /// <summary>One joint draw.</summary>
    /// <param name="chain">Index of the chain.</param>
    /// <param name="draw">Index of the draw in the chain.</param>
    /// <param name="parameters">Where the parameters are written, one a name.</param>
    public void Row(int chain, int draw, Span<double> parameters)
    {
        for (int parameter = 0; parameter < Names.Count; parameter++)
        {
            parameters[parameter] = _values[chain][parameter][draw];
        }
    }
}
