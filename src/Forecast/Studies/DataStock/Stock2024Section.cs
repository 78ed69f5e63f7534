using Forecast.Data;

namespace Forecast.Studies.DataStock;

/// <summary>The 2024 model of the stock of text: Villalobos, Ho, Sevilla, Besiroglu, Heim and Hobbhahn, arXiv 2211.04325v2.</summary>
public static class Stock2024Section
{
    /// <summary>How the paper is cited.</summary>
    public const string Citation =
        "Villalobos, Ho, Sevilla, Besiroglu, Heim and Hobbhahn (2024), Will we run out of data? Limits of LLM scaling based on "
        + "human-generated data, arXiv 2211.04325v2.";

    /// <summary>Runs the section.</summary>
    /// <param name="data">The curated tables.</param>
    /// <param name="plan">Seed and number of draws.</param>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <param name="cancellation">Ends the run early.</param>
    /// <exception cref="InputException">A table cannot be read.</exception>
    public static StudySection Run(DataFolder data, StudyPlan plan, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plan);
        double personYears = Stock2024Writing.PersonYears(data);
        StudySection index = new Stock2024Index(data).Section;
        var growth = new Stock2024Growth(data, plan, cancellation);
        progress?.Report(0.1);
        StudySection stock = new Stock2024Stock(plan, personYears, cancellation).Section;
        StudySection writing = new Stock2024Writing(plan, personYears, cancellation).Section;
        progress?.Report(0.4);
        var policies = new Stock2024Policies();
        progress?.Report(0.5);
        var exhaustion = new Stock2024Exhaustion(plan, growth, policies, cancellation);
        StudySection[] parts =
        [
            stock,
            writing,
            index,
            growth.Section,
            exhaustion.Section,
            new Stock2024Point(exhaustion.Paths, plan).Section,
            Stock2024Undertraining.Section,
            policies.Section,
        ];
        progress?.Report(0.7);
        var scenario = Stock2024Scenario.Run(data, plan, cancellation);
        progress?.Report(1);
        return new StudySection
        {
            Summary = [.. parts.SelectMany(part => part.Summary), scenario.Sentence],
            Headline = exhaustion.Section.Headline,
            Numbers = [.. parts.SelectMany(part => part.Numbers)],
            Tables = [.. parts.SelectMany(part => part.Tables)],
            Figures = [.. Stock2024Figures.Of(exhaustion, policies), scenario.Figure],
            Warnings = [.. parts.SelectMany(part => part.Warnings)],
            NotVerified =
            [
                .. parts.SelectMany(part => part.NotVerified),
                "The E of the first version of Besiroglu et al. (2024), whose A, B and exponents the 2024 model's code uses, could not "
                + "be verified (1.84 is quoted elsewhere); nothing here needs it.",
            ],
            DataFiles = [.. parts.SelectMany(part => part.DataFiles)],
        };
    }
}
