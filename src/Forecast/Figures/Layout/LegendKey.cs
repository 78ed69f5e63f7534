namespace Forecast.Figures.Layout;

/// <summary>A legend entry with its place: the room of its key, and where its text begins.</summary>
internal sealed record LegendKey(LegendEntry Entry, Box Key, TextLine Text)
{
    private const double StrokeWidth = 26;

    private const double MarkerWidth = 10;

    private const double KeyGap = 7;

    private const double EntryGap = 20;

    private const double RowHeight = 20;

    /// <summary>Entries set side by side from a place on, in as many rows as the width asks for.</summary>
    public static (IReadOnlyList<LegendKey> Keys, double Height) Flow(IReadOnlyList<LegendEntry> entries, double left, double right, double top)
    {
        var keys = new List<LegendKey>();
        double x = left;
        double row = top;
        double keyWidth = entries.Any(entry => entry.Line is not null || entry.Bands > 0) ? StrokeWidth : MarkerWidth;
        foreach (var entry in entries)
        {
            string text = Wrapping.Shorten(entry.Text, TypeSize.Legend, false, right - left - keyWidth - KeyGap);
            double width = keyWidth + KeyGap + Typeface.Width(text, TypeSize.Legend);
            if (x > left && x + width > right)
            {
                x = left;
                row += RowHeight;
            }

            double middle = row + RowHeight / 2;
            var line = new TextLine(text, x + keyWidth + KeyGap, middle + TypeSize.Legend * 0.35, TypeSize.Legend, Ink.Text);
            keys.Add(new LegendKey(entry, Box.Around(x + keyWidth / 2, middle, keyWidth / 2, RowHeight * 0.32), line));
            x += width + EntryGap;
        }

        return (keys, keys.Count == 0 ? 0 : row + RowHeight - top);
    }
}
