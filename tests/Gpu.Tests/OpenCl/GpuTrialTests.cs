using Forecast.Gpu.OpenCl;
using Forecast.Gpu.Operations;
using Forecast.Gpu.Results;
using Forecast.Gpu.Simd;
using Forecast.Gpu.Tests.BackEnds;

namespace Forecast.Gpu.Tests.OpenCl;

/// <summary>What <c>auto</c> chooses, and what happens when a device fails.</summary>
public class GpuTrialTests
{
    private static readonly Program _program = new(
        [new Instruction(OpCode.Uniform, 0), new Instruction(OpCode.Exp, 1, 0)], [], [], [new UniformSource(5, 0)], 2, [new Output("e", 1)]);

    private static readonly DrawPlan _long = new(1L << 40);
    private readonly FailingBackEnd _gpu = new(int.MaxValue);
    private int _opened;

    [Fact]
    public void A_run_of_a_few_seconds_opens_no_device()
    {
        Assert.IsType<SimdBackEnd>(Trial([Device(OpenClDeviceKind.Gpu)], host: 1e-9, gpu: 1e-12).Choose(_program, new DrawPlan(1L << 24)));
        Assert.Equal(0, _opened);
    }

    [Fact]
    public void A_long_run_is_made_by_a_gpu_that_needs_at_most_half_the_time()
    {
        Assert.Equal("gpu", Trial([Device(OpenClDeviceKind.Cpu), Device(OpenClDeviceKind.Gpu)], host: 1e-8, gpu: 4e-9).Choose(_program, _long).Name);
        Assert.Equal("simd", Trial([Device(OpenClDeviceKind.Gpu)], host: 1e-8, gpu: 6e-9).Choose(_program, _long).Name);
    }

    [Fact]
    public void Processors_behind_opencl_and_gpus_of_other_arithmetic_are_never_chosen()
    {
        OpenClDevice[] devices =
        [
            Device(OpenClDeviceKind.Cpu), Device(OpenClDeviceKind.Other),
            Device(OpenClDeviceKind.Gpu) with { Doubles = DoubleSupport.Partial }, Device(OpenClDeviceKind.Gpu) with { Doubles = DoubleSupport.None },
        ];
        Assert.Equal("simd", Trial(devices, host: 1, gpu: 1e-12).Choose(_program, _long).Name);
        Assert.Equal(0, _opened);
    }

    [Fact]
    public void A_gpu_that_fails_when_it_is_tried_leaves_the_run_to_the_host_and_a_note_that_names_it()
    {
        var trial = new GpuTrial(new SimdBackEnd(), [Device(OpenClDeviceKind.Gpu)], _ => new FailingBackEnd(0), work => 1);
        IBackEnd chosen = trial.Choose(_program, _long);
        Assert.Equal("simd", chosen.Name);
        Assert.Equal("Test GPU (opencl:7) failed: OpenCL could not run: out of resources (-5). The run is made by simd.", chosen.Note);
        var unopened = new GpuTrial(new SimdBackEnd(), [Device(OpenClDeviceKind.Gpu)], _ => throw new OpenClException("It is gone."), work => 1);
        Assert.Equal("Test GPU (opencl:7) failed: It is gone. The run is made by simd.", unopened.Choose(_program, _long).Note);
    }

    [Fact]
    public void A_device_that_is_lost_in_the_middle_of_a_run_leaves_the_rest_to_the_host_with_the_same_bits()
    {
        var device = new FailingBackEnd(1);
        var backEnd = new FallbackBackEnd(device, "Test GPU", new SimdBackEnd());
        Assert.Null(backEnd.Note);
        Assert.Equal("gpu", backEnd.Name);
        var plan = new DrawPlan(400_000, 9);
        var options = new RunOptions { BackEnd = backEnd };
        string expected = Said(MonteCarlo.Run(_program, plan)), actual = Said(MonteCarlo.Run(_program, plan, options));
        Assert.Equal(expected, actual);
        Assert.Equal("simd", backEnd.Name);
        Assert.Equal("Test GPU (gpu) failed: OpenCL could not run: out of resources (-5). The run went on by simd, with the same bits.", backEnd.Note);
        Assert.Equal(2, device.Calls);
    }

    [Fact]
    public void A_device_asked_for_by_name_fails_with_an_exception_that_says_so()
    {
        var options = new RunOptions { BackEnd = new FailingBackEnd(0) };
        Assert.Throws<OpenClException>(() => MonteCarlo.Run(_program, new DrawPlan(10), options));
    }

    [Fact]
    public void An_error_that_is_no_devices_is_not_hidden()
    {
        var backEnd = new FallbackBackEnd(new SimdBackEnd(), "Test GPU", new SimdBackEnd());
        Assert.Throws<ArgumentOutOfRangeException>(() => Runs.Of(backEnd, _program, new DrawPlan(10, 1, DrawScheme.Sobol), 5, 10));
        Assert.Null(backEnd.Note);
    }

    private static string Said(Samples samples) => string.Join(' ', samples["e"].Mean, samples["e"].Quantile(0.5), samples["e"].Quantile(0.99));

    private GpuTrial Trial(OpenClDevice[] devices, double host, double gpu)
    {
        int timed = 0;
        return new GpuTrial(
            new SimdBackEnd(),
            devices,
            _ =>
            {
                _opened++;
                return _gpu;
            },
            work => timed++ == 0 ? host * (1 << 16) : gpu * (1 << 20));
    }

    private static OpenClDevice Device(OpenClDeviceKind kind) =>
        new(7, "Platform", "Test GPU", "Vendor", "1", "OpenCL 1.2", kind, DoubleSupport.Ieee, 1, 1L << 30, 1L << 28);

    // A device that works for some calls, and is lost then.
    private sealed class FailingBackEnd(int callsBefore) : IBackEnd
    {
        private readonly SimdBackEnd _behind = new();

        public string Name => "gpu";

        public int Calls { get; private set; }

        public void Run(Program program, DrawPlan plan, long first, IReadOnlyList<Memory<double>> outputs, CancellationToken cancellation = default)
        {
            if (Calls++ >= callsBefore)
            {
                throw new OpenClException("OpenCL could not run: out of resources (-5).");
            }

            _behind.Run(program, plan, first, outputs, cancellation);
        }
    }
}
