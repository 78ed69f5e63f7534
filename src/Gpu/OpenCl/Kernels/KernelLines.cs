namespace Forecast.Gpu.OpenCl.Kernels;

/// <summary>The steps that a result needs, in the order in which they were recorded, equal ones once unless there are many.</summary>
internal sealed class KernelLines
{
    // A loop is found by its turns' being alike, which they are not where a later one takes a result of an earlier one's.
    private const int MostShared = 500;

    private readonly List<KernelLine> _all = [];
    private readonly Dictionary<KernelNode, KernelOperand> _places = new(ReferenceEqualityComparer.Instance);

    /// <summary>Takes a result apart.</summary>
    public KernelLines(KernelNode result)
    {
        var places = new Dictionary<KernelLine, int>();
        HashSet<KernelNode> needed = Needed(result);
        foreach (KernelNode node in needed.OrderBy(node => node.Number))
        {
            if (node.Step is KernelStep.Parameter or KernelStep.Constant)
            {
                _places[node] = node.Step == KernelStep.Parameter
                    ? new KernelOperand(KernelOperandKind.Parameter, (long)node.Value)
                    : new KernelOperand(KernelOperandKind.Constant, BitConverter.DoubleToInt64Bits(node.Value));
                continue;
            }

            var line = new KernelLine(node.Step, node.IsMask, Place(node.A), Place(node.B), Place(node.C));
            if (needed.Count > MostShared || !places.TryGetValue(line, out int place))
            {
                place = _all.Count;
                places[line] = place;
                _all.Add(line);
            }

            _places[node] = new KernelOperand(KernelOperandKind.Step, place);
        }

        Result = _places[result];
        LastUses = new int[_all.Count];
        for (int i = 0; i < _all.Count; i++)
        {
            for (int slot = 0; slot < 3; slot++)
            {
                if (_all[i][slot].IsStep)
                {
                    LastUses[_all[i][slot].Value] = i;
                }
            }
        }

        if (Result.IsStep)
        {
            LastUses[Result.Value] = int.MaxValue;
        }
    }

    /// <summary>The steps.</summary>
    public IReadOnlyList<KernelLine> All => _all;

    /// <summary>For each step the last that takes it; the largest number for the result.</summary>
    public int[] LastUses { get; }

    /// <summary>What the function gives.</summary>
    public KernelOperand Result { get; }

    private KernelOperand Place(KernelNode? node) => node is null ? default : _places[node];

    // By a stack of our own: a loop that was recorded turn by turn is too deep for the runtime's.
    private static HashSet<KernelNode> Needed(KernelNode result)
    {
        var needed = new HashSet<KernelNode>(ReferenceEqualityComparer.Instance) { result };
        var waiting = new Stack<KernelNode>([result]);
        while (waiting.TryPop(out KernelNode? node))
        {
            foreach (KernelNode? operand in (KernelNode?[])[node.A, node.B, node.C])
            {
                if (operand is not null && needed.Add(operand))
                {
                    waiting.Push(operand);
                }
            }
        }

        return needed;
    }
}
