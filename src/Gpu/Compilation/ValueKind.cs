namespace Forecast.Gpu.Compilation;

/// <summary>What a value of a program under compilation is.</summary>
internal enum ValueKind
{
    /// <summary>A constant.</summary>
    Constant,

    /// <summary>A uniform.</summary>
    Uniform,

    /// <summary>An operation on other values.</summary>
    Operation,

    /// <summary>A table looked up.</summary>
    Table,
}
