namespace Forecast.Cli;

/// <summary>Where a command writes, and to whom: two streams, whether a person is watching, and how wide the window is.</summary>
/// <param name="Out">The results, and nothing else, so that they can be piped.</param>
/// <param name="Error">Progress, warnings and errors.</param>
/// <param name="IsInteractive">Whether <paramref name="Error"/> is a terminal that can show progress.</param>
/// <param name="Width">Columns available for tables.</param>
public sealed record Terminal(TextWriter Out, TextWriter Error, bool IsInteractive, int Width)
{
    private const int PipeWidth = 160;

    /// <summary>The console of this process.</summary>
    public static Terminal System()
    {
        bool outIsTerminal = !Console.IsOutputRedirected;
        int width = PipeWidth;
        if (outIsTerminal)
        {
            try
            {
                width = Math.Max(Console.WindowWidth, 60);
            }
            catch (IOException)
            {
                width = PipeWidth;
            }
        }

        return new Terminal(Console.Out, Console.Error, !Console.IsErrorRedirected && outIsTerminal, width);
    }
}
