// The beginnings of texts that a beam search follows, as a tree: one character a node.
namespace EdgeAgent.Models.Plates.Decoding;

/// <summary>A tree of prefixes in one array. The root is the empty text.</summary>
internal sealed class PrefixTree
{
    /// <summary>The empty text.</summary>
    public const int Root = 0;

    private const int None = -1;
    private const int MostNodes = 4096;

    private readonly Node[] _nodes = new Node[MostNodes];
    private readonly int[] _reached = new int[MostNodes];
    private int _count;
    private int _reachedCount;

    /// <summary>Nodes that the current step reached.</summary>
    public ReadOnlySpan<int> Reached => _reached.AsSpan(0, _reachedCount);

    /// <summary>A node by its number.</summary>
    public ref Node At(int node) => ref _nodes[node];

    /// <summary>Empties the tree, apart from its root.</summary>
    public void Clear()
    {
        _reachedCount = 0;
        _count = 1;
        _nodes[Root] = new Node { Label = 0, Parent = None, FirstChild = None, NextSibling = None, Step = None };
    }

    /// <summary>A node that takes part in a step: its sums for the step are zero at first.</summary>
    public ref Node Reach(int number, int step)
    {
        ref var node = ref _nodes[number];
        if (node.Step == step) return ref node;
        (node.Step, node.NextBlank, node.NextMark) = (step, 0, 0);
        _reached[_reachedCount++] = number;
        return ref node;
    }

    /// <summary>Makes the list of reached nodes empty for the next step.</summary>
    public void EndStep() => _reachedCount = 0;

    /// <summary>The prefix with one more character.</summary>
    /// <returns>False where it would be too long, or the tree is full.</returns>
    public bool TryExtend(int number, int label, out int child)
    {
        for (child = _nodes[number].FirstChild; child != None; child = _nodes[child].NextSibling)
            if (_nodes[child].Label == label) return true;
        if (_count == MostNodes || _nodes[number].Depth == PlateText.Longest) return false;
        child = _count++;
        _nodes[child] = new Node
        {
            Label = label,
            Parent = number,
            Depth = _nodes[number].Depth + 1,
            FirstChild = None,
            NextSibling = _nodes[number].FirstChild,
            Step = None,
        };
        _nodes[number].FirstChild = child;
        return true;
    }

    /// <summary>Writes the characters of a prefix, first to last.</summary>
    /// <returns>How many there are.</returns>
    public int Spell(int number, Span<int> labels)
    {
        var length = _nodes[number].Depth;
        for (var i = length - 1; i >= 0; i--, number = _nodes[number].Parent) labels[i] = _nodes[number].Label;
        return length;
    }

    /// <summary>A prefix: its last character, and the probability of its paths by how they end.</summary>
    internal struct Node
    {
        /// <summary>Class of the last character.</summary>
        public int Label;

        /// <summary>The prefix without it.</summary>
        public int Parent;

        /// <summary>Characters.</summary>
        public int Depth;

        /// <summary>The first of the prefixes with one more character.</summary>
        public int FirstChild;

        /// <summary>The next with the same parent.</summary>
        public int NextSibling;

        /// <summary>The last step that reached it.</summary>
        public int Step;

        /// <summary>Probability of the paths that end in a blank.</summary>
        public double Blank;

        /// <summary>Probability of the paths that end in the last character itself.</summary>
        public double Mark;

        /// <summary>The same at the end of the current step.</summary>
        public double NextBlank;

        /// <summary>The same at the end of the current step.</summary>
        public double NextMark;
    }
}
