namespace Forecast.Figures;

/// <summary>A way to draw layers: one method for each, so that the compiler names the renderers a new layer needs.</summary>
public interface ILayerRenderer
{
    /// <summary>Draws points.</summary>
    void Draw(Points points);

    /// <summary>Draws a line.</summary>
    void Draw(Line line);

    /// <summary>Draws a band.</summary>
    void Draw(Band band);

    /// <summary>Draws a rug.</summary>
    void Draw(Rug rug);

    /// <summary>Draws a vertical rule.</summary>
    void Draw(VerticalRule rule);

    /// <summary>Draws a horizontal rule.</summary>
    void Draw(HorizontalRule rule);
}
