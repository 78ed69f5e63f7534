namespace Forecast.Models.Networks;

/// <summary>Networks of one shape to be trained on one task by one plan, each from its own stream of random numbers.</summary>
/// <param name="Shape">Their layers.</param>
/// <param name="Task">What they are trained on.</param>
/// <param name="Plan">How.</param>
/// <param name="Networks">How many; a multiple of eight.</param>
/// <param name="TestPoints">Points, none of them trained on, at which each is judged; a multiple of eight.</param>
public sealed record NetworkJob(NetworkShape Shape, RegressionTask Task, TrainingPlan Plan, int Networks, int TestPoints)
{
    /// <summary>
    /// The job in words that tell any two apart; it names the stream of random numbers, so a job's networks do not depend on the jobs
    /// beside it.
    /// </summary>
    public string Text => $"{Task.Text}; {Shape.Text}; {Plan.Text}; {TestPoints} test points";

    /// <summary>How much work the job is, in arbitrary units.</summary>
    internal double Cost => (double)Shape.Parameters * Plan.Points * Plan.Steps;

    internal void Check()
    {
        if (Shape.Inputs != Task.Inputs || Shape.Outputs != Task.Outputs)
        {
            throw new ArgumentException($"A network {Shape.Text} was given for a task of {Task.Inputs} inputs and {Task.Outputs} outputs.");
        }

        if (Plan.OutputWeights.Count != 0 && Plan.OutputWeights.Count != Task.Outputs)
        {
            throw new ArgumentException($"{Plan.OutputWeights.Count} output weights were given for {Task.Outputs} outputs.");
        }

        if (!IsWhole(Plan.Points) || !IsWhole(TestPoints) || !IsWhole(Networks))
        {
            throw new ArgumentException($"{Plan.Points} points, {TestPoints} test points and {Networks} networks were given; each is a "
                + $"multiple of eight, and not none.");
        }

        if (Plan.Steps < 1 || !(Plan.Rate > 0) || !(Plan.LastRate > 0))
        {
            throw new ArgumentException($"{Plan.Steps} steps at rates {Plan.Rate} to {Plan.LastRate} were given; there is at least "
                + $"one, at rates above zero.");
        }

        static bool IsWhole(int count) => count > 0 && count % LaneBlock.Lanes == 0;
    }
}
