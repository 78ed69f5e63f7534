namespace Forecast.Data;

/// <summary>A span of time, both days included.</summary>
/// <param name="Name">What it is called: <c>2016–2022</c>.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
public sealed record Era(string Name, DateOnly First, DateOnly Last)
{
    /// <summary>Whether a day lies in the era.</summary>
    public bool Contains(DateOnly day) => day >= First && day <= Last;
}
