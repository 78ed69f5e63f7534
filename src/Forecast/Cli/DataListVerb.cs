using System.CommandLine;
using Forecast.Data;
using Forecast.Reports;
using Forecast.Studies;

namespace Forecast.Cli;

/// <summary><c>forecast data list</c>: the systems that pass a filter.</summary>
public static class DataListVerb
{
    private static readonly string[] Shown = ["name", "organizations", "published", "domains", "training_compute", "parameters"];

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        var vintage = new Option<string?>("--vintage") { Description = "Which table. Default: the newest.", HelpName = "VINTAGE" };
        var domain = new Option<string?>("--domain") { Description = "Only systems of this domain.", HelpName = "DOMAIN" };
        var type = new Option<string?>("--organization-type") { Description = "Only systems by this kind of organisation.", HelpName = "TYPE" };
        var country = new Option<string?>("--country") { Description = "Only systems of this country.", HelpName = "COUNTRY" };
        var from = new Option<string?>("--from") { Description = "Published then or later: 2010, 2010-05 or 2010-05-17.", HelpName = "DATE" };
        var to = new Option<string?>("--to") { Description = "Published then or earlier; a year means its last day.", HelpName = "DATE" };
        var frontier = new Option<bool>("--frontier") { Description = "Only what the source calls frontier models." };
        var notable = new Option<bool>("--notable") { Description = "Only what the source counts as notable." };
        var with = new Option<bool>("--with-compute") { Description = "Only systems whose training compute is known." };
        var without = new Option<bool>("--without-compute") { Description = "Only systems whose training compute is not known." };
        var sort = new Option<string?>("--sort") { Description = "Column to sort by. Default: newest first.", HelpName = "COLUMN" };
        var descending = new Option<bool>("--descending") { Description = "Largest or latest first." };
        Option<int?> limit = DataVerb.LimitOption("At most so many systems.");
        Option<string> format = DataVerb.FormatOption();
        Option<string?> data = DataVerb.FolderOption();
        var command = new Command("list", "List systems: filtered, sorted, as a table, CSV or JSON.")
        {
            vintage, domain, type, country, from, to, frontier, notable, with, without, sort, descending, limit, format, data,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(with) && parsed.GetValue(without))
            {
                throw new InputException("--with-compute and --without-compute exclude each other; give one of them.");
            }

            var filter = new SystemFilter
            {
                Domain = parsed.GetValue(domain),
                OrganizationType = parsed.GetValue(type),
                Country = parsed.GetValue(country),
                From = parsed.GetValue(from) is { } first ? DateText.ParseFrom(first) : null,
                To = parsed.GetValue(to) is { } last ? DateText.ParseTo(last) : null,
                Frontier = parsed.GetValue(frontier) ? true : null,
                Notable = parsed.GetValue(notable) ? true : null,
                HasCompute = parsed.GetValue(with) ? true : parsed.GetValue(without) ? false : null,
            };
            string? column = parsed.GetValue(sort);
            var order = new SystemOrder(SystemColumn.Find(column ?? "published"), IsDescending: column is null || parsed.GetValue(descending));
            DataFolder folder = DataFolder.Open(parsed.GetValue(data));
            Dataset dataset = parsed.GetValue(vintage) is { } id ? folder.Read(id) : folder.ReadLatest();
            if (filter.Frontier is not null && dataset.Systems.All(s => s.Frontier is null))
            {
                throw new InputException($"The vintage {dataset.Vintage.Id} does not say which systems are frontier models.");
            }

            IReadOnlyList<MlSystem> passed = filter.Apply(dataset.Systems);
            List<MlSystem> listed = order.Apply(passed).Take(parsed.GetValue(limit) ?? int.MaxValue).ToList();
            Write(terminal, listed, order.Column, parsed.GetRequiredValue(format));
            string cut = listed.Count < passed.Count ? $" ({listed.Count} shown)" : "";
            terminal.Error.WriteLine($"{passed.Count} of {dataset.Systems.Count} systems{cut}: {filter.Describe()}; vintage {dataset.Vintage.Id}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(Terminal terminal, IReadOnlyList<MlSystem> systems, SystemColumn sortedBy, string format)
    {
        switch (format)
        {
            case "csv":
                terminal.Out.Write(CsvText.Write(systems));
                break;
            case "json":
                terminal.Out.Write(JsonText.Write(systems));
                break;
            default:
                List<SystemColumn> columns = Shown.Select(SystemColumn.Find).ToList();
                if (!columns.Contains(sortedBy))
                {
                    columns.Add(sortedBy);
                }

                var table = new Table(
                    "systems",
                    "Systems",
                    columns.Select(c => new Column(Heading(c), IsQuantity(c) ? Alignment.Right : Alignment.Left)).ToList(),
                    systems.Select(s => (IReadOnlyList<string>)columns.Select(c => ShortText.Cell(c, s)).ToList()).ToList());
                terminal.Out.Write(TextTable.RenderCut(table, terminal.Width));
                break;
        }
    }

    private static string Heading(SystemColumn column)
    {
        string name = column.Name.Replace('_', ' ');
        return IsQuantity(column) && column.Unit is not ("count" or "") && !name.Contains("hours", StringComparison.Ordinal)
            ? $"{name} ({(column.Name == "cost" ? "USD" : column.Unit)})"
            : name;
    }

    private static bool IsQuantity(SystemColumn column) => column.Unit.Length > 0;
}
