using Forecast.Data;

namespace Forecast.Studies.ComputeProjection;

/// <summary>The questions of hardware, with what was published of each.</summary>
internal static class HardwareQuestions
{
    private const string GpuReport = "Hobbhahn and Besiroglu (2022), Trends in GPU price-performance";
    private const string ChipReport = "Hobbhahn, Heim and Aydos (2023), Trends in machine learning hardware";
    private const string Decomposition = "decomposition of training compute (Epoch AI): hardware 1.35x a year; which chips is not printed";
    private const string Scaling =
        "Can AI scaling continue through 2030? (Epoch AI, 2024): energy efficiency 1.28x a year; which chips and format is not printed";

    private const string AllGpus = "all GPUs", AllChips = "all chips";
    private const string TrainingGpus = "GPUs that models were trained on", TopGpus = "GPUs among the 5 best at release";
    private const string Speed = "FP32 performance", PerDollar = "FP32 performance per dollar", PerWatt = "FP32 performance per watt";
    private const string Dollars = "FLOP/s per USD", Watts = "FLOP/s per W";

    private static readonly DateOnly June2022 = new(2022, 6, 30), November2023 = new(2023, 11, 30), August2024 = new(2024, 8, 31);

    // FLOP/s per dollar and FLOP/s of graphics processors, as the report of 2022 prints them. It prints n with the first four.
    private static readonly HardwareQuestion[] Gpus =
    [
        Gpu("price-performance-gpus", isPrice: true, AllGpus, 470, "2.46", "2.24", "2.72"),
        Gpu("price-performance-ml", isPrice: true, TrainingGpus, 26, "2.07", "1.54", "3.13"),
        Gpu("price-performance-top", isPrice: true, TopGpus, 57, "2.95", "2.54", "3.52"),
        Gpu("price-performance-fp16", isPrice: true, AllGpus, 91, "2.30", "1.69", "3.62") with
        {
            Above = "fp16",
            Quantity = "FP16 performance per dollar",
        },
        Gpu("performance-gpus", isPrice: false, AllGpus, 470, "2.31", "2.14", "2.51"),
        Gpu("performance-ml", isPrice: false, TrainingGpus, 26, "2.00", "1.69", "2.43"),
        Gpu("performance-top", isPrice: false, TopGpus, 57, "2.69", "2.40", "3.30"),
    ];

    private static readonly HardwareQuestion[] Chips =
    [
        Chip("performance", Speed, "FLOP/s", "fp32", null, "2.3"),
        Chip("price-performance", PerDollar, Dollars, "fp32", "price", "2.1"),
        Chip("energy-efficiency", PerWatt, Watts, "fp32", "tdp", "3.0"),
        Chip("memory", "Memory", "bytes", "memory", null, "4"),
        Chip("bandwidth", "Memory bandwidth", "bytes/s", "bandwidth", null, "4.1"),
    ];

    private static readonly HardwareQuestion[] Factors =
    [
        new("performance-growth", Speed, "FLOP/s", "fp32", null, AllChips)
        {
            AsFactor = true,
            AsOf = August2024,
            Published = new(Decomposition, "1.35", "1.31", "1.40"),
        },
        new("energy-efficiency-growth", PerWatt, Watts, "fp32", "tdp", AllChips)
        {
            AsFactor = true,
            AsOf = August2024,
            Published = new(Scaling, "1.28"),
        },
    ];

    private static readonly HardwareQuestion[] Ours =
    [
        new("tensor-performance", "Tensor FP16 performance", "FLOP/s", "tensor_fp16", null, AllChips),
        new("tensor-energy-efficiency", "Tensor FP16 performance per watt", Watts, "tensor_fp16", "tdp", AllChips),
        new("tensor-price-performance", "Tensor FP16 performance per dollar", Dollars, "tensor_fp16", "price", AllChips),
        new("real-price-performance", $"{PerDollar}, deflated", Dollars, "fp32", HardwareQuestion.RealPrice, AllChips),
        new("purchase-price-performance", $"{PerDollar} of the first purchase", Dollars, "fp32", HardwareQuestion.FirstPurchase, AllChips),
    ];

    /// <summary>The questions, in the order of the table.</summary>
    public static IReadOnlyList<HardwareQuestion> All { get; } = [.. Gpus, .. Chips, .. Factors, .. Ours];

    /// <summary>Where a new group of them begins.</summary>
    public static IReadOnlyList<int> GroupStarts { get; } =
        [Gpus.Length, Gpus.Length + Chips.Length, Gpus.Length + Chips.Length + Factors.Length];

    private static HardwareQuestion Gpu(string id, bool isPrice, string chips, int n, string value, string low, string high) =>
        new(id, isPrice ? PerDollar : Speed, isPrice ? Dollars : "FLOP/s", "fp32", isPrice ? "price" : null, chips)
        {
            GpusOnly = true,
            TrainsModels = chips == TrainingGpus,
            Rule = chips == TopGpus ? FrontierRule.Parse("top-5") : FrontierRule.All,
            AsOf = June2022,
            PublishedN = n,
            Published = new(GpuReport, value, low, high),
        };

    private static HardwareQuestion Chip(string id, string quantity, string unit, string above, string? below, string printed) =>
        new(id, quantity, unit, above, below, AllChips) { AsOf = November2023, Published = new(ChipReport, printed) };
}
