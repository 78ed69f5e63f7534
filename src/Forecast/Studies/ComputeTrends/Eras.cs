using Forecast.Data;

namespace Forecast.Studies.ComputeTrends;

/// <summary>The spans of the paper. A boundary day belongs to the era that ends on it.</summary>
internal static class Eras
{
    private static readonly DateOnly DeepLearningStart = new(2009, 12, 31);
    private static readonly DateOnly LargeScaleStart = new(2015, 9, 1);

    /// <summary>Last day of the paper's data.</summary>
    public static readonly DateOnly PaperEnd = new(2022, 2, 1);

    /// <summary>First day on which a system can be large-scale; later ones are "after 1 September 2015".</summary>
    public static readonly DateOnly LargeScale = LargeScaleStart.AddDays(1);

    public static readonly Era PreDeepLearning = new("1952–2009", DateOnly.MinValue, DeepLearningStart);

    public static readonly Era BeforeLargeScale = new("2010–2016", DeepLearningStart.AddDays(1), LargeScaleStart);

    public static readonly Era LargeScaleEra = new("2016–2022", LargeScale, PaperEnd);

    public static readonly Era SinceDeepLearning = new("2010–2022", DeepLearningStart.AddDays(1), PaperEnd);

    // AlexNet, of 30 September 2012, is the last of the 26 systems of the paper's "1952–2011"; with the 25 before it the row does not come out.
    public static readonly Era UpToAlexNet = new("1952–2011", DateOnly.MinValue, new DateOnly(2012, 9, 30));

    public static readonly Era SinceAlexNet = new("2012–2022", new DateOnly(2012, 10, 1), PaperEnd);

    public static readonly Era AmodeiHernandez = new("09-2012–12-2017", new DateOnly(2012, 9, 1), new DateOnly(2017, 12, 1));

    public static readonly Era AfterAmodeiHernandez = new("12-2017–02-2022", new DateOnly(2017, 12, 1), PaperEnd);

    public static readonly Era SinceSeptember2012 = new("2012–2022", new DateOnly(2012, 9, 1), PaperEnd);

    /// <summary>Spans whose limits were searched for among dates that fit the paper's words, because they reproduce its counts.</summary>
    public static readonly IReadOnlyList<Era> Searched = [UpToAlexNet, SinceAlexNet, AmodeiHernandez, AfterAmodeiHernandez];

    /// <summary>From the start of deep learning to the last day of a later table.</summary>
    public static Era DeepLearningTo(DateOnly last) => new($"2010–{last.Year}", SinceDeepLearning.First, last);

    /// <summary>From the start of the large-scale era to the last day of a later table.</summary>
    public static Era LargeScaleTo(DateOnly last) => new($"2016–{last.Year}", LargeScale, last);
}
