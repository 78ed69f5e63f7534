using System.CommandLine;
using Forecast.Reports;
using Forecast.Studies;

namespace Forecast.Cli;

/// <summary><c>forecast list</c>: the studies there are.</summary>
public static class ListVerb
{
    /// <summary>The verb over every study of the catalogue.</summary>
    public static Command Create(Terminal terminal) => Create(terminal, Catalogue.All);

    /// <summary>The verb over some studies.</summary>
    public static Command Create(Terminal terminal, IReadOnlyList<IStudy> studies)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(studies);
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var verb = new Command("list", "Name the studies that 'reproduce' runs.") { format };
        verb.SetAction(parsed =>
        {
            terminal.Out.Write(parsed.GetValue(format) == "json" ? Json(studies) : Text(studies, terminal.Width));
            return ExitCode.Done;
        });
        return verb;
    }

    private static string Text(IReadOnlyList<IStudy> studies, int width) => studies.Count == 0
        ? "There are no studies.\n"
        : TextTable.Render(
            new Table(
                "studies",
                "Studies",
                [new Column("Id"), new Column("Title"), new Column("What it answers")],
                [.. studies.Select(IReadOnlyList<string> (study) => [study.Id, study.Title, study.Description])],
                "'forecast reproduce --only ID' runs one of them."),
            width);

    private static string Json(IReadOnlyList<IStudy> studies) =>
        JsonPage.Write(json =>
        {
            json.WriteStartArray();
            foreach (IStudy study in studies)
            {
                json.WriteStartObject();
                json.WriteString("id", study.Id);
                json.WriteString("title", study.Title);
                json.WriteString("description", study.Description);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
}
