using Forecast.Models.Networks;

namespace Forecast.Studies.LotteryTickets;

/// <summary>
/// Sizes of the experiments. The paper's public texts give the task, the two activations and 1,000 seeds; the rest is ours.
/// </summary>
/// <remarks>
/// Tried before these were kept: rates of 1e-2, constant and falling to 1e-4, and of 1e-3, constant; 2,000 and 10,000 steps; fixed points
/// and points drawn anew. Adam's usual rate of 1e-3 at 10,000 steps was kept; the table of other settings shows the others' slopes.
/// </remarks>
internal sealed record TicketSettings
{
    /// <summary>Ends of the input, as the paper has them.</summary>
    public const double Low = -2, High = 2;

    /// <summary>Points at which a trained network is judged.</summary>
    public const int TestPoints = 512;

    /// <summary>Seeds of networks of two neurons, as many as the paper has.</summary>
    public const int SmallSeeds = 1000;

    /// <summary>Neurons of the networks whose losses come in peaks.</summary>
    public const int SmallWidth = 2;

    /// <summary>Width of the networks that are averaged.</summary>
    public const int EnsembleWidth = 16;

    /// <summary>Widths trained.</summary>
    public IReadOnlyList<int> Widths { get; } = [2, 4, 8, 16, 32, 64, 128];

    /// <summary>Seeds a width.</summary>
    public required int Seeds { get; init; }

    /// <summary>How SiLU networks are trained; they are smooth, and need fewer points.</summary>
    public required TrainingPlan Smooth { get; init; }

    /// <summary>How ReLU networks are trained.</summary>
    public TrainingPlan Kinked { get; } = new(10_000, 1e-3, 1e-3, 64);

    /// <summary>How networks of two neurons are trained: at a rate that lets them come to rest.</summary>
    public TrainingPlan Small { get; } = new(10_000, 1e-2, 1e-3, 32);

    /// <summary>Whether the widths are trained under other plans too.</summary>
    public bool Variants { get; init; }

    /// <summary>The plan of an activation.</summary>
    public TrainingPlan PlanOf(Activation activation) => activation == Activation.Silu ? Smooth : Kinked;

    /// <summary>The jobs of one plan, one a width.</summary>
    public IReadOnlyList<NetworkJob> Jobs(Activation activation, TrainingPlan plan, int seeds) =>
        [.. Widths.Select(width => new NetworkJob(new NetworkShape(1, [width], 1, activation), new Squares(1, Low, High), plan, seeds,
            TestPoints))];

    /// <summary>The sizes of a run.</summary>
    public static TicketSettings Of(bool full) => full
        ? new TicketSettings { Seeds = 1000, Smooth = new TrainingPlan(10_000, 1e-3, 1e-3, 64), Variants = true }
        : new TicketSettings { Seeds = 32, Smooth = new TrainingPlan(10_000, 1e-3, 1e-3, 32) };
}
