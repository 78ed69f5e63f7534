namespace Forecast.Data;

/// <summary>The curated tables on disk.</summary>
public sealed class DataFolder
{
}
