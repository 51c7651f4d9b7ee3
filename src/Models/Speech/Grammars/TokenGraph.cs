// A part of a grammar as a finite automaton over the model's tokens.
namespace EdgeAgent.Models.Speech.Grammars;

/// <summary>
/// States and arcs; from each state at most one arc for a token. State 0 is the beginning. Built once, then only read.
/// </summary>
internal sealed class TokenGraph
{
    private readonly List<List<Arc>> _arcs = [];
    private readonly List<bool> _final = [];

    /// <summary>Makes a graph that has only its beginning.</summary>
    public TokenGraph() => AddState(false);

    /// <summary>How many states there are.</summary>
    public int States => _arcs.Count;

    /// <summary>Whether an utterance may end in a state.</summary>
    public bool IsFinal(int state) => _final[state];

    /// <summary>What may be said in a state.</summary>
    public IReadOnlyList<Arc> ArcsOf(int state) => _arcs[state];

    /// <summary>Adds a state.</summary>
    /// <param name="final">Whether an utterance may end in it.</param>
    public int AddState(bool final)
    {
        _arcs.Add([]);
        _final.Add(final);
        return _arcs.Count - 1;
    }

    /// <summary>Lets utterances end in a state.</summary>
    public void MakeFinal(int state) => _final[state] = true;

    /// <summary>Where a token leads.</summary>
    /// <returns>-1 where it may not be said.</returns>
    public int Next(int state, int token)
    {
        foreach (var arc in _arcs[state])
            if (arc.Token == token) return arc.To;
        return -1;
    }

    /// <summary>Adds an arc; a token that the model does not know (-1) makes none.</summary>
    /// <exception cref="InvalidOperationException">The token leads elsewhere already.</exception>
    public void AddArc(int from, int token, int to)
    {
        if (token < 0) return;
        if (Next(from, token) is >= 0 and var there)
        {
            if (there == to) return;
            throw new InvalidOperationException($"Token {token} leads from state {from} to {there} and to {to}.");
        }

        _arcs[from].Add(new Arc(token, to));
    }

    /// <summary>Adds a sequence of tokens as a branch, sharing the beginnings of other branches.</summary>
    public void AddBranch(ReadOnlySpan<int> tokens)
    {
        var state = 0;
        foreach (var token in tokens)
        {
            var next = Next(state, token);
            if (next < 0) AddArc(state, token, next = AddState(false));
            state = next;
        }

        MakeFinal(state);
    }

    /// <summary>Whether a sequence of tokens may be said as a whole.</summary>
    public bool Accepts(ReadOnlySpan<int> tokens)
    {
        var state = 0;
        foreach (var token in tokens)
        {
            state = Next(state, token);
            if (state < 0) return false;
        }

        return IsFinal(state);
    }

    /// <summary>A token and the state behind it.</summary>
    internal readonly record struct Arc(int Token, int To);
}
