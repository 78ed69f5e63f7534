namespace Forecast.Studies;

/// <summary>The progress of a part of the work, told as progress of the whole.</summary>
/// <param name="whole">Told the share of the whole; null for nobody.</param>
/// <param name="from">The share of the whole that is done before the part.</param>
/// <param name="share">How much of the whole the part is.</param>
internal sealed class ProgressPart(IProgress<double>? whole, double from, double share) : IProgress<double>
{
    public void Report(double value) => whole?.Report(from + share * value);
}
