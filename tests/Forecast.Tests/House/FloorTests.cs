using System.Reflection;
using System.Text.RegularExpressions;
using Forecast.Fitting.Regression;

namespace Forecast.Tests.House;

/// <summary>An arrow only ever points down: docs of the house, held by the compiler's own references and by every using in the source.</summary>
public partial class FloorTests
{
    // Rooms of the executable by floor; a room may use rooms of floors below its own, and Fitting and Gpu below all.
    private static readonly Dictionary<string, int> Floors = new()
    {
        ["Fitting"] = 0,
        ["Gpu"] = 1,
        ["Data"] = 2,
        ["Models"] = 2,
        ["Projections"] = 2,
        ["Figures"] = 2,
        ["Scenarios"] = 2,
        ["Studies"] = 3,
        ["Reports"] = 4,
        ["Cli"] = 4,
    };

    public static TheoryData<string> Rooms => [.. Directory.GetDirectories(Path.Combine(Source, "Forecast")).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj")).Select(name => name!)];

    private static string Source => Path.Combine(Data.Repository.Root, "src");

    [Theory]
    [MemberData(nameof(Rooms))]
    public void No_room_uses_a_room_above_it(string room)
    {
        Assert.True(Floors.ContainsKey(room), $"The room '{room}' stands on no floor: add it to DESIGN and here.");
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Source, "Forecast", room), "*.cs", SearchOption.AllDirectories))
        {
            foreach (Match used in UsedRoom().Matches(File.ReadAllText(file)))
            {
                string other = used.Groups[1].Value;
                Assert.True(
                    Floors.TryGetValue(other, out int floor) && floor <= Floors[room],
                    $"{Path.GetRelativePath(Source, file)} on floor {Floors[room]} uses Forecast.{other} on floor {floor}.");
            }
        }
    }

    [Fact]
    public void Data_and_Figures_know_nothing_of_each_other()
    {
        Assert.DoesNotContain("Forecast.Figures", Text("Data"), StringComparison.Ordinal);
        Assert.DoesNotContain("Forecast.Data", Text("Figures"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_fitting_floor_knows_MathNet_and_the_framework_only()
    {
        IEnumerable<string> references = typeof(LeastSquares).Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.All(references, name => Assert.True(name == "MathNet.Numerics" || name.StartsWith("System.", StringComparison.Ordinal), name));
    }

    [Fact]
    public void No_type_is_called_Forecast()
    {
        Assembly[] house = [typeof(LeastSquares).Assembly, typeof(Forecast.Data.Series).Assembly, Assembly.Load("Forecast.Gpu")];
        Assert.DoesNotContain(house.SelectMany(assembly => assembly.GetTypes()), type => type.Name == "Forecast");
    }

    [Fact]
    public void No_file_calls_the_platform_s_mathematics_library()
    {
        // Its last bits differ from one platform to the next: Elementary has the functions, Forecast.Fitting.Distributions the
        // distributions. What is used of MathNet (linear algebra, a simplex search, a correlation) is arithmetic and square roots on our
        // paths, as tests/SameBits/run shows.
        string[] calls =
        [
            .. Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
                .Where(file => !Path.GetRelativePath(Source, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                .SelectMany(file => LibraryCall().Matches(File.ReadAllText(file)).Select(call => $"{Path.GetRelativePath(Source, file)}: {call.Value}")),
        ];
        Assert.Empty(calls);
    }

    [GeneratedRegex(@"(?<![\w.])(?:Forecast\.)?(Fitting|Gpu|Data|Models|Projections|Figures|Scenarios|Studies|Reports|Cli)[.;][A-Z\s]")]
    private static partial Regex UsedRoom();

    [GeneratedRegex(
        @"\b(?:Math|MathF|Double|double|Single|float|Vector(?:64|128|256|512))"
        + @"\.(?:Exp\w*|Log\w*|Pow|RootN|Cbrt|Hypot|A?(?:Sin|Cos|Tan)(?:h|Pi|Cos|2|2Pi)?)\b"
        + @"|\bSpecialFunctions\b|\bTensorPrimitives\b|\bMathNet\.Numerics\.(?:Distributions|Fit|Integrate|Trig)\b")]
    private static partial Regex LibraryCall();

    private static string Text(string room) =>
        string.Concat(Directory.EnumerateFiles(Path.Combine(Source, "Forecast", room), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
}
