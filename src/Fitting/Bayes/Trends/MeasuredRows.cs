namespace Forecast.Fitting.Bayes.Trends;

/// <summary>Rows sorted by what is known of them: values with errors in vectors, and bounds.</summary>
internal sealed class MeasuredRows
{
    public MeasuredRows(double[] x, Measurement[] measurements)
    {
        int[] known = [.. Enumerable.Range(0, x.Length).Where(i => !measurements[i].IsBounded)];
        int[] bounded = [.. Enumerable.Range(0, x.Length).Where(i => measurements[i].IsBounded)];
        Known = new PaddedRows(
            [.. known.Select(i => x[i])],
            [.. known.Select(i => measurements[i].Value)],
            [.. known.Select(i => measurements[i].Deviation * measurements[i].Deviation)]);
        X = [.. bounded.Select(i => x[i])];
        Low = [.. bounded.Select(i => measurements[i].Low)];
        High = [.. bounded.Select(i => measurements[i].High)];
    }

    /// <summary>Rows with a value.</summary>
    public PaddedRows Known { get; }

    /// <summary>Centred times of the rows with bounds.</summary>
    public double[] X { get; }

    /// <summary>Their lower bounds.</summary>
    public double[] Low { get; }

    /// <summary>Their upper bounds.</summary>
    public double[] High { get; }
}
