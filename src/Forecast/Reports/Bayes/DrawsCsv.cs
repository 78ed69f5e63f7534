using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Bayes;
using Forecast.Fitting.Bayes.BrokenTrends;
using Forecast.Fitting.Breaks;
using Forecast.Projections;

namespace Forecast.Reports.Bayes;

/// <summary>The joint draws of a posterior as a table: a row a draw, a column a parameter, so that parameters stay correlated.</summary>
/// <remarks>
/// Values are on the scale of the fit. Where the number of breaks is unknown, slopes and breaks that a draw does not have are empty.
/// </remarks>
public static class DrawsCsv
{
    /// <summary>Writes the draws; the file appears whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="trend">The sampled trend.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(string path, SampledTrend trend)
    {
        ArgumentNullException.ThrowIfNull(trend);
        AtomicFile.Write(path, stream =>
        {
            using var text = new StreamWriter(stream, AtomicFile.Encoding, leaveOpen: true) { NewLine = "\n" };
            Posterior posterior = trend.Posterior;
            BrokenTrendPosterior? breaks = (trend as SampledBreaks)?.Breaks;
            int most = breaks is null ? 0 : breaks.Probabilities.Count - 1;
            bool hasSteps = trend is SampledBreaks { Prior.Shape: BreakShape.Jump };
            string[] names = breaks is null ? [.. posterior.Names] : [.. posterior.Names.Take(6), .. Eras(most, hasSteps)];
            text.WriteLine($"chain,draw,{string.Join(',', names.Select(Quoted))}");
            var row = new double[posterior.Names.Count];
            for (int chain = 0; chain < posterior.Chains; chain++)
            {
                for (int draw = 0; draw < posterior.Draws; draw++)
                {
                    posterior.Row(chain, draw, row);
                    IEnumerable<string> cells = breaks is null
                        ? row.Select(Cell)
                        : [.. row.Take(6).Select(Cell), .. Eras(breaks.Draw(chain, draw), most, hasSteps)];
                    text.WriteLine($"{Index(chain)},{Index(draw)},{string.Join(',', cells)}");
                }
            }
        });
    }

    private static IEnumerable<string> Eras(int most, bool hasSteps) =>
    [
        .. Numbered("break", most), .. Numbered("slope", most + 1), .. Numbered("step", hasSteps ? most : 0),
    ];

    private static IEnumerable<string> Numbered(string name, int count) => Enumerable.Range(1, count).Select(j => $"{name} {Whole(j)}");

    private static IEnumerable<string> Eras(BrokenTrendDraw draw, int most, bool hasSteps)
    {
        double slope = draw.Slope;
        var slopes = new List<double> { slope };
        foreach (double bend in draw.Bends)
        {
            slopes.Add(slope += bend);
        }

        return [.. Padded(draw.Breaks, most), .. Padded(slopes, most + 1), .. hasSteps ? Padded(draw.Steps, most) : []];
    }

    private static IEnumerable<string> Padded(IReadOnlyList<double> values, int count) =>
        [.. values.Select(Cell), .. Enumerable.Repeat("", count - values.Count)];

    private static string Quoted(string name) =>
        name.AsSpan().ContainsAny(',', '"') ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;

    private static string Index(int from0) => Whole(from0 + 1);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Cell(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
