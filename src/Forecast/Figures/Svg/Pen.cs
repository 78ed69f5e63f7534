using System.Globalization;
using System.Text;
using Forecast.Figures.Layout;

namespace Forecast.Figures.Svg;

/// <summary>The page an SVG is written on, one element a line.</summary>
internal sealed class Pen
{
    private readonly StringBuilder _page = new();
    private int _depth;

    /// <summary>Writes a line; numbers among the values are written as coordinates.</summary>
    public void Write(FormattableString element)
    {
        object?[] values = [.. element.GetArguments().Select(value => value is double number ? SvgText.Number(number) : value)];
        _page.Append(' ', 2 * _depth).Append(string.Format(CultureInfo.InvariantCulture, element.Format, values)).Append('\n');
    }

    public void Open(FormattableString element)
    {
        Write(element);
        _depth++;
    }

    public void Close(string name)
    {
        _depth--;
        Write($"</{name}>");
    }

    public void Text(TextLine line) =>
        Write($"<text x=\"{line.X}\" y=\"{line.Baseline}\" {Face(line)}>{SvgText.Escape(line.Text)}</text>");

    /// <summary>Text with a white rim, for a busy ground. The rim is a text of its own, since not every viewer paints strokes first.</summary>
    public void TextOnGround(TextLine line)
    {
        Write($"<text x=\"{line.X}\" y=\"{line.Baseline}\" {Face(line with { Fill = Ink.Paper })} stroke=\"{Ink.Paper}\" stroke-width=\"3\" stroke-linejoin=\"round\" stroke-opacity=\"0.75\" aria-hidden=\"true\">{SvgText.Escape(line.Text)}</text>");
        Text(line);
    }

    public override string ToString() => _page.ToString();

    private static string Face(TextLine line)
    {
        string anchor = line.Anchor switch
        {
            Anchor.Middle => " text-anchor=\"middle\"",
            Anchor.End => " text-anchor=\"end\"",
            _ => "",
        };
        return $"font-size=\"{SvgText.Number(line.Size)}\" fill=\"{line.Fill}\"{(line.Bold ? " font-weight=\"bold\"" : "")}{anchor}";
    }
}
