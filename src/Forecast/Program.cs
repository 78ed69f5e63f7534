using Forecast.Cli;

return CommandLine.Run(args, Terminal.System());
