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
        var format = new Option<string>("--format") { Description = "Form of the output.", HelpName = "text|json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("devices", "List what draws can be made on, for --device.") { format };
        command.SetAction(parsed =>
        {
            terminal.Out.Write(parsed.GetRequiredValue(format) == "json" ? Json() : TextTable.Render(List(), terminal.Width));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The option that chooses a device.</summary>
    internal static Option<string> DeviceOption() => new("--device")
    {
        Description = "What makes the draws: auto, simd, scalar, opencl, or opencl:n of 'forecast devices'; opencl:single in single precision.",
        HelpName = "auto|simd|scalar|opencl[:n]",
        DefaultValueFactory = _ => "auto",
    };

    /// <summary>The back end of a name; where the device is not there, a note says which one runs instead.</summary>
    /// <param name="name">The name.</param>
    /// <param name="program">What will be run.</param>
    /// <param name="plan">The draws.</param>
    /// <exception cref="InputException">No device has the name.</exception>
    internal static BackEndChoice Choose(string name, Gpu.Program program, DrawPlan plan)
    {
        try
        {
            return BackEnds.Choose(name, program, plan);
        }
        catch (ArgumentException)
        {
            throw new InputException($"--device {name}: there is no such device. Allowed: {BackEnds.Names}.");
        }
    }

    private static string NameOf(OpenClDevice device) => string.Create(CultureInfo.InvariantCulture, $"opencl:{device.Number}");

    private static string DoublesOf(OpenClDevice device) => device.Doubles switch
    {
        DoubleSupport.Ieee => "IEEE",
        DoubleSupport.Partial => "not quite IEEE",
        _ => "none",
    };

    private static string Json() => JsonPage.Write(json =>
    {
        DeviceList found = DeviceList.Found;
        json.WriteStartObject();
        json.WriteString("schema", "forecast-devices/1");
        json.WriteStartArray("devices");
        foreach (string name in (ReadOnlySpan<string>)["simd", "scalar"])
        {
            json.WriteStartObject();
            json.WriteString("device", name);
            json.WriteString("kind", "cpu");
            json.WriteString("double_precision", "IEEE");
            json.WriteNumber("units", Environment.ProcessorCount);
            json.WriteEndObject();
        }

        foreach (OpenClDevice device in found.Devices)
        {
            json.WriteStartObject();
            json.WriteString("device", NameOf(device));
            json.WriteString("kind", device.Kind.ToString().ToLowerInvariant());
            json.WriteString("double_precision", DoublesOf(device));
            json.WriteNumber("units", device.ComputeUnits);
            json.WriteString("name", device.Name);
            json.WriteString("platform", device.Platform);
            json.WriteString("vendor", device.Vendor);
            json.WriteString("driver", device.Driver);
            json.WriteString("version", device.Version);
            json.WriteNumber("memory", device.Memory);
            json.WriteNumber("largest_buffer", device.LargestBuffer);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("looked", found.Looked);
        json.WriteEndObject();
    });

    private static Table List()
    {
        DeviceList found = DeviceList.Found;
        return new Table(
            "devices",
            "Devices",
            [new Column("--device"), new Column("What it is"), new Column("Double precision"), new Column("Units", Alignment.Right), new Column("Memory", Alignment.Right), new Column("Driver")],
            [
                ["simd", "this processor, eight draws at a time, all cores", "IEEE", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture), "", ""],
                ["scalar", "this processor, one draw at a time: the oracle of the tests", "IEEE", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture), "", ""],
                .. found.Devices.Select(device => (IReadOnlyList<string>)
                [
                    NameOf(device),
                    $"{device.Name} ({device.Kind.ToString().ToLowerInvariant()}); {device.Platform}",
                    DoublesOf(device),
                    device.ComputeUnits.ToString(CultureInfo.InvariantCulture),
                    string.Create(CultureInfo.InvariantCulture, $"{device.Memory / (double)(1L << 30):F1} GiB"),
                    device.Driver,
                ]),
            ],
            found.Looked);
    }
}
