using System.Xml;
using System.Xml.Linq;

namespace Forecast.Reports;

/// <summary>An SVG document made fit to stand inside a page.</summary>
/// <remarks>
/// The declaration and comments go; every id gets a prefix, since the figures of a page share one space of ids and would otherwise
/// borrow each other's clips; the description is put where a screen reader finds it; scripts go, should a figure ever hold one.
/// </remarks>
internal static class InlineSvg
{
    private static readonly XName[] References = ["href", "{http://www.w3.org/1999/xlink}href"];
    private static readonly XName[] Labels = ["aria-labelledby", "aria-describedby"];

    /// <summary>The document as an element.</summary>
    /// <param name="svg">A whole SVG document.</param>
    /// <param name="prefix">Put before each id.</param>
    /// <param name="description">What the figure shows, in words.</param>
    /// <param name="keepTooltips">Whether the names that show where a pointer rests stay.</param>
    public static string Of(string svg, string prefix, string description, bool keepTooltips = true)
    {
        using var reader = XmlReader.Create(new StringReader(svg), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        XElement root = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
        root.Descendants().Where(element => element.Name.LocalName == "script" || (!keepTooltips && element.Name.LocalName == "title")).Remove();
        foreach (XAttribute attribute in root.DescendantsAndSelf().Attributes().ToArray())
        {
            Rewrite(attribute, prefix);
        }

        // One description for the whole, not a reading of every label on an axis.
        root.SetAttributeValue("aria-labelledby", null);
        root.SetAttributeValue("aria-describedby", null);
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-label", HtmlText.Clean(description));
        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static void Rewrite(XAttribute attribute, string prefix)
    {
        if (attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase))
        {
            attribute.Remove();
        }
        else if (attribute.Name == "id")
        {
            attribute.Value = prefix + attribute.Value;
        }
        else if (References.Contains(attribute.Name) && attribute.Value.StartsWith('#'))
        {
            attribute.Value = $"#{prefix}{attribute.Value[1..]}";
        }
        else if (Labels.Contains(attribute.Name))
        {
            attribute.Value = string.Join(' ', attribute.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => prefix + id));
        }
        else if (attribute.Value.Contains("url(#", StringComparison.Ordinal))
        {
            attribute.Value = attribute.Value.Replace("url(#", $"url(#{prefix}", StringComparison.Ordinal);
        }
    }
}
