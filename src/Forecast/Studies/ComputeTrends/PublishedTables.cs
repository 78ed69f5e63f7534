using Forecast.Data;

namespace Forecast.Studies.ComputeTrends;

/// <summary>A row as the paper prints it. Estimates are <c>value [2.5 %; median; 97.5 %]</c>; null where the paper or our copy of it has none.</summary>
internal sealed record PublishedRow(string Label, TrendSelection Selection, string N, string? Scale, string? Growth, string? Doubling, string? RSquared)
{
    /// <summary>Doubling time as the output of the authors' notebook prints it, where it prints another one.</summary>
    public string? CodeDoubling { get; init; }

    /// <summary>Whether the row's dates or classes are a reading the paper does not state, chosen after a search because it reproduces the printed n.</summary>
    public bool IsSearchedReading =>
        Selection.LargeFrom == DateOnly.MinValue || Eras.Searched.Contains(Selection.Era);
}

/// <summary>A table of the paper.</summary>
internal sealed record PublishedTable(int Number, string Title, IReadOnlyList<PublishedRow> Rows, string? Note = null);

/// <summary>Tables 2, 3, 4, 6, 7, 8 and 9 of arXiv 2202.05924v2.</summary>
/// <remarks>
/// Which rows a printed row is about is the paper's statement where it makes one. Two things it does not state were found by what
/// reproduces n: Tables 3 and 8 count a system as large-scale at any date (AlexNet and VGG16 are then large), while Table 4 counts it
/// from September 2015 only; and their "2012" begins at or after AlexNet.
/// </remarks>
internal static class PublishedTables
{
    public const string Paper = "arXiv 2202.05924v2";

    /// <summary>Resamples behind each interval of the paper.</summary>
    public const int Resamples = 1000;

    private const string AnyDateNote = "Regular and large-scale are parted by z at any date here: the rows come out so, and not with the cut at September 2015 that Table 4 needs.";

    public static IReadOnlyList<PublishedTable> All { get; } =
    [
        new(2, "Trends in the three eras",
        [
            new("1952–2010", new(Eras.PreDeepLearning), "19", "3e4 / 2e14", "0.2 [0.1; 0.2; 0.2]", "21.3 [17.0; 21.2; 29.3]", null),
            new("2010–2022 regular", AnyDate(Eras.SinceDeepLearning, ScaleClass.Regular), "72", "7e14 / 2e18", "0.6 [0.4; 0.7; 0.9]", "5.7 [4.3; 5.6; 9.0]", null),
            new("Sept 2015–2022 large-scale", new(Eras.LargeScaleEra, ScaleClass.Large), "16", "4e21 / 8e23", "0.4 [0.2; 0.4; 0.5]", "9.9 [7.7; 10.1; 17.1]", null),
        ]),
        new(3, "Eras before and after deep learning",
        [
            new("1952–2009 all", new(Eras.PreDeepLearning), "19", "3e4 / 2e14", "0.2 [0.1; 0.2; 0.2]", "21.3 [16.2; 21.3; 31.3]", "0.77"),
            new("1952–2011 all", new(Eras.UpToAlexNet), "26", null, null, "19.6 [15.6; 19.4; 25.0]", "0.83"),
            new("2010–2022 all", new(Eras.SinceDeepLearning), "98", null, null, "5.6 [5.0; 5.6; 6.2]", "0.70"),
            new("2010–2022 regular", AnyDate(Eras.SinceDeepLearning, ScaleClass.Regular), "77", null, null, "5.6 [5.1; 5.6; 6.2]", "0.78"),
            new("2012–2022 all", new(Eras.SinceAlexNet), "91", null, null, "5.7 [4.9; 5.7; 6.7]", "0.58"),
            new("2012–2022 regular", AnyDate(Eras.SinceAlexNet, ScaleClass.Regular), "72", null, null, "5.7 [4.9; 5.7; 6.7]", "0.69"),
        ],
        AnyDateNote),
        new(4, "The large-scale era",
        [
            new("2010–2016 all", new(Eras.BeforeLargeScale), "20", "6e14 / 3e18", "0.7", "5.3 [3.9; 5.2; 8.5]", "0.55"),
            new("2016–2022 all", new(Eras.LargeScaleEra), "79", "1e19 / 5e22", null, "6.7 [4.9; 6.6; 10.0]", "0.33"),
            new("2016–2022 regular", new(Eras.LargeScaleEra, ScaleClass.Regular), "60", "3e18 / 2e22", null, "5.9 [4.4; 5.8; 7.9]", "0.48")
            {
                CodeDoubling = "5.8 [4.5; 5.8; 8.0]",
            },
            new("2016–2022 large-scale", new(Eras.LargeScaleEra, ScaleClass.Large), "19", "4e21 / 6e23", null, "10.7 [7.9; 10.6; 25.6]", "0.66"),
        ]),
        new(6, "Record-setting systems",
        [
            new("1952–2009", Records(Eras.PreDeepLearning), "10", "1e5 / 3e14", null, "19.9 [14.4; 19.7; 30.4]", "0.83"),
            new("2009–2016", Records(Eras.BeforeLargeScale), "7", null, null, "7.2 [3.1; 7.0; 11.9]", "0.81"),
            new("2016–2022", Records(Eras.LargeScaleEra), "7", "4e21 / 1e24", null, "8.5 [2.3; 8.3; 19.3]", "0.66"),
            new("2016–2022 without AlphaGo Master and Zero", Records(Eras.LargeScaleEra) with { Without = ["AlphaGo Master", "AlphaGo Zero"] },
                "9", null, null, "7.5 [6.1; 7.6; 7.1]", "0.93"),
        ],
        "No low outlier is dropped before the records are taken, as in the authors' code."),
        new(7, "Domains, 2009–2022",
        [
            new("Vision", Domain("Vision"), "25", null, null, "6.0 [5.1; 6.0; 7.4]", null),
            new("Language", Domain("Language"), "36", null, null, "4.8 [4.1; 4.9; 6.2]", null),
            new("Games", Domain("Games"), "13", null, null, "4.5 [-4.1; 4.6; 35.5]", null),
            new("Other", Domain(TrendSelection.OtherDomains), "19", null, null, "6.8 [5.8; 6.7; 8.2]", null),
        ],
        "The paper's rows carry no domain in the published notebook; domains are joined from the table of May 2022."),
        new(8, "Comparison with AI and Compute",
        [
            new("09-2012–12-2017 all", new(Eras.AmodeiHernandez), "31", null, null, "3.7 [2.8; 3.7; 6.2]", "0.48"),
            new("09-2012–12-2017 regular", AnyDate(Eras.AmodeiHernandez, ScaleClass.Regular), "24", null, null, "4.5 [3.2; 4.3; 7.8]", "0.48"),
            new("09-2015–12-2017 large-scale", AnyDate(Eras.AmodeiHernandez, ScaleClass.Large), "7", null, null, "3.0 [2.1; 2.9; 3.5]", "0.95"),
            new("12-2017–02-2022 all", new(Eras.AfterAmodeiHernandez), "62", null, null, "4.5 [3.3; 4.4; 7.1]", "0.36"),
            new("12-2017–02-2022 regular", AnyDate(Eras.AfterAmodeiHernandez, ScaleClass.Regular), "47", null, null, "4.2 [3.1; 4.2; 6.0]", "0.46"),
            new("12-2017–02-2022 large-scale", AnyDate(Eras.AfterAmodeiHernandez, ScaleClass.Large), "15", null, null, "8.7 [5.4; 8.7; 14.6]", "0.68"),
            new("2012–2022 all", new(Eras.SinceSeptember2012), "93", null, null, "5.7 [4.9; 5.7; 6.8]", "0.60"),
            new("2012–2022 regular", AnyDate(Eras.SinceSeptember2012, ScaleClass.Regular), "72", null, null, "5.7", "0.69"),
            new("2012–2022 large-scale", new(Eras.LargeScaleEra, ScaleClass.Large), "19", null, null, "10.7 [7.8; 10.7; 27.2]", "0.66"),
        ],
        AnyDateNote + " The last row alone is Table 4's."),
        new(9, "Thresholds for large-scale systems, 2016–2022",
        [
            new("z < 0.76", Threshold(ScaleClass.Regular, 0.76), "63", null, null, "6.0 [4.6; 6.0; 8.5]", "0.46"),
            new("z > 0.76", Threshold(ScaleClass.Large, 0.76), "20", null, null, "10.3 [7.6; 10.4; 21.9]", "0.63"),
            new("z < 0.60", Threshold(ScaleClass.Regular, 0.60), "57", null, null, "6.0 [4.6; 6.1; 8.6]", null),
            new("z > 0.60", Threshold(ScaleClass.Large, 0.60), "26", null, null, "10.7 [7.8; 10.9; 19.5]", null),
            new("z < 0.54", Threshold(ScaleClass.Regular, 0.54), "51", null, null, "6.7 [4.9; 6.7; 9.9]", null),
            new("z > 0.54", Threshold(ScaleClass.Large, 0.54), "32", null, null, "11.6 [8.3; 11.6; 22.1]", null),
        ]),
    ];

    private static TrendSelection AnyDate(Era era, ScaleClass scale) => new(era, scale) { LargeFrom = DateOnly.MinValue };

    private static TrendSelection Records(Era era) => new(era) { Records = true };

    private static TrendSelection Domain(string domain) => new(Eras.SinceDeepLearning) { Domain = domain };

    private static TrendSelection Threshold(ScaleClass scale, double threshold) => new(Eras.LargeScaleEra, scale) { Threshold = threshold };
}
