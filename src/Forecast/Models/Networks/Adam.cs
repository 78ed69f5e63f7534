using System.Runtime.Intrinsics;
using Forecast.Fitting.Numerics;

namespace Forecast.Models.Networks;

/// <summary>
/// Adam (Kingma and Ba 2015) on eight networks at once, with L1 and L2 terms in the gradient and a rate that falls geometrically.
/// </summary>
internal sealed class Adam
{
    private const double Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8;

    private readonly LaneBlock _first;
    private readonly LaneBlock _second;
    private readonly double _decay;
    private readonly double _l1;
    private readonly double _l2;
    private double _rate;
    private double _power1 = 1;
    private double _power2 = 1;

    public Adam(int parameters, TrainingPlan plan)
    {
        (_first, _second) = (new LaneBlock(parameters), new LaneBlock(parameters));
        (_rate, _l1, _l2) = (plan.Rate, plan.L1, plan.L2);
        _decay = plan.Steps > 1 ? Elementary.Exp10(Elementary.Log10(plan.LastRate / plan.Rate) / (plan.Steps - 1)) : 1;
    }

    /// <summary>One step.</summary>
    /// <param name="parameters">Changed.</param>
    /// <param name="gradient">Of the weighted loss, without the L1 and L2 terms.</param>
    public void Step(LaneBlock parameters, LaneBlock gradient)
    {
        _power1 *= Beta1;
        _power2 *= Beta2;
        Vector512<double> step = Vector512.Create(_rate / (1 - _power1)), scale = Vector512.Create(1 / (1 - _power2));
        Vector512<double> one = Vector512.Create(1.0), l1 = Vector512.Create(_l1), l2 = Vector512.Create(2 * _l2),
            sign = Vector512.Create(-0.0);
        for (int i = 0; i < parameters.Count; i++)
        {
            Vector512<double> theta = parameters.At(i);
            Vector512<double> away = (l1 | (theta & sign)) & ~Vector512.Equals(theta, Vector512<double>.Zero);
            Vector512<double> g = Vector512.FusedMultiplyAdd(l2, theta, gradient.At(i) + away);
            Vector512<double> m = Vector512.FusedMultiplyAdd(Vector512.Create(1 - Beta1), g - _first.At(i), _first.At(i));
            Vector512<double> v = Vector512.FusedMultiplyAdd(Vector512.Create(1 - Beta2), g * g - _second.At(i), _second.At(i));
            _first.At(i) = m;
            _second.At(i) = v;
            parameters.At(i) = theta - step * m / (Vector512.Sqrt(v * scale) + Vector512.Create(Epsilon) * one);
        }

        _rate *= _decay;
    }
}
