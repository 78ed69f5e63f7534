using Forecast.Gpu.Operations;
using Forecast.Gpu.Plans;

namespace Forecast.Gpu.Simd;

/// <summary>A step of a program over a block: what is done, and in which blocks the operands stand.</summary>
/// <param name="Code">What is done.</param>
/// <param name="Row">Its row in the table; null for uniforms and look-ups.</param>
/// <param name="Destination">Block that takes the result.</param>
/// <param name="A">Block of the first operand.</param>
/// <param name="B">Block of the second, or a place in the tables.</param>
/// <param name="C">Block of the third, or the length of a table.</param>
/// <param name="Uniform">The uniform, where one is made.</param>
/// <param name="Other">The uniform of the other half of the same random blocks, made at once; null where there is none.</param>
/// <param name="OtherDestination">Block that takes it.</param>
internal sealed record BlockStep(OpCode Code, Operation? Row, int Destination, int A, int B, int C, SpreadUniform? Uniform = null, SpreadUniform? Other = null, int OtherDestination = 0);
