using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Forecast.Data;
using Forecast.Scenarios.Language;
using YamlDotNet.Core.Events;

namespace Forecast.Scenarios;

/// <summary>Reads scenario files.</summary>
public static class ScenarioReader
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MostBytes = 262_144;

    /// <summary>Most names in one scenario.</summary>
    public const int MostNames = 500;

    /// <summary>Most years in one scenario.</summary>
    public const int MostYears = 200;

    private static readonly string[] _keys = ["title", "source", "seed", "draws", "years", "let", "show"];
    private static readonly string[] _showKeys = ["name", "label", "unit", "quantiles", "threshold"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It cannot be read, or is no scenario.</exception>
    public static Scenario ReadFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
        {
            throw new InputException(Directory.Exists(path) ? $"'{path}' is a folder; give the path of a scenario file." : $"There is no file '{path}'.");
        }

        if (new FileInfo(path).Length > MostBytes)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"'{path}' is larger than {MostBytes / 1024} KiB, the most a scenario may have."));
        }

        return Read(path, File.ReadAllBytes(path));
    }

    /// <summary>Reads a scenario from the bytes of its file.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="bytes">Its content, in UTF-8.</param>
    /// <exception cref="InputException">It is no scenario; the sentence says where.</exception>
    public static Scenario Read(string file, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (bytes.Length > MostBytes)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"'{file}' is larger than {MostBytes / 1024} KiB, the most a scenario may have."));
        }

        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            throw new InputException($"'{file}' is not text in UTF-8.");
        }

        // One way to end a line keeps the columns of places right.
        return Read(file, text.ReplaceLineEndings("\n"), bytes.ToArray());
    }

    private static Scenario Read(string file, string text, byte[] bytes)
    {
        var yaml = new YamlEvents(file, text);
        string? title = null;
        string source = "";
        ulong seed = 1;
        long draws = 100_000;
        (int, int)? years = null;
        List<(Scalar Name, ExpressionText Text)>? written = null;
        List<ShownQuantity>? shown = null;
        foreach (Scalar key in yaml.Keys("a map with title, let and show", "a key of the scenario"))
        {
            switch (key.Value)
            {
                case "title":
                    title = YamlEvents.Plain(yaml.Text("a title"));
                    break;
                case "source":
                    source = YamlEvents.Plain(yaml.Text("where the numbers are from"));
                    break;
                case "seed":
                    seed = (ulong)Whole(yaml, "a seed, a whole number from 0 to 1e15", 0, 1e15);
                    break;
                case "draws":
                    draws = (long)Whole(yaml, "a number of draws, from 1 to 1e12", 1, 1e12);
                    break;
                case "years":
                    years = Years(yaml);
                    break;
                case "let":
                    written = Written(yaml);
                    break;
                case "show":
                    shown = Shown(yaml);
                    break;
                default:
                    throw yaml.Complaint(key, $"found the key {ScenarioException.Quote(key.Value)} where one of {string.Join(", ", _keys)} is expected{NearestName.Question(key.Value, _keys)}");
            }
        }

        yaml.End();
        if (title is null || written is null || shown is null)
        {
            string missing = title is null ? "title" : written is null ? "let" : "show";
            throw new ScenarioException(file, new Place(1, 1), $"the scenario has no '{missing}:'; title, let and show are expected");
        }

        return new Scenario(file)
        {
            Title = title,
            Source = source,
            Seed = seed,
            Draws = draws,
            Years = years,
            Definitions = Defined(written, years is not null),
            Shown = [.. shown.Select(one => Known(file, one, written))],
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Bytes = bytes,
        };
    }

    // Types need the years, which may stand below 'let' in the file: the expressions are read once all keys are known.
    private static List<Definition> Defined(List<(Scalar Name, ExpressionText Text)> written, bool hasYears)
    {
        var definitions = new List<Definition>(written.Count);
        var types = new Dictionary<string, Language.ValueType>(StringComparer.Ordinal);
        var below = written.Select(one => one.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach ((Scalar name, ExpressionText text) in written)
        {
            Expression expression = ExpressionParser.Parse(text);
            types[name.Value] = TypeCheck.Of(expression, text, types, below, hasYears);
            below.Remove(name.Value);
            definitions.Add(new Definition(name.Value, text, expression, types[name.Value]));
        }

        return definitions;
    }

    private static List<(Scalar Name, ExpressionText Text)> Written(YamlEvents yaml)
    {
        var written = new List<(Scalar, ExpressionText)>();
        foreach (Scalar name in yaml.Keys("a map from names to expressions", "a name"))
        {
            if (!Lexer.IsName(name.Value) || ExpressionParser.Words.Contains(name.Value))
            {
                string expected = ExpressionParser.Words.Contains(name.Value) ? $"another name is expected: {string.Join(", ", ExpressionParser.Words)} are words of the language" : "a name of letters, digits and _ is expected, such as stock_2024";
                throw yaml.Complaint(name, $"found {ScenarioException.Quote(name.Value)} where {expected}");
            }

            if (written.Count == MostNames)
            {
                throw yaml.Complaint(name, $"more than {MostNames} names are defined");
            }

            written.Add((name, yaml.Expression(yaml.Text($"the expression of '{name.Value}'"))));
        }

        return written;
    }

    private static List<ShownQuantity> Shown(YamlEvents yaml)
    {
        var shown = new List<ShownQuantity>();
        foreach (ParsingEvent item in yaml.Items("a list of names"))
        {
            if (item is Scalar)
            {
                Scalar name = yaml.Text("a name");
                shown.Add(new ShownQuantity(name.Value) { Place = YamlEvents.PlaceOf(name) });
            }
            else
            {
                shown.Add(Described(yaml, item));
            }

            if (shown.Count > 100)
            {
                throw yaml.Complaint(item, "more than 100 quantities are shown");
            }
        }

        return shown;
    }

    private static ShownQuantity Described(YamlEvents yaml, ParsingEvent start)
    {
        var one = new ShownQuantity("") { Place = YamlEvents.PlaceOf(start) };
        string? label = null;
        foreach (Scalar key in yaml.Keys("a name or a map with 'name'", "a key of a shown quantity"))
        {
            switch (key.Value)
            {
                case "name":
                    Scalar name = yaml.Text("a name");
                    one = one with { Name = name.Value, Place = YamlEvents.PlaceOf(name) };
                    break;
                case "label":
                    label = YamlEvents.Plain(yaml.Text("a label"));
                    break;
                case "unit":
                    one = one with { Unit = YamlEvents.Plain(yaml.Text("a unit")) };
                    break;
                case "quantiles":
                    one = one with { Quantiles = [.. Numbers(yaml, "a quantile between 0 and 1, such as 5%", value => value is > 0 and < 1).Order().Distinct()] };
                    break;
                case "threshold":
                    one = one with { Thresholds = Numbers(yaml, "a threshold, a number such as 1e27", _ => true) };
                    break;
                default:
                    throw yaml.Complaint(key, $"found the key {ScenarioException.Quote(key.Value)} where one of {string.Join(", ", _showKeys)} is expected{NearestName.Question(key.Value, _showKeys)}");
            }
        }

        return one.Name.Length > 0
            ? one with { Label = label ?? one.Name }
            : throw yaml.Complaint(start, "a shown quantity has no 'name:'");
    }

    private static ShownQuantity Known(string file, ShownQuantity one, List<(Scalar Name, ExpressionText Text)> written) =>
        written.Exists(name => name.Name.Value == one.Name)
            ? one
            : throw new ScenarioException(file, one.Place, $"found {ScenarioException.Quote(one.Name)} where a name of 'let' is expected{NearestName.Question(one.Name, written.Select(name => name.Name.Value))}");

    private static List<double> Numbers(YamlEvents yaml, string expected, Func<double, bool> isAllowed)
    {
        var numbers = new List<double>();
        foreach (ParsingEvent item in yaml.Items($"a list, each {expected},"))
        {
            Scalar scalar = yaml.Text(expected);
            ExpressionText text = yaml.Expression(scalar);
            double? value = ExpressionParser.Parse(text) switch
            {
                NumberExpression number => number.Value,
                UnaryExpression { Operator: "-", Operand: NumberExpression number } => -number.Value,
                _ => null,
            };
            if (value is null || !isAllowed(value.Value))
            {
                throw yaml.Complaint(scalar, $"found {ScenarioException.Quote(scalar.Value)} where {expected}, is expected");
            }

            numbers.Add(value.Value);
            if (numbers.Count > 50)
            {
                throw yaml.Complaint(item, "the list has more than 50 numbers");
            }
        }

        return numbers;
    }

    private static double Whole(YamlEvents yaml, string expected, double least, double most)
    {
        Scalar scalar = yaml.Text(expected);
        bool parses = double.TryParse(scalar.Value.Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value);
        return parses && value >= least && value <= most && value == Math.Floor(value)
            ? value
            : throw yaml.Complaint(scalar, $"found {ScenarioException.Quote(scalar.Value)} where {expected}, is expected");
    }

    private static (int First, int Last) Years(YamlEvents yaml)
    {
        Scalar scalar = yaml.Text("a span of years such as 2024..2040");
        string[] ends = scalar.Value.Split("..");
        bool parses = ends.Length == 2 && int.TryParse(ends[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int _) && int.TryParse(ends[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int _);
        (int first, int last) = parses ? (int.Parse(ends[0].Trim(), CultureInfo.InvariantCulture), int.Parse(ends[1].Trim(), CultureInfo.InvariantCulture)) : (0, 0);
        return first >= 1900 && first < last && last <= 2300 && last - first < MostYears
            ? (first, last)
            : throw yaml.Complaint(scalar, $"found {ScenarioException.Quote(scalar.Value)} where a span of 2 to {MostYears} years between 1900 and 2300 is expected, such as 2024..2040");
    }
}
