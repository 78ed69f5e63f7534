using System.Globalization;

namespace Forecast.Data;

/// <summary>What a user's table counts, cell by cell: a time, a label and how much was watched.</summary>
public sealed record UserCells
{
    /// <summary>Path of the table, as given.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of the table.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Name of the column of times.</summary>
    public required string TimeColumn { get; init; }

    /// <summary>What is counted, in words.</summary>
    public required string What { get; init; }

    /// <summary>How rows became cells, in words.</summary>
    public required string Rule { get; init; }

    /// <summary>Whether a cell is a calendar year.</summary>
    public required bool IsYearly { get; init; }

    /// <summary>The times: the middle of what was watched, counted so that a whole year has its own number.</summary>
    public required double[] Times { get; init; }

    /// <summary>The times as text.</summary>
    public required string[] Labels { get; init; }

    /// <summary>How much of a unit was watched; 1 for a whole year.</summary>
    public required double[] Exposures { get; init; }

    /// <summary>The categories, most frequent first; one without a name for plain counts.</summary>
    public required string[] Categories { get; init; }

    /// <summary>The counts: a cell, a category.</summary>
    public required double[][] Counts { get; init; }

    /// <summary>What a reader should know of the reading, each in a sentence.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>Reads counts that stand in a column, a row a cell.</summary>
    /// <param name="path">A CSV file with a header.</param>
    /// <param name="time">Column of times: numbers or dates.</param>
    /// <param name="count">Column of whole numbers.</param>
    /// <param name="exposure">Column of how much was watched; null for 1 each.</param>
    /// <exception cref="InputException">The file, a column or a cell cannot be used.</exception>
    public static UserCells Read(string path, string time, string count, string? exposure)
    {
        UserTable table = exposure is null ? UserTable.Read(path, time, count) : UserTable.Read(path, time, count, exposure);
        double[] counts = table.Numbers(count);
        if (Array.Find(counts, value => value < 0 || value != Math.Floor(value)) is var wrong && wrong != 0)
        {
            throw new InputException(
                string.Create(CultureInfo.InvariantCulture,
                $"'{path}', column '{table.Name(count)}': {wrong} is no count; whole numbers from 0 on are wanted."));
        }

        bool isDated = table.IsDated(time);
        double[] times = isDated ? table.Years(time) : table.Numbers(time);
        int[] order = [.. Enumerable.Range(0, times.Length).OrderBy(i => times[i])];
        double[] exposures = exposure is null ? [.. times.Select(_ => 1.0)] : table.Positives(exposure, "an exposure above zero");
        string[] texts = table.Texts(time);
        string watched = exposure is null ? "" : $", exposure from '{table.Name(exposure)}'";
        return new UserCells
        {
            Path = path,
            Sha256 = table.Sha256,
            TimeColumn = table.Name(time),
            What = table.Name(count),
            Rule = $"a row a count{watched}{Left(table.Skipped)}",
            IsYearly = !isDated && times.All(t => t == Math.Floor(t) && t is >= 1 and <= 9999),
            Times = [.. order.Select(i => times[i])],
            Labels = [.. order.Select(i => texts[i])],
            Exposures = [.. order.Select(i => exposures[i])],
            Categories = [""],
            Counts = [.. order.Select(i => new[] { counts[i] })],
        };
    }

    /// <summary>Counts the rows of each year whose value lies above a threshold.</summary>
    /// <param name="path">A CSV file with a header.</param>
    /// <param name="time">Column of dates or years.</param>
    /// <param name="value">Column of values.</param>
    /// <param name="threshold">What a value must exceed.</param>
    /// <param name="window">First year and last day counted; null for those of the rows.</param>
    /// <exception cref="InputException">The file, a column or a cell cannot be used, or no row lies above.</exception>
    public static UserCells ReadAbove(string path, string time, string value, double threshold, (int? From, DateOnly? Until) window)
    {
        UserTable table = UserTable.Read(path, time, value);
        double[] values = table.Numbers(value);
        (DateOnly First, bool HasDay)[] dates = Dates(table, time);
        int[] above = [.. Enumerable.Range(0, values.Length).Where(i => values[i] > threshold && IsInside(dates[i].First, window))];
        if (above.Length == 0)
        {
            throw new FitException(
                string.Create(CultureInfo.InvariantCulture,
                $"'{path}': no row has '{table.Name(value)}' above {threshold:R} in the years asked for."));
        }

        string text = threshold.ToString(threshold >= 1e6 ? "0.###e0" : "R", CultureInfo.InvariantCulture);
        int first = window.From ?? above.Min(i => dates[i].First.Year);
        return Yearly(
            table,
            time,
            (first, window.Until, dates),
            [""],
            above.Select(i => (dates[i].First.Year, 0, 1.0)),
            $"rows with {table.Name(value)} above {text}",
            $"rows a year with {table.Name(value)} above {text}{(window.From is null ? ", from the first year with one" : "")}");
    }

    /// <summary>Counts the rows of each year by category.</summary>
    /// <param name="path">A CSV file with a header.</param>
    /// <param name="time">Column of dates or years.</param>
    /// <param name="category">Column of categories.</param>
    /// <param name="count">Column of counts, for a table already counted; null for a row each.</param>
    /// <param name="separator">What parts the categories of a cell that lists several, each of which then counts as its part of one; null
    /// for none.</param>
    /// <param name="most">Most categories by name; the others are taken together.</param>
    /// <param name="window">First year and last day counted; null for those of the rows.</param>
    /// <exception cref="InputException">The file, a column or a cell cannot be used.</exception>
    public static UserCells ReadCategories(
        string path, string time, string category, string? count, string? separator, int most, (int? From, DateOnly? Until) window)
    {
        UserTable table = count is null ? UserTable.Read(path, time, category) : UserTable.Read(path, time, category, count);
        (DateOnly First, bool HasDay)[] dates = Dates(table, time);
        double[] weights = count is null ? [.. dates.Select(_ => 1.0)] : table.Numbers(count);
        if (weights.Any(weight => weight < 0))
        {
            throw new InputException(
                $"'{path}', column '{table.Name(count!)}': {weights.First(weight => weight < 0)} is no count.");
        }

        string[] texts = table.Texts(category);
        (int Year, string Category, double Weight)[] parts =
        [
            .. Enumerable.Range(0, texts.Length).Where(i => IsInside(dates[i].First, window)).SelectMany(i =>
            {
                string[] names = separator is null ? [texts[i]]
                    : texts[i].Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                return names.Select(name => (dates[i].First.Year, name, weights[i] / names.Length));
            }),
        ];
        string[] named = [.. parts.GroupBy(part => part.Category).OrderByDescending(rows => rows.Sum(row => row.Weight))
            .ThenBy(rows => rows.Key, StringComparer.Ordinal).Select(rows => rows.Key)];
        if (named.Length < 2)
        {
            throw new FitException(
                $"'{path}': shares need two or more categories; '{table.Name(category)}' has {named.Length} in the years asked for.");
        }

        bool isCut = named.Length > most;
        string[] categories = isCut ? [.. named.Take(most - 1), Others(named)] : named;
        int last = categories.Length - 1;
        string listed = separator is null ? "" : $", a cell that lists several parted at '{separator}'";
        UserCells cells = Yearly(
            table,
            time,
            (window.From ?? parts.Min(part => part.Year), window.Until, dates),
            categories,
            parts.Select(part => (part.Year, Array.IndexOf(categories, part.Category) is var k && k >= 0 ? k : last, part.Weight)),
            table.Name(category),
            $"{(count is null ? "rows" : table.Name(count))} a year by {table.Name(category)}{listed}");
        return isCut
            ? cells with
            {
                Doubts = [.. cells.Doubts,
            $"{named.Length - most + 1} categories were taken together: --top names more of them."]
            } : cells;
    }

    private static string Others(string[] named) => named.Contains("Other") ? "All other" : "Other";

    private static bool IsInside(DateOnly date, (int? From, DateOnly? Until) window) =>
        date.Year >= (window.From ?? 1) && date <= (window.Until ?? DateOnly.MaxValue);

    private static (DateOnly First, bool HasDay)[] Dates(UserTable table, string time)
    {
        string[] texts = table.Texts(time);
        return [.. texts.Select(text => DateText.TryParse(text, out DateOnly date, out DatePrecision precision)
            ? (date, precision == DatePrecision.Day)
            : throw new InputException(
                $"'{table.Path}', column '{table.Name(time)}': '{text}' is not a year or a date as in 2010, 2010-05 or 2010-05-17."))];
    }

    private static UserCells Yearly(
        UserTable table,
        string time,
        (int First, DateOnly? Until, (DateOnly First, bool HasDay)[] Dates) window,
        string[] categories,
        IEnumerable<(int Year, int Category, double Weight)> rows,
        string what,
        string rule)
    {
        DateOnly latest = window.Dates.Where(date => date.First <= (window.Until ?? DateOnly.MaxValue)).Max(date => date.First);
        DateOnly end = window.Until ?? new DateOnly(latest.Year, 12, 31);
        int years = Math.Max(0, end.Year - window.First + 1);
        double[][] counts = [.. Enumerable.Range(0, years).Select(_ => new double[categories.Length])];
        foreach ((int year, int category, double weight) in rows)
        {
            counts[year - window.First][category] += weight;
        }

        double share = end.DayOfYear / (DateTime.IsLeapYear(end.Year) ? 366.0 : 365);
        string part = share < 1 ? string.Create(CultureInfo.InvariantCulture, $", {end.Year} watched up to {end:yyyy-MM-dd}") : "";
        bool looksCut = window.Until is null && window.Dates.Any(date => date.HasDay) && latest.Month < 11;
        string day = latest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new UserCells
        {
            Path = table.Path,
            Sha256 = table.Sha256,
            TimeColumn = table.Name(time),
            What = what,
            Rule = $"{rule}{part}{Left(table.Skipped)}",
            IsYearly = true,
            Times = [.. Enumerable.Range(window.First, years).Select(year => year == end.Year ? year + 0.5 * (share - 1) : year)],
            Labels = [.. Enumerable.Range(window.First, years).Select(year => year.ToString(CultureInfo.InvariantCulture))],
            Exposures = [.. Enumerable.Range(window.First, years).Select(year => year == end.Year ? share : 1)],
            Categories = categories,
            Counts = counts,
            Doubts = looksCut
                ? [$"The last row is of {day}, and its year was counted as whole: if the table ends there, give --until {day}."] : [],
        };
    }

    private static string Left(int skipped) =>
        skipped == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {skipped} with an empty cell left out");
}
