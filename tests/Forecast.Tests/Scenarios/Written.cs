using System.Text;
using Forecast.Scenarios;

namespace Forecast.Tests.Scenarios;

/// <summary>Scenario files written in a test.</summary>
internal static class Written
{
    /// <summary>A scenario whose one name <c>x</c> has this expression.</summary>
    public static Scenario Of(string expression, bool hasYears = true) =>
        Read($"title: a test\n{(hasYears ? "years: 2020..2030\n" : "")}let:\n  x: {expression}\nshow: [x]\n");

    public static Scenario Read(string text) => ScenarioReader.Read("s.yaml", Encoding.UTF8.GetBytes(text));

    /// <summary>What reading complains of.</summary>
    public static string Complaint(string text) => Assert.Throws<ScenarioException>(() => Read(text)).Message;
}
