using Forecast.Cli;

if (args is ["simulate", ..])
{
    Rehearsal.Start();
}

return CommandLine.Run(args, Terminal.System());
