namespace Forecast.Scenarios;

/// <summary>How far one input moves a result: the bar of a tornado.</summary>
/// <param name="Input">Name of the input.</param>
/// <param name="AtLow">Median of the result where the input is in its lowest tenth.</param>
/// <param name="AtHigh">Median of the result where the input is in its highest tenth.</param>
/// <param name="RankCorrelation">Spearman's correlation of input and result.</param>
public sealed record Swing(string Input, double AtLow, double AtHigh, double RankCorrelation);
