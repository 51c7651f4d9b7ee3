// A grammar as automata over a model's tokens, one for each kind of answer.
namespace EdgeAgent.Models.Speech.Grammars;

/// <summary>Makes the automata of a grammar. "Oh" is the token "zero" here: scores of both are joined before.</summary>
internal static class GrammarGraphs
{
    /// <summary>The automata; words that the model does not know are left out, and phrases with them.</summary>
    public static IReadOnlyList<(SpeechKind Kind, TokenGraph Graph)> Of(SpeechGrammar grammar, Vocabulary vocabulary)
    {
        List<(SpeechKind, TokenGraph)> graphs = [];
        var counts = grammar.DigitCounts.Where(count => count is > 0 and <= SpeechGrammar.MostDigits).ToArray();
        if (counts.Length > 0) graphs.Add((SpeechKind.Digits, Digits(counts, vocabulary)));
        if (grammar.Number) graphs.Add((SpeechKind.Number, Number(vocabulary)));
        if (grammar.YesNo) graphs.Add((SpeechKind.YesNo, Phrases(["yes", "no"], vocabulary)));
        if (grammar.Phrases.Count > 0) graphs.Add((SpeechKind.Phrase, Phrases(grammar.Phrases, vocabulary)));
        return graphs;
    }

    private static TokenGraph Digits(int[] counts, Vocabulary vocabulary)
    {
        var graph = new TokenGraph();
        for (var said = 1; said <= counts.Max(); said++)
        {
            var state = graph.AddState(counts.Contains(said));
            AddAll(graph, state - 1, DigitWords.All, state, vocabulary);
        }

        return graph;
    }

    private static TokenGraph Number(Vocabulary vocabulary)
    {
        var graph = new TokenGraph();
        var (zero, digit, second, third) = (Final(), Final(), Final(), Final());
        var (teen, ten, hundreds, and, below) = (Final(), Final(), Final(), graph.AddState(false), Final());
        var tenBelow = Final();
        string[] units = [.. DigitWords.All.Skip(1)];
        Arcs(0, ["zero"], zero);
        Arcs(0, units, digit);
        Arcs(zero, DigitWords.All, second);
        Arcs(digit, DigitWords.All, second);
        Arcs(second, DigitWords.All, third);
        Arcs(0, NumberWords.Teens, teen);
        Arcs(0, NumberWords.Tens, ten);
        Arcs(ten, units, below);
        Arcs(0, [NumberWords.Hundred], hundreds);
        Arcs(digit, [NumberWords.Hundred], hundreds);
        Arcs(hundreds, [NumberWords.And], and);
        foreach (var after in (ReadOnlySpan<int>)[hundreds, and])
        {
            Arcs(after, units, below);
            Arcs(after, NumberWords.Teens, below);
            Arcs(after, NumberWords.Tens, tenBelow);
        }

        Arcs(tenBelow, units, below);
        return graph;

        int Final() => graph.AddState(true);
        void Arcs(int from, IEnumerable<string> words, int to) => AddAll(graph, from, words, to, vocabulary);
    }

    private static TokenGraph Phrases(IEnumerable<string> phrases, Vocabulary vocabulary)
    {
        var graph = new TokenGraph();
        foreach (var phrase in phrases)
        {
            int[] tokens = [.. AnswerText.WordsOf(phrase).Select(vocabulary.NumberOf)];
            if (tokens.Length > 0 && tokens.All(token => token >= 0)) graph.AddBranch(tokens);
        }

        return graph;
    }

    private static void AddAll(
        TokenGraph graph, int from, IEnumerable<string> words, int to, Vocabulary vocabulary)
    {
        foreach (var word in words) graph.AddArc(from, vocabulary.NumberOf(word), to);
    }
}
