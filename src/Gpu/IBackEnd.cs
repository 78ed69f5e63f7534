namespace Forecast.Gpu;

/// <summary>Something that runs programs.</summary>
public interface IBackEnd
{
    /// <summary>Its name on the command line: <c>simd</c>.</summary>
    string Name { get; }

    /// <summary>What a reader of the results should know about how they were made, such as that a device failed; null where it is nothing.</summary>
    string? Note => null;

    /// <summary>Makes some consecutive draws of a run.</summary>
    /// <param name="program">The program.</param>
    /// <param name="plan">The whole run.</param>
    /// <param name="first">Number of the first draw wanted, from 0.</param>
    /// <param name="outputs">An array for each output, all equally long: as many draws as are wanted.</param>
    /// <param name="cancellation">Ends the work early.</param>
    void Run(Program program, DrawPlan plan, long first, IReadOnlyList<Memory<double>> outputs, CancellationToken cancellation = default);
}
