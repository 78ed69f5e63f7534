namespace Forecast.Scenarios.Language;

/// <summary>The text of an expression and where each of its characters stands in the scenario file.</summary>
internal sealed class ExpressionText
{
    private readonly string _file;
    private readonly Place[] _places;

    private ExpressionText(string file, string text, Place[] places)
    {
        _file = file;
        Text = text;
        _places = places;
    }

    /// <summary>The expression.</summary>
    public string Text { get; }

    /// <summary>An expression that a YAML scalar holds.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="source">The whole file.</param>
    /// <param name="start">Index of the scalar in it.</param>
    /// <param name="isBlock">Whether the scalar is a block, whose first line is its header.</param>
    /// <param name="text">The scalar's value.</param>
    public static ExpressionText Of(string file, string source, int start, bool isBlock, string text)
    {
        // Folding and quoting change white space only, so that the visible characters come in the same order in both.
        var places = new Place[text.Length + 1];
        int at = Math.Clamp(start, 0, source.Length), line = 1, lineStart = 0, counted = 0;
        if (isBlock)
        {
            int end = source.IndexOf('\n', at);
            at = end < 0 ? source.Length : end + 1;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                int found = source.IndexOf(text[i], at);
                at = found < 0 ? at : found;
            }

            places[i] = Locate(at);
            at += at < source.Length && !char.IsWhiteSpace(text[i]) ? 1 : 0;
        }

        places[text.Length] = text.Length == 0 ? Locate(at) : places[^2] with { Column = places[^2].Column + 1 };
        return new ExpressionText(file, text, places);

        Place Locate(int index)
        {
            for (; counted < index; counted++)
            {
                if (source[counted] == '\n')
                {
                    line++;
                    lineStart = counted + 1;
                }
            }

            return new Place(line, index - lineStart + 1);
        }
    }

    /// <summary>An expression that stands alone, on one line.</summary>
    public static ExpressionText Of(string file, string text) => Of(file, text, 0, false, text);

    /// <summary>Where a character stands in the file.</summary>
    public Place PlaceOf(int index) => _places[Math.Clamp(index, 0, Text.Length)];

    /// <summary>A complaint about the character at an index.</summary>
    public ScenarioException Complaint(int index, string complaint) => new(_file, PlaceOf(index), complaint);
}
