namespace Forecast.Cli;

/// <summary>What the process tells its caller.</summary>
public static class ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    public const int Done = 0;

    /// <summary>The work was done and a check failed, such as a verdict that drifted; or the rows cannot carry the fit asked for.</summary>
    public const int CheckFailed = 1;

    /// <summary>The command or its input could not be used; the sentence on standard error says why.</summary>
    public const int BadInput = 2;

    /// <summary>A cell of a table cannot be used, or a table breaks the rules of its dictionary.</summary>
    public const int DataViolation = 3;

    /// <summary>The user stopped the command.</summary>
    public const int Cancelled = 130;
}
