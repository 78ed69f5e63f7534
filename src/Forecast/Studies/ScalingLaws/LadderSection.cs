using System.Globalization;
using Forecast.Data;
using Forecast.Fitting.Random;
using Forecast.Fitting.Results;
using Forecast.Models.ScalingLaws;

namespace Forecast.Studies.ScalingLaws;

/// <summary>Whether laws fitted to small runs predict the large ones, on two collections of runs.</summary>
internal static class LadderSection
{
    private const double Level = 0.95;

    public static StudySection Of(DataFolder data, StudyPlan plan, StreamKey key, CancellationToken cancellation)
    {
        HeldOutTest[] tests =
        [
            .. new[]
            {
                RunCollection.Olmo(data),
                RunCollection.Misfitting(data),
            }.Select(collection => HeldOutTest.Run(collection, plan, key.Child("held-out"), cancellation)),
        ];
        var list = new FindingList();
        foreach (HeldOutTest test in tests)
        {
            Errors(list, test, plan.Seed);
            Terms(list, test, plan.Seed);
        }

        return new StudySection
        {
            Summary = [.. tests.Select(Sentence)],
            Numbers = list.All,
            Tables = [ErrorTable(tests), TermTable(tests)],
            Figures = [HeldOutFigure.Of(tests)],
            Warnings = [.. tests.SelectMany(Warnings)],
            DataFiles = [.. tests.Select(test => test.Collection.File)],
        };
    }

    /// <summary>An error in percent with its interval.</summary>
    internal static string Percent(Estimate error)
    {
        Interval ends = error.Interval;
        return NumberText.WithInterval(100 * error.Value, new Interval(100 * ends.Low, 100 * ends.High, ends.Level));
    }

    private static void Errors(FindingList list, HeldOutTest test, ulong seed)
    {
        string id = $"held-out/{test.Collection.Id}";
        string split = $"the largest {NumberText.Percent(RunCollection.HeldOutShare)} by compute held out";
        var all = new Basis(test.HeldOut, $"{test.Collection.Rule}; {split}, {test.Collection.Fitted} fitted", test.Collection.File, seed);
        Basis frontier = all with
        {
            N = test.Frontier.Count,
            Rule = $"{test.Collection.Rule}; runs that no run of as much compute beats; {split}, {test.FittedFrontier} fitted",
        };
        (string Id, string Law, Basis Basis, Estimate Error)[] rows =
        [
            ("chinchilla", "Chinchilla form", all, test.ErrorOfChinchilla),
            ("chinchilla-naive", "lowest loss so far, on the same runs", all, test.NaiveOfChinchilla),
            ("offset", "offset power of compute", frontier, test.ErrorOfOffset),
            ("power", "plain power of compute", frontier, test.ErrorOfPlain),
            ("offset-naive", "lowest loss so far, on the frontier", frontier, test.NaiveOfOffset),
        ];
        foreach ((string row, string law, Basis basis, Estimate error) in rows)
        {
            Interval ends = error.Interval;
            list.Ours(
                basis,
                $"{id}/{row}",
                $"{test.Collection.Title}, error on held-out runs: {law}",
                "%",
                100 * error.Value,
                new Interval(100 * ends.Low, 100 * ends.High, ends.Level));
        }
    }

    private static void Terms(FindingList list, HeldOutTest test, ulong seed)
    {
        var all = new Basis(test.Collection.Runs.Count, test.Collection.Rule, test.Collection.File, seed);
        foreach ((string name, Estimate estimate) in Rows(test))
        {
            Basis basis = name.Contains("compute", StringComparison.Ordinal)
                ? all with
                {
                    N = test.FittedFrontier + test.Frontier.Count,
                    Rule = $"{test.Collection.Rule}; runs that no run of as much compute beats",
                }
                : all;
            list.Ours(
                basis,
                $"fit/{test.Collection.Id}/{Slug(name)}",
                $"{test.Collection.Title}: {name}",
                name.Contains('E') ? "nats" : "",
                estimate.Value,
                estimate.Interval);
        }
    }

    private static IEnumerable<(string Name, Estimate Estimate)> Rows(HeldOutTest test)
    {
        yield return ("E of size and data", test.Whole.Estimate(law => law.E, Level));
        yield return ("alpha, exponent of size", test.Whole.Estimate(law => law.Alpha, Level));
        yield return ("beta, exponent of data", test.Whole.Estimate(law => law.Beta, Level));
        yield return ("a, growth of the best size", test.Whole.Estimate(law => law.SizeExponent, Level));
        yield return ("E of compute", test.WholeOffset.Estimate(law => law.Limit, Level));
        yield return ("alpha, exponent of compute", test.WholeOffset.Estimate(law => law.Exponent, Level));
    }

    private static Table ErrorTable(HeldOutTest[] tests) => new(
        "held-out-errors",
        "Largest runs predicted from smaller ones: mean |predicted / observed - 1|, %",
        [
            new Column("Runs"),
            new Column("Fitted", Alignment.Right),
            new Column("Held out", Alignment.Right),
            new Column("Law"),
            new Column("Error (%)", Alignment.Right),
        ],
        [
            .. tests.SelectMany(test => new[]
            {
                Row(test, test.Collection.Fitted, test.HeldOut, "Chinchilla form", test.ErrorOfChinchilla),
                Row(test, test.Collection.Fitted, test.HeldOut, "lowest loss so far", test.NaiveOfChinchilla),
                Row(test, test.FittedFrontier, test.Frontier.Count, "offset power of compute (frontier)", test.ErrorOfOffset),
                Row(test, test.FittedFrontier, test.Frontier.Count, "plain power of compute (frontier)", test.ErrorOfPlain),
                Row(test, test.FittedFrontier, test.Frontier.Count, "lowest loss so far (frontier)", test.NaiveOfOffset),
            }),
        ],
        "90 % intervals: refits to resampled runs, scored on resampled held-out runs. The frontier is the runs that no run of as " +
        "much compute beats. The share held out and the laws were fixed before any fit.")
    {
        GroupStarts = [.. tests.Select((_, i) => 5 * i)],
    };

    private static Table TermTable(HeldOutTest[] tests) => new(
        "ladder-fits",
        "The laws fitted to all runs of two collections",
        [new Column("Number"), .. tests.Select(test => new Column(test.Collection.Title, Alignment.Right))],
        [
            .. Rows(tests[0]).Select((row, i) => (string[])
            [
                row.Name,
                .. tests.Select(test => Rows(test).ElementAt(i).Estimate).Select(e => NumberText.WithInterval(e)),
            ]),
        ],
        "Huber loss of ln L, δ = 1e-3; 95 % intervals from refits to resampled runs. E and the exponents of different collections " +
        "are of different tokenisers and test sets: compare the exponents, not E.");

    private static string[] Row(HeldOutTest test, int fitted, int held, string law, Estimate error) =>
        [
            test.Collection.Title,
            fitted.ToString(CultureInfo.InvariantCulture),
            held.ToString(CultureInfo.InvariantCulture),
            law,
            Percent(error),
        ];

    private static string Sentence(HeldOutTest test) =>
        $"{test.Collection.Title}: fitted to the {test.Collection.Fitted} smaller runs, the Chinchilla form predicts the loss of the " +
        $"{test.HeldOut} largest to {Percent(test.ErrorOfChinchilla)} % (90 %), where the lowest loss so far is " +
        $"{Percent(test.NaiveOfChinchilla)} % off; the offset power of compute, on the frontier, is {Percent(test.ErrorOfOffset)} % off.";

    private static IEnumerable<string> Warnings(HeldOutTest test)
    {
        foreach (string warning in test.Whole.Warnings)
        {
            yield return $"{test.Collection.Title}, Chinchilla form: {warning}";
        }

        foreach (string warning in test.WholeOffset.Warnings)
        {
            yield return $"{test.Collection.Title}, offset power of compute: {warning}";
        }

        if (test.Frontier.Count < 10)
        {
            yield return
                $"{test.Collection.Title}: only {test.Frontier.Count} held-out runs lie on the frontier; the error of the laws of " +
                "compute is rough.";
        }
    }

    private static string Slug(string name) => string.Join(
        '-',
        name.ToLowerInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries));
}
