using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Forecast.Fitting.Numerics;

namespace Forecast.Models.Networks;

/// <summary>The activation of a layer and its derivative, for eight networks at once.</summary>
internal static class ActivationLayer
{
    /// <summary>h from z.</summary>
    /// <param name="activation">Which.</param>
    /// <param name="z">The weighted sums; h takes their place.</param>
    /// <param name="slope">Takes dh/dz.</param>
    /// <param name="count">How many vectors.</param>
    public static void Forward(Activation activation, ref Vector512<double> z, ref Vector512<double> slope, int count)
    {
        Vector512<double> one = Vector512.Create(1.0);
        if (activation == Activation.Relu)
        {
            for (int i = 0; i < count; i++)
            {
                Vector512<double> positive = Vector512.GreaterThan(Unsafe.Add(ref z, i), Vector512<double>.Zero);
                Unsafe.Add(ref z, i) &= positive;
                Unsafe.Add(ref slope, i) = one & positive;
            }

            return;
        }

        for (int i = 0; i < count; i++)
        {
            Vector512<double> sum = Unsafe.Add(ref z, i);
            Vector512<double> sigmoid = one / (one + VectorElementary.Exp(-sum));
            Vector512<double> h = sum * sigmoid;
            Unsafe.Add(ref z, i) = h;
            Unsafe.Add(ref slope, i) = Vector512.FusedMultiplyAdd(h, one - sigmoid, sigmoid);
        }
    }

    /// <summary>dz = dh · slope, in the place of dh.</summary>
    public static void Backward(ref Vector512<double> dh, ref Vector512<double> slope, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref dh, i) *= Unsafe.Add(ref slope, i);
        }
    }
}
