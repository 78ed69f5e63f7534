namespace Forecast.Gpu.Compilation;

/// <summary>The order in which values are computed: only those that an output needs, and each as late as it may be.</summary>
/// <remarks>
/// Of two operands that which needs more registers comes first (Sethi and Ullman, "The generation of optimal code for arithmetic
/// expressions", J. ACM 17, 1970), so that neither a chain to the left nor one to the right holds its terms at once.
/// </remarks>
internal static class Schedule
{
    /// <summary>Numbers of the values in order, constants left out.</summary>
    public static List<int> Of(IReadOnlyList<Value> values, IEnumerable<int> outputs)
    {
        int[] needs = Needs(values);
        var order = new List<int>();
        var isDone = new bool[values.Count];
        var stack = new Stack<(int Value, bool IsReady)>();
        Span<int> operands = stackalloc int[3];
        foreach (int output in outputs)
        {
            stack.Push((output, false));
            while (stack.TryPop(out (int Value, bool IsReady) next))
            {
                Value value = values[next.Value];
                if (isDone[next.Value] || value.Kind == ValueKind.Constant)
                {
                    continue;
                }

                if (next.IsReady || value.Operands == 0)
                {
                    isDone[next.Value] = true;
                    order.Add(next.Value);
                    continue;
                }

                stack.Push((next.Value, true));
                int count = Sorted(value, needs, operands);
                for (int i = count - 1; i >= 0; i--)
                {
                    stack.Push((operands[i], false));
                }
            }
        }

        return order;
    }

    // Registers that each value needs, were its expression a tree.
    private static int[] Needs(IReadOnlyList<Value> values)
    {
        var needs = new int[values.Count];
        Span<int> operands = stackalloc int[3];
        for (int i = 0; i < values.Count; i++)
        {
            if (values[i].Kind == ValueKind.Constant)
            {
                continue;
            }

            needs[i] = 1;
            int count = Sorted(values[i], needs, operands);
            for (int k = 0; k < count; k++)
            {
                needs[i] = Math.Max(needs[i], needs[operands[k]] > 0 ? needs[operands[k]] + k : 0);
            }
        }

        return needs;
    }

    // The different operands, the most demanding first, those alike in their order.
    private static int Sorted(Value value, int[] needs, Span<int> operands)
    {
        int count = 0;
        for (int i = 0; i < value.Operands; i++)
        {
            int operand = value.Operand(i);
            if (operands[..count].Contains(operand))
            {
                continue;
            }

            int place = count++;
            while (place > 0 && needs[operands[place - 1]] < needs[operand])
            {
                operands[place] = operands[place - 1];
                place--;
            }

            operands[place] = operand;
        }

        return count;
    }
}
