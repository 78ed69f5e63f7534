namespace Forecast.Figures.Layout;

/// <summary>The greys of text and rules.</summary>
internal static class Ink
{
    public const string Title = "#1A1A1A";

    public const string Text = "#333333";

    public const string Quiet = "#5C5C5C";

    public const string Axis = "#6E6E6E";

    public const string Grid = "#E2E2E2";

    public const string MinorGrid = "#F1F1F1";

    public const string Rule = "#7A7A7A";

    public const string Paper = "#FFFFFF";
}
