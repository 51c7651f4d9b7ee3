// The likeliest texts in a reader's output: prefix beam search over CTC steps (Graves, "Supervised Sequence Labelling",
// 2012, section 7.5.3). Prefixes are nodes of a tree; all memory is made once and used again.
namespace EdgeAgent.Models.Plates.Decoding;

/// <summary>Finds the N likeliest texts. One instance serves one thread; a search allocates nothing.</summary>
/// <param name="width">Prefixes that are kept after each step, at least 1.</param>
internal sealed class CtcBeamSearch(int width = CtcBeamSearch.StandardWidth)
{
    /// <summary>Enough for the confusions of one plate.</summary>
    public const int StandardWidth = 12;

    /// <summary>Characters less likely than this at a step do not extend a prefix there.</summary>
    private const float Floor = 0.002f;

    private readonly PrefixTree _tree = new();
    private readonly int[] _beam = new int[width];
    private readonly double[] _values = new double[width];
    private int _count;

    /// <summary>Texts found by the last search.</summary>
    public int Count => _count;

    /// <summary>The probability of a found text, 0 to 1; the texts stand in falling order.</summary>
    public double Probability(int rank) => _values[rank];

    /// <summary>Writes the classes of a found text.</summary>
    /// <param name="rank">0 = the likeliest.</param>
    /// <param name="labels">Room for <see cref="PlateText.Longest"/> classes.</param>
    /// <returns>How many were written.</returns>
    public int Text(int rank, Span<int> labels) => _tree.Spell(_beam[rank], labels);

    /// <summary>Searches one output.</summary>
    public void Search(StepProbabilities steps)
    {
        _tree.Clear();
        (_beam[0], _count) = (PrefixTree.Root, 1);
        _tree.At(PrefixTree.Root).Blank = 1;
        for (var step = 0; step < steps.Steps; step++)
        {
            Extend(steps[step], step);
            Keep();
        }
    }

    private void Extend(ReadOnlySpan<float> row, int step)
    {
        for (var i = 0; i < _count; i++)
        {
            ref var node = ref _tree.Reach(_beam[i], step);
            node.NextBlank += (node.Blank + node.Mark) * row[0];
            if (_beam[i] != PrefixTree.Root) node.NextMark += node.Mark * row[node.Label];
        }

        for (var label = 1; label < row.Length; label++)
        {
            var probability = row[label];
            if (probability < Floor) continue;
            for (var i = 0; i < _count; i++)
            {
                ref var node = ref _tree.At(_beam[i]);
                var mass = node.Label == label ? node.Blank : node.Blank + node.Mark;
                if (mass <= 0 || !_tree.TryExtend(_beam[i], label, out var child)) continue;
                _tree.Reach(child, step).NextMark += mass * probability;
            }
        }
    }

    private void Keep()
    {
        _count = 0;
        foreach (var reached in _tree.Reached)
        {
            ref var node = ref _tree.At(reached);
            (node.Blank, node.Mark) = (node.NextBlank, node.NextMark);
            var value = node.Blank + node.Mark;
            if (value <= 0 || (_count == width && value <= _values[width - 1])) continue;
            var place = _count < width ? _count++ : width - 1;
            for (; place > 0 && _values[place - 1] < value; place--)
                (_values[place], _beam[place]) = (_values[place - 1], _beam[place - 1]);
            (_values[place], _beam[place]) = (value, reached);
        }

        _tree.EndStep();
    }
}
