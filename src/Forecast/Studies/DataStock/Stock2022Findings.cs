using Forecast.Fitting.Results;

namespace Forecast.Studies.DataStock;

/// <summary>Makes the findings of the model of 2022, all alike.</summary>
/// <param name="draws">Draws behind a number that was drawn.</param>
/// <param name="seed">Their seed.</param>
internal sealed class Stock2022Findings(int draws, ulong seed)
{
    public const string PopulationFile = "stock/population.csv", InternetFile = "stock/internet-use.csv",
        ScenarioFile = "scenarios/text-stock-2022.yaml";

    /// <summary>A number that was drawn.</summary>
    public Finding Drawn(
        string id, string label, double value, string text, string unit, string rule, Interval? interval = null,
            string vintage = PopulationFile) => new()
            {
                Id = $"{DataStockStudy.StudyId}/2022/{id}",
                Label = label,
                Value = value,
                Text = text,
                Unit = unit,
                Interval = interval,
                N = draws,
                Rule = rule,
                Vintage = vintage,
                Seed = seed,
            };

    /// <summary>A number that follows without draws.</summary>
    public Finding Certain(
        string id, string label, double value, string text, string unit, string rule, int n, string vintage, Interval? interval = null) =>
        Drawn(id, label, value, text, unit, rule, interval, vintage) with { N = n, Seed = null };

    /// <summary>A number beside the published one, whose own inputs are rounded.</summary>
    /// <param name="ours">The finding.</param>
    /// <param name="range">Where the rounding lets it lie.</param>
    /// <param name="why">What is rounded, to stand before "puts it from … to …".</param>
    /// <param name="published">The digits.</param>
    public static Finding Within(Finding ours, (double Low, double High) range, string why, Published published) =>
        ours.Beside(Comparison.OfRange(ours.Value, range, why, published, RowEvidence.Formula));

    /// <summary>A date beside the published one; how far they are apart is said in years.</summary>
    /// <param name="ours">The finding.</param>
    /// <param name="published">The digits.</param>
    /// <param name="evidence">What bears on the verdict.</param>
    public static Finding DateBeside(Finding ours, Published published, RowEvidence evidence)
    {
        Finding beside = ours.Beside(published, evidence);
        string years = $"{NumberText.Fixed(Math.Abs(ours.Value - Printed.Parse(published.Text).Value), 2)} years";
        return beside.Verdict == Verdict.WithinTolerance
            ? beside with { Evidence = $"ours lies {years} off; allowed are {evidence.Tolerance!.Text}" }
            : beside.Explained(() => $"ours lies {years} off");
    }
}
