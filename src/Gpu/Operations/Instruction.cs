namespace Forecast.Gpu.Operations;

/// <summary>One step of a program.</summary>
/// <param name="Code">What it does.</param>
/// <param name="Destination">Register that takes the result.</param>
/// <param name="A">First operand: a register, or the number of the uniform.</param>
/// <param name="B">Second operand, or a place in the tables.</param>
/// <param name="C">Third operand, or the length of a table.</param>
public readonly record struct Instruction(OpCode Code, int Destination, int A = 0, int B = 0, int C = 0);
