using Forecast.Data;
using Forecast.Studies;

namespace Forecast.Tests.Cli;

/// <summary>A study whose findings a test chooses.</summary>
internal sealed class SyntheticStudy(string id, Func<StudyPlan, CancellationToken, Findings> run) : IStudy
{
    public string Id => id;

    public string Title => $"Title of {id}";

    public string Description => $"What {id} answers.";

    public Findings Run(DataFolder data, StudyPlan plan, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        progress?.Report(0.5);
        return run(plan, cancellation);
    }
}
