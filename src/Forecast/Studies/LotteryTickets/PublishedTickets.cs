namespace Forecast.Studies.LotteryTickets;

/// <summary>What Liu and Tegmark 2023 print, from the abstract and secondary sources; the full text is in no public copy at hand.</summary>
internal static class PublishedTickets
{
    public const string Citation =
        "Liu and Tegmark (2023), A Neural Scaling Law from Lottery Ticket Ensembling, arXiv 2310.02258; Sharma and Kaplan (2020), A "
            + "Neural Scaling Law from the Dimension of the Data Manifold, arXiv 2004.10802.";

    private const string Secondary = "Liu and Tegmark 2023, by a secondary source";

    public static Published Theory { get; } = new("4", "Liu and Tegmark 2023, abstract: 4/d of Sharma and Kaplan 2020, d = 1");

    public static Published Smooth { get; } = new("-1.0", "Liu and Tegmark 2023, abstract: α = 1 on y = x²; printed without a decimal");

    public static Published Early { get; } = new("-4.0", $"{Secondary}: ReLU, N⁻⁴ early; printed without a decimal");

    public static Published Late { get; } = new("-1.0", $"{Secondary}: ReLU, N⁻¹ later; printed without a decimal");

    public static Published Average { get; } = new("-1.00", "Liu and Tegmark 2023: variance of an ensemble of n tickets falls as 1/n; "
        + "exact for independent tickets");

    public static IReadOnlyList<string> NotVerified { get; } =
    [
        "The full text of Liu and Tegmark (2023) is in no public copy at hand: the task, the activations, 1,000 seeds and medians are "
            + "from its abstract and from summaries of others.",
        "Optimiser, learning rate, steps, batch, initial weights and the list of widths could not be found; ours are our own choices "
            + "and are stated.",
        "No fitted slope could be found: what is compared are the exponents -1 and -4 as the paper and its summaries print them, not "
            + "read from a table.",
        "The authors' note on the second version says that the theory of the paper is questionable and that its empirical results "
            + "still stand.",
    ];
}
