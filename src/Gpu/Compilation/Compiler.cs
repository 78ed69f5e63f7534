using Forecast.Gpu.Operations;

namespace Forecast.Gpu.Compilation;

/// <summary>Turns quantities into a program: shared, folded, without what no output needs, in few registers.</summary>
internal static class Compiler
{
    /// <summary>The program of some outputs.</summary>
    public static Program Compile(IReadOnlyList<(string Name, Quantity Quantity)> outputs)
    {
        Check(outputs);
        var lowering = new Lowering();
        int[] results = [.. outputs.Select(output => lowering.Lower(output.Quantity))];
        IReadOnlyList<Value> values = lowering.Graph.Values;
        List<int> order = Schedule.Of(values, results);
        List<int> constants = Constants(values, order, results);
        var registers = new Registers(values, order, constants, results);
        var tables = new List<double>();
        Dictionary<int, int> places = Places(lowering.Graph, order, tables);
        Dictionary<int, int> uniforms = Uniforms(values, order);
        return new Program(
            [.. order.Select(number => Instruction(lowering.Graph, number, registers, places, uniforms))],
            [.. constants.Select(number => values[number].Number)],
            tables,
            [.. uniforms.Keys.Select(u => lowering.Sources[u])],
            registers.Count,
            [.. outputs.Select((output, i) => new Output(output.Name, registers[results[i]]))])
        {
            Written = lowering.Written,
            UniformNames = [.. uniforms.Keys.Select(u => lowering.Names[u])],
        };
    }

    private static void Check(IReadOnlyList<(string Name, Quantity Quantity)> outputs)
    {
        if (outputs.Count == 0)
        {
            throw new ArgumentException("Compile: at least one output is needed; none was given.", nameof(outputs));
        }

        var names = new HashSet<string>();
        foreach ((string name, Quantity quantity) in outputs)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name, nameof(outputs));
            ArgumentNullException.ThrowIfNull(quantity, nameof(outputs));
            if (!names.Add(name))
            {
                throw new ArgumentException($"Compile: outputs have names of their own; '{name}' was given twice.", nameof(outputs));
            }
        }
    }

    // In the order of first use.
    private static List<int> Constants(IReadOnlyList<Value> values, List<int> order, int[] results)
    {
        var constants = new List<int>();
        var isThere = new bool[values.Count];
        foreach (int number in order)
        {
            for (int i = 0; i < values[number].Operands; i++)
            {
                Add(values[number].Operand(i));
            }
        }

        Array.ForEach(results, Add);
        return constants;

        void Add(int number)
        {
            if (values[number].Kind == ValueKind.Constant && !isThere[number])
            {
                isThere[number] = true;
                constants.Add(number);
            }
        }
    }

    private static Dictionary<int, int> Places(ValueGraph graph, List<int> order, List<double> tables)
    {
        var places = new Dictionary<int, int>();
        foreach (int table in order.Where(number => graph.Values[number].Kind == ValueKind.Table).Select(number => graph.Values[number].B))
        {
            if (places.TryAdd(table, tables.Count))
            {
                tables.AddRange(graph.Tables[table]);
            }
        }

        return places;
    }

    // Uniforms in use, in the order of first use in the expression, and their numbers in the program.
    private static Dictionary<int, int> Uniforms(IReadOnlyList<Value> values, List<int> order) => order
        .Where(number => values[number].Kind == ValueKind.Uniform)
        .Select(number => values[number].A)
        .Order()
        .Select((uniform, i) => (uniform, i))
        .ToDictionary(pair => pair.uniform, pair => pair.i);

    private static Instruction Instruction(ValueGraph graph, int number, Registers registers, Dictionary<int, int> places, Dictionary<int, int> uniforms)
    {
        Value value = graph.Values[number];
        int destination = registers[number];
        return value.Kind switch
        {
            ValueKind.Uniform => new Instruction(OpCode.Uniform, destination, uniforms[value.A]),
            ValueKind.Table => new Instruction(value.Code, destination, registers[value.A], places[value.B], graph.Tables[value.B].Length),
            _ => new Instruction(
                value.Code,
                destination,
                registers[value.A],
                value.B < 0 ? 0 : registers[value.B],
                value.C < 0 ? 0 : registers[value.C]),
        };
    }
}
