using System.Text;

namespace Forecast.Data;

/// <summary>The dictionary of a data folder as a Markdown page: tables, sources, licences, columns, allowed values.</summary>
public static class DictionaryPage
{
    private const string Opening = """
        # Systems of machine learning

        One row is one system: name, makers, date, domain, quantities, categories, and the title and link of its reference. No prose is kept.
        The tables are made by `forecast data import` from public tables, and this page by `forecast data dictionary`; do not edit them by hand.
        `forecast data check` holds them to the rules below.

        - `systems.csv` is the newest vintage, `vintages/` holds the others, `vintages.csv` describes all of them to programs.
        - Text is UTF-8, cells are separated by commas, the items of a list by `; `.
        - Missing is an empty cell, never 0.
        - Numbers are written so that they read back exactly.

        """;

    private const string Decisions = """
        ## What the importer decides

        - **Rows** are kept one to one, in the order of the source. Only a row without name, reference and link is dropped; the import says which.
        - **Names.** A row without a name is named by the title of its reference. Two rows with the same name, date, reference,
          parameters and compute are both kept, the second with `(2)` after its name.
        - **Dates.** A year alone is kept as 2 July of that year, a month alone as its 15th, and `date_precision` says so. Where the source gives a day the
          precision is `day`, even if that day is 1 January of a year long ago, as often in the vintage 2022-02. `Forthcoming` counts as the year given beside it.
        - **Numbers.** `N/A`, `0.00E+00` and texts such as `19M utterences` are missing. A cell with several numbers (`2260275840,2290000001`) is missing,
          since nothing says which is meant. The import names every such cell. Dollar signs and thousands separators are taken off.
        - **Bounds** on the wrong side of the estimate of the training compute are left out, and the import says so.
        - **Domains** keep the words of their vintage: `Drawing` and `3D reconstruction` of 2022 and 2023 are not renamed to `Image generation` and
          `3D modeling` of 2024 and later. `VIsion` is `Vision`, `Text-to-Video` is `Video`. `All` and `Record`, which the source of 2022-02 has in place of
          domains, are dropped; its domains are those of 2022-05-03, found by name, then reference, then link. Six systems have none there and stay without.
        - **Organisations.** The tables of 2022 and 2023 list makers as free text, separated by commas or `&`; makers joined by `and` stay one
          item, and a place or team stays with the name before it. The later tables separate them by a comma without a space.
        - **Organisation types.** `Industry - Academia Collaboration` is `Industry; Academia`, and `Academia; Industry` where it leans to academia. `Company` is
          `Industry`. The vintage 2022-02 states the type of nine systems only, and not all of these look right; they are kept as given.
        - **Notability.** `Historical relevance` is `Historical significance`; the winner of a competition (ICPR 2012) is `SOTA improvement`.
        - **Weights.** Of the words of 2024, `Fully open-source` and `Permissive license` are `Open weights (unrestricted)`, `Weights available` is
          `Open weights (terms unknown)`, `API accessible` is `API access`.
        - **Frontier** is an unticked box, hence `no`, where the source leaves the cell empty, and empty where the source has no such column.
        - **Links.** The first web address of the cell; a link without http:// or https:// is left out.
        - **References** are titles. A cell of more than 160 characters that ends in a full stop is a description and is left out.
        - **New categories** of a newer table are kept as they are; the import reports them and the check names them.

        """;

    /// <summary>Writes the page of a folder.</summary>
    public static string Write(DataFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var page = new StringBuilder(Opening.ReplaceLineEndings("\n"));
        page.Append('\n');
        Vintages(page, folder);
        Columns(page);
        page.Append(Decisions.ReplaceLineEndings("\n")).Append('\n');
        Commands(page, folder);
        return page.ToString();
    }

    private static void Vintages(StringBuilder page, DataFolder folder)
    {
        page.Append("## Vintages\n\n");
        Row(page, "vintage", "file", "systems", "published", "with compute", "with parameters", "title", "scope", "source", "licence");
        Row(page, "---", "---", "---:", "---", "---:", "---:", "---", "---", "---", "---");
        foreach (Vintage vintage in folder.Vintages)
        {
            IReadOnlyList<MlSystem> systems = folder.Read(vintage.Id).Systems;
            string dates = $"{systems.Min(s => s.Published)?.Year} to {systems.Max(s => s.Published):yyyy-MM}";
            Row(
                page,
                vintage.Id,
                $"[{vintage.FileName}]({vintage.FileName})",
                $"{systems.Count}",
                dates,
                $"{systems.Count(s => s.TrainingCompute is not null)}",
                $"{systems.Count(s => s.Parameters is not null)}",
                vintage.Title,
                vintage.Scope,
                vintage.Source,
                vintage.Licence);
        }

        page.Append("\nSHA-256 of each table, and of the public table it was made from. The public tables up to 2026-07 were hashed\n"
            + "after their prose columns (notes, abstracts, author lists) had been cut.\n\n");
        Row(page, "vintage", "table", "public table");
        Row(page, "---", "---", "---");
        foreach (Vintage vintage in folder.Vintages)
        {
            Row(page, vintage.Id, $"`{vintage.Sha256}`", $"`{vintage.SourceSha256}`");
        }

        page.Append('\n');
    }

    private static void Columns(StringBuilder page)
    {
        page.Append("## Columns\n\n");
        Row(page, "column", "meaning", "unit", "allowed");
        Row(page, "---", "---", "---", "---");
        foreach (SystemColumn column in SystemColumn.All)
        {
            Row(page, $"`{column.Name}`", column.Meaning, column.Unit, column.Allowed);
        }

        page.Append('\n');
    }

    private static void Commands(StringBuilder page, DataFolder folder)
    {
        page.Append("## How to make the tables again\n\nTABLE is the public table named under source. ");
        page.Append("The order matters where one vintage takes its domains from another.\n\n```sh\n");
        foreach (Vintage v in folder.Vintages.OrderBy(v => v.DomainsFrom.Length > 0))
        {
            string domains = v.DomainsFrom.Length > 0 ? $" --domains-from {v.DomainsFrom}" : "";
            page.Append(
                $"""
                forecast data import TABLE --vintage {v.Id}{domains} --data data \
                  --title "{v.Title}" --scope "{v.Scope}" \
                  --source "{v.Source}"

                """.ReplaceLineEndings("\n"));
        }

        page.Append("```\n");
    }

    private static void Row(StringBuilder page, params ReadOnlySpan<string> cells)
    {
        foreach (string cell in cells)
        {
            page.Append("| ").Append(cell.Replace("|", "\\|", StringComparison.Ordinal)).Append(' ');
        }

        page.Append("|\n");
    }
}
