using System.Globalization;
using System.Text.RegularExpressions;

namespace Forecast.Data.Import;

/// <summary>One row of a public table, read field by field; whatever is changed or lost on the way is reported.</summary>
public sealed partial class SourceRow
{
    private const int LongestSentenceOfTitle = 160;

    private readonly SourceTable _table;
    private readonly CsvRow _row;
    private readonly ImportReport _report;

    /// <summary>Creates the row.</summary>
    public SourceRow(SourceTable table, CsvRow row, ImportReport report)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(report);
        _table = table;
        _row = row;
        _report = report;
    }

    /// <summary>Number of the row as a spreadsheet counts.</summary>
    public int Number => _row.Number;

    /// <summary>A text on one line; null where missing.</summary>
    public string? Text(SourceField field)
    {
        string text = SourceList.Clean(_table.Cell(_row, field).Text);
        return text.Length > 0 ? text : null;
    }

    /// <summary>The title of the reference; null where it is missing, or where the cell describes instead of naming.</summary>
    public string? Reference()
    {
        string? title = Text(SourceField.Reference);
        if (title is { Length: > LongestSentenceOfTitle } && title.EndsWith('.'))
        {
            _report.Note(Number, _table.Cell(_row, SourceField.Reference).Header, title, "a description, not a title; left empty");
            return null;
        }

        return title;
    }

    /// <summary>A list in the source's words.</summary>
    public IReadOnlyList<string> List(SourceField field) => SourceList.Split(_table.Cell(_row, field).Text);

    /// <summary>The makers.</summary>
    public IReadOnlyList<string> Makers()
    {
        (string text, string header) = _table.Cell(_row, SourceField.Organization);
        return SourceList.Makers(text, isFreeText: header.EndsWith("(s)", StringComparison.Ordinal));
    }

    /// <summary>A list of categories, each once.</summary>
    public IReadOnlyList<string> Categories(SourceField field, SourceCategories categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        string header = _table.Cell(_row, field).Header;
        var found = new List<string>();
        foreach (string text in List(field))
        {
            IReadOnlyList<string>? known = categories.Find(text);
            if (known is null)
            {
                _report.Count($"{header}: '{text}' is a new category; kept as it is, and 'forecast data check' will name it");
            }
            else if (known is not [var one] || one != text)
            {
                string kept = known.Count > 0 ? $"written '{string.Join(SystemColumn.ListSeparator, known)}'" : "no category; left out";
                _report.Count($"{header}: '{text}' is {kept}");
            }

            found.AddRange(known ?? [text]);
        }

        return found.Distinct().ToList();
    }

    /// <summary>A single category; null where missing.</summary>
    public string? Category(SourceField field, SourceCategories categories)
    {
        IReadOnlyList<string> found = Categories(field, categories);
        if (found.Count > 1)
        {
            (string text, string header) = _table.Cell(_row, field);
            _report.Note(Number, header, text, "several categories where one is allowed; the first is kept");
        }

        return found.Count > 0 ? found[0] : null;
    }

    /// <summary>A positive quantity; null where missing.</summary>
    public double? Quantity(SourceField field)
    {
        (string text, string header) = _table.Cell(_row, field);
        if (text.Length == 0)
        {
            return null;
        }

        double? quantity = SourceNumber.Read(text, out string? problem);
        if (problem is not null)
        {
            _report.Note(Number, header, text, $"{problem}; left empty");
        }

        return quantity;
    }

    /// <summary>The year whose dollars the cost is in, from the header of the cost.</summary>
    public int DollarYear() => int.Parse(Year().Match(_table.Cell(_row, SourceField.Cost).Header).Value, CultureInfo.InvariantCulture);

    /// <summary>The date; null where missing.</summary>
    public (DateOnly Date, DatePrecision Precision)? Published()
    {
        (string text, string header) = _table.Cell(_row, SourceField.Published);
        if (SourceDate.Read(text) is { } date)
        {
            return date;
        }

        (DateOnly Date, DatePrecision Precision)? year = SourceDate.Read(_table.Cell(_row, SourceField.Year).Text);
        if (text.Length > 0)
        {
            _report.Note(Number, header, text, year is { } y ? $"not a date; the year {y.Date.Year} is kept" : "not a date; left empty");
        }

        return year;
    }

    /// <summary>A flag; null where the table has no such column. An empty cell is an unticked box.</summary>
    public bool? Flag(SourceField field)
    {
        if (!_table.Has(field))
        {
            return null;
        }

        (string text, string header) = _table.Cell(_row, field);
        switch (text.ToLowerInvariant())
        {
            case "true" or "yes" or "checked" or "1" or "1.0":
                return true;
            case "" or "false" or "no" or "0" or "0.0":
                return false;
            default:
                _report.Note(Number, header, text, "neither yes nor no; taken as no");
                return false;
        }
    }

    /// <summary>The first web address of the link; null where there is none.</summary>
    public string? Link()
    {
        (string text, string header) = _table.Cell(_row, SourceField.Link);
        MatchCollection addresses = WebAddress().Matches(text);
        if (addresses.Count > 1)
        {
            _report.Count($"{header}: several addresses; the first is kept");
        }

        string? address = addresses.Select(a => a.Value.TrimEnd(',', ';', '.')).FirstOrDefault(TableCheck.IsWebAddress);
        if (address is null && text.Length > 0)
        {
            _report.Note(Number, header, text, "not a web address; left empty");
        }

        return address;
    }

    [GeneratedRegex(@"\d{4}")]
    private static partial Regex Year();

    [GeneratedRegex(@"https?://\S+?(?=$|\s|[,;]\s*https?://)")]
    private static partial Regex WebAddress();
}
