using Forecast.Gpu.Numbers;

namespace Forecast.Gpu.Operations;

/// <summary>An operation on registers, written once for every back end.</summary>
internal interface IOperation
{
    /// <summary>The result.</summary>
    /// <typeparam name="T">The number of a back end.</typeparam>
    /// <param name="a">First operand.</param>
    /// <param name="b">Second operand; not looked at by an operation of one.</param>
    /// <param name="c">Third operand; not looked at by one of two.</param>
    static abstract T Apply<T>(T a, T b, T c)
        where T : struct, IReal<T>;
}
