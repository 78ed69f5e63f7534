using Forecast.Gpu.Numbers;
using Forecast.Gpu.OpenCl;
using Forecast.Gpu.OpenCl.Interop;
using Forecast.Gpu.OpenCl.Kernels;

namespace Forecast.Gpu.Tests.OpenCl;

[Collection("OpenCL device")]
public class KernelLoopTests
{
    [Fact]
    public void Turns_that_repeat_are_written_as_a_loop_with_a_table_of_what_differs()
    {
        string text = KernelFunction.Write("f", 2, Solve(KernelText.Parameter(0), KernelText.Parameter(1)));
        Assert.Equal(1 + 4, text.Split("for (int turn").Length);
        Assert.Contains("turn < 99", text, StringComparison.Ordinal);
        Assert.Contains("__constant real f_", text, StringComparison.Ordinal);
    }

    [OpenClFact]
    public void A_loop_found_again_gives_the_bits_of_its_turns()
    {
        const int count = 4096;
        OpenClSession session = OpenClSession.For(DeviceList.Found.Preferred!);
        string text = KernelPrelude.Of(KernelPrecision.Double) + KernelFunction.Write("f", 2, Solve(KernelText.Parameter(0), KernelText.Parameter(1)))
            + "__kernel void solve(__global real* x) { ulong i = get_global_id(0); x[i] = f(x[i], x[i] * 3.0 + 0.25); }";
        double[] values = [.. Enumerable.Range(0, count).Select(i => (i + 0.5) / 300)], results = new double[count];
        using OpenClHandle kernel = session.Kernel(text, "solve"), buffer = session.Buffer(count * sizeof(double));
        session.Write<double>(buffer, values);
        OpenClSession.Argument(kernel, 0, buffer);
        session.Enqueue(kernel, count);
        session.Read<double>(buffer, results);
        Assert.Equal(values.Select(x => Solve(new Real(x), new Real(x * 3 + 0.25)).Value), results);
        Assert.True(results.Distinct().Count() > count / 2);
    }

    // Four steps towards the root of a series of a hundred terms, each term taken while it still matters.
    private static T Solve<T>(T x, T a)
        where T : struct, IReal<T>
    {
        T z = x;
        for (int step = 0; step < 4; step++)
        {
            T term = T.Of(1) / a, sum = term, isActive = T.LessThan(T.Of(0), x);
            for (int n = 1; n <= 100 && T.Any(isActive); n++)
            {
                term = term * z / (a + T.Of(n));
                sum = T.Select(isActive, sum + term, sum);
                isActive = T.And(isActive, T.LessThan(T.Of(1e-16) * sum, term));
            }

            z = z - (sum - x) * T.Of(0.125);
        }

        return z;
    }
}
