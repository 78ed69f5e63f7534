using Forecast.Scenarios.Language;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Forecast.Scenarios;

/// <summary>The events of a YAML text one after another, each failure a sentence with its place.</summary>
internal sealed class YamlEvents
{
    private readonly string _file;
    private readonly string _text;
    private readonly Parser _parser;

    public YamlEvents(string file, string text)
    {
        _file = file;
        _text = text;
        _parser = new Parser(new StringReader(Labelled(text)));
        Advance();
        Take<StreamStart>("YAML");
        if (Current is StreamEnd)
        {
            throw new ScenarioException(file, new Place(1, 1), "found an empty file where a scenario is expected: title, let and show");
        }

        Take<DocumentStart>("YAML");
    }

    /// <summary>The event to be taken next.</summary>
    public ParsingEvent Current { get; private set; } = new StreamStart();

    /// <summary>Takes the next event where it is of a kind.</summary>
    /// <param name="expected">What the file should hold here, in words.</param>
    public TEvent Take<TEvent>(string expected)
        where TEvent : ParsingEvent
    {
        if (Current is not TEvent taken)
        {
            throw Complaint(Current, $"found {Words(Current)} where {expected} is expected");
        }

        if (Current is AnchorAlias || Current is NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
        {
            throw Complaint(Current, "found an anchor, an alias or a tag, which a scenario does not use");
        }

        Advance();
        return taken;
    }

    /// <summary>Takes a text.</summary>
    public Scalar Text(string expected) => Take<Scalar>(expected);

    /// <summary>The entries of a map, which is taken to its end while they are read.</summary>
    /// <param name="expected">What the file should hold here.</param>
    /// <param name="key">What a key should be.</param>
    public IEnumerable<Scalar> Keys(string expected, string key)
    {
        Take<MappingStart>(expected);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (Current is not MappingEnd)
        {
            Scalar name = Text(key);
            if (!seen.Add(name.Value))
            {
                throw Complaint(name, $"found {ScenarioException.Quote(name.Value)} a second time");
            }

            yield return name;
        }

        Advance();
    }

    /// <summary>The items of a list, which is taken to its end while they are read; a single text is a list of one.</summary>
    public IEnumerable<ParsingEvent> Items(string expected)
    {
        if (Current is Scalar)
        {
            yield return Current;
            yield break;
        }

        Take<SequenceStart>(expected);
        while (Current is not SequenceEnd)
        {
            yield return Current;
        }

        Advance();
    }

    /// <summary>Checks that nothing follows.</summary>
    public void End()
    {
        Take<DocumentEnd>("the end of the file");
        Take<StreamEnd>("the end of the file: one scenario a file");
    }

    /// <summary>A scalar as an expression.</summary>
    public ExpressionText Expression(Scalar scalar) =>
        ExpressionText.Of(_file, _text, (int)scalar.Start.Index, scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded, Plain(scalar));

    /// <summary>A scalar's text.</summary>
    public static string Plain(Scalar scalar) => scalar.Value.Replace('\u00a0', ' ');

    /// <summary>Where an event stands.</summary>
    public static Place PlaceOf(ParsingEvent given) => PlaceOf(given.Start);

    /// <summary>A complaint about an event.</summary>
    public ScenarioException Complaint(ParsingEvent given, string complaint) => new(_file, PlaceOf(given), complaint);

    private static Place PlaceOf(Mark mark) => new((int)Math.Max(mark.Line, 1), (int)Math.Max(mark.Column, 1));

    private void Advance()
    {
        try
        {
            Current = _parser.MoveNext() ? _parser.Current! : new StreamEnd();
        }
        catch (YamlException e)
        {
            string reason = e.Message.Split(": While ")[^1].TrimEnd('.');
            throw new ScenarioException(_file, PlaceOf(e.Start), $"this is not YAML ({Sentence(reason)}); a text that holds ': ' or ' #' stands in quotes, and what belongs together is indented alike");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            throw new ScenarioException(_file, PlaceOf(Current.End), "this is not YAML");
        }
    }

    private static string Sentence(string reason)
    {
        string clean = string.Concat(reason.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\ufffd' : c));
        return clean.Length > 0 ? char.ToLowerInvariant(clean[0]) + clean[1..] : "unknown reason";
    }

    // YAML takes ': ' for a new map, and labels of arguments are written so. A no-break space in its stead keeps every place.
    private static string Labelled(string text)
    {
        char[] labelled = text.ToCharArray();
        int depth = 0;
        for (int i = 0; i + 1 < labelled.Length; i++)
        {
            depth = labelled[i] switch
            {
                '\n' => 0,
                '(' => depth + 1,
                ')' => Math.Max(depth - 1, 0),
                _ => depth,
            };
            if (depth > 0 && labelled[i] == ':' && labelled[i + 1] == ' ')
            {
                labelled[i + 1] = '\u00a0';
            }
        }

        return new string(labelled);
    }

    private static string Words(ParsingEvent given) => given switch
    {
        Scalar { Value.Length: 0 } => "nothing",
        Scalar scalar => ScenarioException.Quote(scalar.Value),
        MappingStart => "a map",
        SequenceStart => "a list",
        AnchorAlias => "an alias",
        DocumentStart => "another document",
        _ => "the end",
    };
}
