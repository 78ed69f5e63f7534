namespace Forecast.Studies.ResourceModel;

/// <summary>The progress of a part of the work, told as its share of the whole.</summary>
/// <param name="whole">Told the share of the whole.</param>
/// <param name="share">How much of the whole the part is.</param>
internal sealed class ProgressShare(IProgress<double> whole, double share) : IProgress<double>
{
    public void Report(double value) => whole.Report(share * value);
}
