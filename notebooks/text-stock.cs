#:project ../src/Forecast/Forecast.csproj
#:property PublishAot=false

// %% When does the text run out?
//
// The published model of the stock of human-written text (Villalobos et al. 2024, "Will we run out of data?") is a scenario file of
// plain lines. Here it is run as it stands, then with one assumption changed at a time, and the assumptions are ranked by how far they
// move the date. Run it from the root of the repository:
//
//     dotnet run notebooks/text-stock.cs
//
// It prints its tables and draws out/text-stock-tornado.svg and out/text-stock-date.svg.

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Gpu;
using Forecast.Gpu.Results;
using Forecast.Reports;
using Forecast.Scenarios;
using Forecast.Studies;
using Forecast.Studies.ScenarioFigures;

const string Asked = "exhausted";   // the date on which the stock is used in full
const long Draws = 200_000;

// %% The model as published
DataFolder folder = DataFolder.Open();
string path = Path.Combine(folder.Path, "scenarios", "text-stock.yaml");
string text = File.ReadAllText(path);
ScenarioResult published = Run(text);
ShownResult date = Date(published);
Console.WriteLine($"{published.Scenario.Title} {Sentence(date, published)}");

// %% One assumption at a time
//
// Every line of the file is an assumption with a name. Replacing its right-hand side is all it takes.
(string Question, string Name, string Value)[] changes =
[
    ("twice as many passes over the data help", "repetition", "4 to 10 @ 95%"),
    ("repeating data does not help at all", "repetition", "1"),
    ("all text is worth training on", "quality", "1"),
    ("a tenth of the text is worth training on", "quality", "0.05 to 0.2 @ 95%"),
    ("the web does not grow", "stock_growth", "1"),
    ("the web is ten times larger", "pages", "75e10 to 1e13 @ 95%"),
];
var rows = new List<IReadOnlyList<string>> { Row("as published", published) };
foreach ((string question, string name, string value) in changes)
{
    rows.Add(Row(question, Run(With(text, name, value))));
}

var table = new Table(
    "changes",
    "Date on which the stock of text is used in full",
    [new Column("If"), new Column("Median", Alignment.Right), new Column("80 % interval"), new Column($"By {published.Scenario.Years!.Value.Last}", Alignment.Right)],
    rows,
    $"{Draws:#,0} draws, the same random numbers in every row; 'after' means not within the years of the scenario.");
Console.WriteLine();
Console.WriteLine(TextTable.Render(table, 100));

// %% Which assumption matters most?
ScenarioResult ranked = published.WithSensitivity();
Draw(ScenarioFigure.Of(ranked, Date(ranked), "tornado"), "out/text-stock-tornado.svg");
Draw(ScenarioFigure.Of(published, date, "dates"), "out/text-stock-date.svg");
foreach (string warning in published.Warnings)
{
    Console.WriteLine($"Doubt: {warning}");
}

ScenarioResult Run(string yaml)
{
    var program = ScenarioProgram.Of(ScenarioReader.Read(path, Encoding.UTF8.GetBytes(yaml)), () => folder);
    Samples samples = MonteCarlo.Run(program.Program, new DrawPlan(Draws, program.Scenario.Seed));
    return ScenarioResult.Of(program, samples, "host");
}

static string With(string yaml, string name, string value)
{
    string changed = Regex.Replace(yaml, $@"(?m)^(  {Regex.Escape(name)}:).*$", $"$1 {value}");
    return changed != yaml ? changed : throw new InputException($"The scenario has no line '{name}' of another value.");
}

static ShownResult Date(ScenarioResult result) => result.Shown.Single(shown => shown.Quantity.Name == Asked);

static string Sentence(ShownResult shown, ScenarioResult result) =>
    $"{shown.Quantity.Label}: median {Year(result, 0.5)}, 80 % interval {Year(result, 0.1)} to {Year(result, 0.9)}.";

static IReadOnlyList<string> Row(string question, ScenarioResult result) =>
[
    question,
    Year(result, 0.5),
    $"{Year(result, 0.1)} to {Year(result, 0.9)}",
    NumberText.Percent(Math.Round(Date(result).Points[0].Happens.Value, 2)),
];

static string Year(ScenarioResult result, double probability)
{
    double year = result.Samples[Date(result).Points[0].Output].Quantile(probability).Value;
    int last = result.Scenario.Years!.Value.Last;
    return double.IsFinite(year) ? NumberText.Fixed(year, 1) : $"after {last.ToString(CultureInfo.InvariantCulture)}";
}

static void Draw(Figure figure, string to)
{
    AtomicFile.WriteAllText(to, SvgRenderer.Render(figure));
    Console.WriteLine($"Drawn to {to}.");
}
