using FsCheck;

namespace Forecast.Tests;

/// <summary>Property tests that draw the same cases in every run, so that none can pass today and fail tomorrow.</summary>
internal static class Repeatable
{
    /// <summary>A fixed start for the generator of cases; a failure throws and names its case.</summary>
    public static Config Config { get; } = Config.QuickThrowOnFailure.WithReplay(2022, 209);

    /// <summary>Checks a property on the fixed cases.</summary>
    public static void CheckRepeatably(this Property property) => Check.One(Config, property);
}
