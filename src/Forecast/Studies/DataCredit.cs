namespace Forecast.Studies;

/// <summary>The line under a figure that credits its data, as the licence asks.</summary>
public static class DataCredit
{
    /// <summary>The credit with the vintage.</summary>
    public static string Text(string vintage) => $"Data: Epoch AI, \"Data on AI Models\", {vintage} (CC BY 4.0)";
}
