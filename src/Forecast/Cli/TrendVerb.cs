using System.CommandLine;
using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Numerics;
using Forecast.Projections;
using Forecast.Reports;
using Forecast.Studies;

namespace Forecast.Cli;

/// <summary><c>forecast trend</c>: a log-linear trend of the rows asked for, carried forward.</summary>
public static class TrendVerb
{
    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        var measure = new Option<string>("--measure") { Description = $"What is measured: {string.Join(", ", Measure.All.Select(m => m.Id))}.", HelpName = "MEASURE", DefaultValueFactory = _ => "training-compute" };
        var vintage = new Option<string?>("--vintage") { Description = "Which table. Default: the newest.", HelpName = "VINTAGE" };
        var domain = new Option<string?>("--domain") { Description = "Only systems of this domain.", HelpName = "DOMAIN" };
        var type = new Option<string?>("--organization-type") { Description = "Only systems by this kind of organisation.", HelpName = "TYPE" };
        var country = new Option<string?>("--country") { Description = "Only systems of this country.", HelpName = "COUNTRY" };
        var notable = new Option<bool>("--notable") { Description = "Only what the source counts as notable." };
        var from = new Option<string?>("--from") { Description = "Fit systems published then or later: 2010, 2010-05 or 2010-05-17.", HelpName = "DATE" };
        var to = new Option<string?>("--to") { Description = "Fit systems published then or earlier; a year means its last day.", HelpName = "DATE" };
        var frontier = new Option<string>("--frontier")
        {
            Description = "Which systems count, by rank in the measure on the day they appeared.",
            HelpName = "all|record|top-N",
            DefaultValueFactory = _ => FrontierRule.All.Id,
        };
        var projectTo = new Option<int?>("--project-to")
        {
            Description = "Carry the trend on to 1 January of this year.",
            HelpName = "YEAR",
            CustomParser = result =>
            {
                string given = result.Tokens[0].Value;
                if (!int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out int year))
                {
                    result.AddError($"--project-to {given}: a year is wanted, such as 2030.");
                }

                return year;
            },
        };
        Option<double> level = FitVerb.LevelOption();
        Option<string> format = FitVerb.FormatOption();
        var figure = new Option<string?>("--figure") { Description = "Draw the trend to this SVG file.", HelpName = "FILE.svg" };
        Option<string?> data = DataVerb.FolderOption();
        var command = new Command("trend", "Fit a log-linear trend to systems: growth, doubling time, projection, each with its interval.")
        {
            measure, vintage, domain, type, country, notable, from, to, frontier, projectTo, level, format, figure, data,
        };
        command.SetAction(parsed =>
        {
            var filter = new SystemFilter
            {
                Domain = parsed.GetValue(domain),
                OrganizationType = parsed.GetValue(type),
                Country = parsed.GetValue(country),
                Notable = parsed.GetValue(notable) ? true : null,
                To = parsed.GetValue(to) is { } last ? DateText.ParseTo(last) : null,
            };
            DateOnly? first = parsed.GetValue(from) is { } start ? DateText.ParseFrom(start) : null;
            SystemFilter window = filter with { From = first };
            window.RequireDays();
            FrontierRule rule = FrontierRule.Parse(parsed.GetRequiredValue(frontier));
            Measure quantity = Measure.Find(parsed.GetRequiredValue(measure));
            DataFolder folder = DataFolder.Open(parsed.GetValue(data));
            Dataset dataset = parsed.GetValue(vintage) is { } id ? folder.Read(id) : folder.ReadLatest();

            // A system's rank is among all before it, so the rule is applied before the window's start.
            Series candidates = Series.Of(filter.Apply(dataset.Systems), quantity, Chronology.Gregorian);
            Series chosen = rule.Apply(candidates);
            Series fitted = first is null ? chosen : chosen.Where(i => chosen.Systems[i].Published >= first);
            TrendForecast forecast = TrendForecast.Of(fitted, rule, parsed.GetValue(level), parsed.GetValue(projectTo));

            string words = window.Describe();
            TrendSheet sheet = Sheet(forecast, dataset, rule.Top > 0 ? $"{words}, {rule.Description}" : words);
            if (parsed.GetValue(figure) is { } path)
            {
                string group = rule.Top > 0 ? Capital(rule.Description) : filter.Domain ?? "Systems fitted";
                Figure drawn = TrendFigure.Of(forecast, candidates, group, sheet.Title, dataset.Vintage.Credit);
                AtomicFile.WriteAllText(path, SvgRenderer.Render(drawn));
                terminal.Error.WriteLine($"Drawn to {path}.");
            }

            terminal.Out.Write(TrendRenderer.Render(sheet, parsed.GetRequiredValue(format), terminal.Width));
            return ExitCode.Done;
        });
        return command;
    }

    private static TrendSheet Sheet(TrendForecast forecast, Dataset dataset, string rule)
    {
        Series series = forecast.Series;
        return new TrendSheet
        {
            Title = $"Trend of {series.Measure.Title.ToLowerInvariant()}{(series.Unit.Length > 0 ? $" ({series.Unit})" : "")}",
            Rule = rule,
            Source = dataset.Vintage.Credit,
            Sha256 = dataset.Sha256,
            Window = (Day(series.Systems[0]), Day(series.Systems[^1])),
            N = series.Count,
            Level = forecast.Level,
            Unit = series.Unit,
            Method = "least squares on log10 values over time; intervals from Student's t; months of 30.44 days.",
            Numbers =
            [
                TrendNumber.Of("growth_factor", "Growth", "times a year", forecast.GrowthFactor),
                TrendNumber.Of("growth_oom", "Growth", "OOM a year", forecast.Growth),
                TrendNumber.Of("doubling_time", "Doubling time", "months", forecast.DoublingMonths),
                new TrendNumber("residual_sd", "Scatter about the line", "OOM", forecast.Trend.Quality.ResidualStandardDeviation, null, NumberText.Significant(forecast.Trend.Quality.ResidualStandardDeviation, 2), ""),
                new TrendNumber("r_squared", "R²", "", forecast.Trend.Quality.RSquared, null, NumberText.Fixed(forecast.Trend.Quality.RSquared, 2), ""),
            ],
            Ahead =
            [
                .. forecast.Projection.Points.Select(p => new TrendAhead(
                    series.Chronology.Date(p.X).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    Elementary.Exp10(p.Mean),
                    p.Confidence.Map(log => Elementary.Exp10(log)),
                    p.Predictive.Map(log => Elementary.Exp10(log)),
                    value => NumberText.Scientific(value, 2))),
            ],
            Warnings = forecast.Warnings,
        };
    }

    private static string Day(MlSystem system) => system.Published!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
