using Forecast.Models.Networks;

namespace Forecast.Studies.ResourceModel;

/// <summary>Sizes of the experiments. The papers print none of them: all are ours.</summary>
/// <remarks>
/// Tried before these were kept, on y = x²: penalties of 1e-4 and 1e-3, L1 alone, L2 alone and both; 5,000 to 40,000 steps; rates from
/// 0.01 to 0.05; widths of 64, 96 and 100. Of the plans of equal length the one of lowest objective was kept, not the one of nicest slope.
/// On two tasks: L1 of 1e-4, 1e-3 and 2e-3 beside L2 of 1e-3, 10,000 to 40,000 steps, widths of 48, 64 and 96. On the serial task:
/// penalties of
/// 1e-4 to 1e-1 and widths of 16 and 24, to leave neurons free at some α.
/// </remarks>
internal sealed record ToySettings
{
    /// <summary>Networks, each with a seed of its own, for each setting.</summary>
    public const int Seeds = 16;

    /// <summary>Points at which a trained network is judged.</summary>
    public const int TestPoints = 512;

    /// <summary>Ends of each input.</summary>
    public const double Low = -1, High = 1;

    /// <summary>Weight above which a neuron counts as allocated, as the authors count.</summary>
    public const double Threshold = 1e-3;

    /// <summary>The mixing weights of the paper.</summary>
    public static readonly double[] Betas = [0.5, 0.75, 0.85, 0.9, 0.95];

    /// <summary>How networks of one task are trained.</summary>
    public required TrainingPlan SinglePlan { get; init; }

    /// <summary>Width of networks of one task.</summary>
    public required int SingleWidth { get; init; }

    /// <summary>α of the single task: the paper's range, by factors of two.</summary>
    public IReadOnlyList<double> SingleWeights { get; } = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

    /// <summary>Whether the single task is trained under other penalties, activations and lengths too.</summary>
    public bool Variants { get; init; }

    /// <summary>How networks of two tasks are trained.</summary>
    public required TrainingPlan ParallelPlan { get; init; }

    /// <summary>Width of networks of two tasks.</summary>
    public required int ParallelWidth { get; init; }

    /// <summary>α of two tasks: the network grows with it.</summary>
    public required IReadOnlyList<double> ParallelWeights { get; init; }

    /// <summary>How networks of the serial task are trained.</summary>
    public required TrainingPlan SerialPlan { get; init; }

    /// <summary>Width of each of its four hidden layers.</summary>
    public required int SerialWidth { get; init; }

    /// <summary>α of the serial task.</summary>
    public required IReadOnlyList<double> SerialWeights { get; init; }

    /// <summary>The sizes of a run.</summary>
    public static ToySettings Of(bool full) => full ? Full : Quick;

    private static ToySettings Quick { get; } = new()
    {
        SinglePlan = new TrainingPlan(10_000, 0.03, 0.003, 16) { L1 = 1e-3, L2 = 1e-3 },
        SingleWidth = 64,
        ParallelPlan = new TrainingPlan(10_000, 0.03, 0.003, 32) { L1 = 1e-3, L2 = 1e-3 },
        ParallelWidth = 64,
        ParallelWeights = [512, 1024],
        SerialPlan = new TrainingPlan(3_000, 0.01, 0.001, 64) { Fresh = true, L1 = 3e-2, L2 = 3e-2 },
        SerialWidth = 24,
        SerialWeights = [40, 160, 640],
    };

    private static ToySettings Full { get; } = new()
    {
        SinglePlan = new TrainingPlan(20_000, 0.02, 0.001, 32) { L1 = 1e-3, L2 = 1e-3 },
        SingleWidth = 128,
        Variants = true,
        ParallelPlan = new TrainingPlan(40_000, 0.03, 0.001, 32) { L1 = 1e-3, L2 = 1e-3 },
        ParallelWidth = 96,
        ParallelWeights = [512, 1024, 2048],
        SerialPlan = new TrainingPlan(10_000, 0.01, 0.001, 64) { Fresh = true, L1 = 3e-2, L2 = 3e-2 },
        SerialWidth = 32,
        SerialWeights = [160, 640, 2560, 10240],
    };
}
