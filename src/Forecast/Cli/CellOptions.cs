using System.CommandLine;
using System.Globalization;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Fitting.Bayes.LaplaceMatching;
using Forecast.Projections;
using Forecast.Reports;

namespace Forecast.Cli;

/// <summary>What <c>fit counts</c> and <c>fit shares</c> are both asked.</summary>
internal sealed class CellOptions
{
    private const string Auto = "auto", Scatter = "scatter", Smooth = "smooth", Rough = "rough";

    private readonly Option<int?> _from = YearOption("--from", "Count from this year on.");
    private readonly Option<string?> _until = new(
        "--until")
    { Description = "The day the table ends: the part of the last year that was watched.", HelpName = "DATE" };
    private readonly Option<string> _dispersion = new("--dispersion")
    {
        Description = "Whether each cell scatters by itself, beyond its count. auto: where Pearson's test says so.",
        HelpName = "auto|none|scatter",
        DefaultValueFactory = _ => Auto,
    };

    private readonly Option<string> _curve = new("--curve")
    {
        Description = "How the trend may stray from its line: a Gaussian process, smooth or rough.",
        HelpName = "none|smooth|rough",
        DefaultValueFactory = _ => "none",
    };

    private readonly Option<string?> _projectTo = new("--project-to")
    {
        Description = "Carry the trend to this year, or time.",
        HelpName = "TIME"
    };
    private readonly Option<double> _level = FitVerb.LevelOption();
    private readonly Option<ulong> _seed = FitVerb.SeedOption();
    private readonly Option<string> _format = new("--format")
    {
        Description = "Form of the output.",
        HelpName = string.Join('|', CellRenderer.Formats),
        DefaultValueFactory = _ => "text",
    };

    private readonly Option<string?> _figure = new("--figure") { Description = "Draw the trend to this SVG file.", HelpName = "FILE.svg" };
    private readonly bool _isOfShares;

    /// <summary>Adds the options to a command.</summary>
    public CellOptions(Command command, bool isOfShares)
    {
        _isOfShares = isOfShares;
        _dispersion.AcceptOnlyFromAmong(Auto, "none", Scatter);
        _curve.AcceptOnlyFromAmong("none", Smooth, Rough);
        _format.AcceptOnlyFromAmong([.. CellRenderer.Formats]);
        Option[] all = [_from, _until, _dispersion, _curve, _projectTo, _level, .. isOfShares ? [_seed]
            : Array.Empty<Option>(), _format, _figure];
        foreach (Option option in all)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>First year and last day counted.</summary>
    public (int? From, DateOnly? Until) Window(ParseResult parsed)
    {
        (int? from, DateOnly? until) = (parsed.GetValue(_from), parsed.GetValue(_until) is { } text ? DateText.ParseTo(text)
            : (DateOnly?)null);
        return from > until?.Year
            ? throw new InputException(string.Create(CultureInfo.InvariantCulture, $"--from {from} lies after --until {until:yyyy-MM-dd}."))
            : (from, until);
    }

    /// <summary>Whether a window of years was asked for, which a table already counted has no use for.</summary>
    public bool HasWindow(ParseResult parsed) => parsed.GetValue(_from) is not null || parsed.GetValue(_until) is not null;

    /// <summary>Fits the cells, draws and writes what is said of them.</summary>
    public int Answer(Terminal terminal, ParseResult parsed, UserCells cells)
    {
        var plan = new CellPlan
        {
            Level = parsed.GetValue(_level),
            HasScatter = parsed.GetRequiredValue(_dispersion) switch
            {
                Auto => null,
                Scatter => true,
                _ => false,
            },
            Kernel = parsed.GetRequiredValue(_curve) switch
            {
                Smooth => LatentKernel.SquaredExponential,
                Rough => LatentKernel.Matern,
                _ => LatentKernel.None,
            },
            Until = parsed.GetValue(_projectTo) is { } text ? Time(cells, text) : null,
            Seed = _isOfShares ? parsed.GetValue(_seed) : 1,
        };
        CellSheet sheet = CellSheet.Of(_isOfShares ? CellForecast.OfShares(cells, plan) : CellForecast.OfCounts(cells, plan));
        if (parsed.GetValue(_figure) is { } path)
        {
            AtomicFile.WriteAllText(path, SvgRenderer.Render(CellFigure.Of(sheet)));
            terminal.Error.WriteLine($"Drawn to {path}.");
        }

        terminal.Out.Write(CellRenderer.Render(sheet, parsed.GetRequiredValue(_format), terminal.Width));
        return ExitCode.Done;
    }

    private static double Time(UserCells cells, string text)
    {
        bool isDated = !cells.IsYearly && cells.Labels.Length > 0 && cells.Labels[0].Contains('-', StringComparison.Ordinal);
        double time = isDated
            ? Chronology.Gregorian.Years(DateText.ParseFrom(text))
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
                ? number
                : throw new InputException(
                    $"--project-to {text}: '{cells.TimeColumn}' holds {(cells.IsYearly ? "years: give a year" : "numbers: give a number")}.");
        return cells.IsYearly && (time != Math.Floor(time) || time > 9999 || time <= cells.Times[^1])
            ? throw new InputException($"--project-to {text}: a year after {cells.Labels[^1]} is wanted.")
            : time;
    }

    private static Option<int?> YearOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YEAR",
        CustomParser = result =>
        {
            string given = result.Tokens[0].Value;
            if (!int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out int year) || year is < 1 or > 9999)
            {
                result.AddError($"{name} {given}: a year is wanted, such as 2018.");
            }

            return year;
        },
    };
}
