using System.CommandLine;
using System.Globalization;
using Forecast.Data;
using Forecast.Gpu;
using Forecast.Gpu.OpenCl;
using Forecast.Reports;
using Forecast.Studies;

namespace Forecast.Cli;

/// <summary><c>forecast devices</c>: what draws can be made on.</summary>
public static class DevicesVerb
{
    /// <summary>Creates the command.</summary>
    /// <param name="terminal">Where to write.</param>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("devices", "List what draws can be made on, for --device.");
        command.SetAction(_ =>
        {
            terminal.Out.Write(TextTable.Render(List(), terminal.Width));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The option that chooses a device.</summary>
    internal static Option<string> DeviceOption() => new("--device")
    {
        Description = "What makes the draws: auto, simd, scalar, opencl, or opencl:n of 'forecast devices'.",
        HelpName = "auto|simd|scalar|opencl[:n]",
        DefaultValueFactory = _ => "auto",
    };

    /// <summary>The back end of a name; where the device is not there, a note says which one runs instead.</summary>
    /// <param name="terminal">Who is told.</param>
    /// <param name="name">The name.</param>
    /// <param name="program">What will be run.</param>
    /// <param name="plan">The draws.</param>
    /// <exception cref="InputException">No device has the name.</exception>
    internal static IBackEnd Choose(Terminal terminal, string name, Gpu.Program program, DrawPlan plan)
    {
        BackEndChoice choice;
        try
        {
            choice = BackEnds.Choose(name, work: (double)program.Instructions.Count * plan.Draws);
        }
        catch (ArgumentException)
        {
            throw new InputException($"--device {name}: there is no such device. Allowed: {BackEnds.Names}.");
        }

        if (choice.Note is { } note)
        {
            terminal.Error.WriteLine(note);
        }

        return choice.BackEnd;
    }

    private static Table List()
    {
        DeviceList found = DeviceList.Found;
        return new Table(
            "devices",
            "Devices",
            [new Column("--device"), new Column("What it is"), new Column("Double precision"), new Column("Units", Alignment.Right), new Column("Memory", Alignment.Right), new Column("Driver")],
            [
                ["simd", "this processor, eight draws at a time, all cores", "IEEE", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture), "", ""],
                ["scalar", "this processor, one draw at a time: the oracle of the tests", "IEEE", "1", "", ""],
                .. found.Devices.Select(device => (IReadOnlyList<string>)
                [
                    $"opencl:{device.Number.ToString(CultureInfo.InvariantCulture)}",
                    $"{device.Name} ({device.Kind.ToString().ToLowerInvariant()}); {device.Platform}",
                    device.Doubles switch { DoubleSupport.Ieee => "IEEE", DoubleSupport.Partial => "not quite IEEE", _ => "none" },
                    device.ComputeUnits.ToString(CultureInfo.InvariantCulture),
                    string.Create(CultureInfo.InvariantCulture, $"{device.Memory / (double)(1L << 30):F1} GiB"),
                    device.Driver,
                ]),
            ],
            found.Looked);
    }
}
