using System.Diagnostics;
using System.Runtime.Intrinsics;
using Forecast.Gpu.Operations;
using Forecast.Gpu.Scalar;
using Forecast.Gpu.Simd;
using Forecast.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Gpu.Tests.BackEnds;

public class ParityTests
{
    private const int Programs = 200;
    private static readonly Gen<(Program Program, int First, int Draws, ulong Seed)> Cases =
        from program in GeneratedProgram.Single
        from first in Gen.Choose(0, 70)
        from draws in Gen.Choose(1, 150)
        from seed in Gen.Choose(0, int.MaxValue)
        select (program, first, draws, (ulong)seed << 20);

    [Fact]
    public void Two_hundred_programs_have_the_same_bits_on_every_back_end_under_every_scheme()
    {
        var narrow = new SimdBackEnd(1, 64);
        Check.One(Repeatable.Config.WithMaxTest(Programs), Prop.ForAll(Cases.ToArbitrary(), at =>
        {
            foreach (DrawScheme scheme in Enum.GetValues<DrawScheme>())
            {
                var plan = new DrawPlan(at.First + at.Draws + 5, at.Seed, scheme);
                long[] expected = Runs.Bits(new ScalarBackEnd(), at.Program, plan, at.First, at.Draws);
                Assert.Equal(expected, Runs.Bits(narrow, at.Program, plan, at.First, at.Draws));
            }
        }));
    }

    [Fact]
    public void Bits_do_not_depend_on_threads_or_on_the_size_of_a_block()
    {
        Program program = GeneratedProgram.Single.Sample(30, new Rnd(3, 209), 1).First();
        foreach (DrawScheme scheme in Enum.GetValues<DrawScheme>())
        {
            var plan = new DrawPlan(100_003, 5, scheme);
            long[] expected = Runs.Bits(new SimdBackEnd(1, 8), program, plan, 0, 100_003);
            foreach ((int threads, int? size) in new (int, int?)[] { (1, null), (2, 24), (3, 1000), (7, 4096), (2, null) })
            {
                Assert.Equal(expected, Runs.Bits(new SimdBackEnd(threads, size), program, plan, 0, 100_003));
            }
        }
    }

    [Fact]
    public void Parts_of_a_run_are_the_run()
    {
        Program program = GeneratedProgram.Single.Sample(30, new Rnd(5, 209), 1).First();
        foreach (DrawScheme scheme in Enum.GetValues<DrawScheme>())
        {
            var plan = new DrawPlan(1_000, 5, scheme);
            double[][] whole = Runs.Of(new SimdBackEnd(), program, plan, 0, 1_000), part = Runs.Of(new SimdBackEnd(), program, plan, 333, 129);
            Assert.Equal(whole[0][333..462], part[0]);
        }
    }

    [Fact]
    public void The_generated_programs_hold_every_operation_there_is()
    {
        IEnumerable<Program> programs = GeneratedProgram.Single.Sample(30, new Rnd(2022, 209), Programs);
        OpCode[] used = [.. programs.SelectMany(program => program.Instructions.Select(step => step.Code)).Distinct().Order()];
        Assert.Equal(Enum.GetValues<OpCode>(), used);
        Assert.All(OperationTable.All, operation => Assert.Contains(operation.Code, used));
    }

    [Fact]
    public void The_default_is_simd_where_the_machine_has_vectors() =>
        Assert.Equal(Vector128.IsHardwareAccelerated ? typeof(SimdBackEnd) : typeof(ScalarBackEnd), Gpu.BackEnds.Default().GetType());

    [Fact]
    public async Task The_hash_of_a_run_is_the_same_in_processes_with_narrower_vectors_with_none_and_on_other_numbers_of_threads()
    {
        (string? Without, int Threads, string BackEnd)[] settings =
        [
            (null, 1, "simd"), (null, 5, "simd"), ("DOTNET_EnableAVX512", 2, "simd"), ("DOTNET_EnableAVX512F", 2, "simd"),
            ("DOTNET_EnableAVX2", 2, "simd"), ("DOTNET_EnableHWIntrinsic", 2, "simd"), ("DOTNET_EnableHWIntrinsic", 2, "default"),
        ];
        string expected = HashProgram.Hash(new ScalarBackEnd());
        Assert.Equal(expected, HashProgram.Hash(new ScalarBackEnd(3)));
        foreach ((string? without, int threads, string backEnd) in settings)
        {
            string actual = await Child(without, threads, backEnd);
            Assert.True(expected == actual, $"Without {without ?? "nothing"}, on {threads} threads, {backEnd}: {actual} for {expected}.");
        }
    }

    private static async Task<string> Child(string? without, int threads, string backEnd)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(ParityTests).Assembly.Location);
        start.ArgumentList.Add(backEnd);
        start.Environment["DOTNET_PROCESSOR_COUNT"] = threads.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (without is not null)
        {
            start.Environment[without] = "0";
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return output.Trim();
    }
}
