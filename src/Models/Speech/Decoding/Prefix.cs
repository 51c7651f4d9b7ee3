// The beginning of an utterance as a search follows it.
using EdgeAgent.Models.Speech.Grammars;

namespace EdgeAgent.Models.Speech.Decoding;

/// <summary>Some tokens that lead to a state of a grammar, and how likely they are so far.</summary>
internal sealed class Prefix(Prefix? parent, int token, int state)
{
    private Prefix?[]? _children;

    /// <summary>The tokens without the last.</summary>
    public Prefix? Parent => parent;

    /// <summary>The last token; -1 at the beginning.</summary>
    public int Token => token;

    /// <summary>The state of the grammar behind it.</summary>
    public int State => state;

    /// <summary>How many tokens it has.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>Probability of the ways that end in a blank.</summary>
    public double Blank { get; private set; }

    /// <summary>Probability of the ways that end in the last token itself.</summary>
    public double Mark { get; private set; }

    /// <summary>Both.</summary>
    public double Value => Blank + Mark;

    private double NextBlank { get; set; }

    private double NextMark { get; set; }

    private int Frame { get; set; } = -1;

    /// <summary>Begins a search here.</summary>
    public void Begin() => Blank = 1;

    /// <summary>Adds probability for the next frame.</summary>
    /// <returns>Whether this is the first in this frame.</returns>
    public bool Add(int frame, double blank, double mark)
    {
        var first = Frame != frame;
        if (first) (Frame, NextBlank, NextMark) = (frame, 0, 0);
        NextBlank += blank;
        NextMark += mark;
        return first;
    }

    /// <summary>Ends the frame.</summary>
    /// <param name="scale">Keeps the numbers from vanishing.</param>
    public void Turn(double scale) => (Blank, Mark) = (NextBlank * scale, NextMark * scale);

    /// <summary>What the frame has brought so far.</summary>
    public double NextValue => NextBlank + NextMark;

    /// <summary>The prefix with one more token.</summary>
    /// <param name="graph">The grammar.</param>
    /// <param name="arc">Which of the state's arcs.</param>
    public Prefix Child(TokenGraph graph, int arc)
    {
        var arcs = graph.ArcsOf(state);
        _children ??= new Prefix?[arcs.Count];
        return _children[arc] ??= new Prefix(this, arcs[arc].Token, arcs[arc].To);
    }

    /// <summary>Its tokens, first to last.</summary>
    public int[] Tokens()
    {
        var tokens = new int[Depth];
        for (var prefix = this; prefix.Parent is not null; prefix = prefix.Parent)
            tokens[prefix.Depth - 1] = prefix.Token;
        return tokens;
    }
}
