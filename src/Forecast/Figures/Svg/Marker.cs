using Forecast.Figures.Layout;

namespace Forecast.Figures.Svg;

/// <summary>The outline of a point's mark. All shapes cover about the same area, so that none weighs more than another.</summary>
internal static class Marker
{
    /// <summary>The element without its closing, so that a tooltip can be put inside.</summary>
    public static (string Name, string Attributes) Of(Shape shape, double x, double y, double radius)
    {
        double half = radius * 0.89;
        double wide = radius * 1.25;
        double arm = radius * 0.42;
        double reach = radius * 1.2;
        return shape switch
        {
            Shape.Square => ("rect", $"x=\"{N(x - half)}\" y=\"{N(y - half)}\" width=\"{N(2 * half)}\" height=\"{N(2 * half)}\""),
            Shape.Triangle => ("path", $"d=\"M{N(x)} {N(y - wide)}l{N(wide)} {N(2 * wide - 0.4 * radius)}h{N(-2 * wide)}z\""),
            Shape.TriangleDown => ("path", $"d=\"M{N(x)} {N(y + wide)}l{N(wide)} {N(0.4 * radius - 2 * wide)}h{N(-2 * wide)}z\""),
            Shape.Diamond => ("path", $"d=\"M{N(x)} {N(y - wide)}l{N(wide)} {N(wide)}l{N(-wide)} {N(wide)}l{N(-wide)} {N(-wide)}z\""),
            Shape.Cross => (
                "path",
                $"d=\"M{N(x - arm)} {N(y - reach)}h{N(2 * arm)}v{N(reach - arm)}h{N(reach - arm)}v{N(2 * arm)}h{N(arm - reach)}v{N(reach - arm)}h{N(-2 * arm)}v{N(arm - reach)}h{N(arm - reach)}v{N(-2 * arm)}h{N(reach - arm)}z\""),
            _ => ("circle", $"cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\""),
        };
    }

    private static string N(double value) => SvgText.Number(value);
}
