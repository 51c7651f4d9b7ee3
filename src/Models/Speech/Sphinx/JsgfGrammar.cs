// A grammar in the form that pocketsphinx reads ("Java Speech Grammar Format", Sun Microsystems, 1998).
using System.Text;
using EdgeAgent.Models.Speech.Grammars;

namespace EdgeAgent.Models.Speech.Sphinx;

/// <summary>Writes grammars.</summary>
internal static class JsgfGrammar
{
    /// <summary>The text, and the words in it.</summary>
    /// <param name="grammar">What may be said; not empty.</param>
    /// <param name="isKnown">Whether a word can be pronounced; phrases with others are left out.</param>
    public static (string Text, IReadOnlySet<string> Words) Of(SpeechGrammar grammar, Func<string, bool> isKnown)
    {
        HashSet<string> words = [];
        List<string> ways = [];
        var rules = new StringBuilder("#JSGF V1.0;\ngrammar now;\n");
        if (grammar.DigitCounts.Count > 0 || grammar.Number)
        {
            Rule("digit", [.. DigitWords.All, DigitWords.Oh]);
            ways.AddRange(grammar.DigitCounts.Select(count => string.Join(' ', Enumerable.Repeat("<digit>", count))));
        }

        if (grammar.Number)
        {
            Rule("unit", DigitWords.All.Skip(1));
            Rule("teen", NumberWords.Teens);
            Rule("ten", NumberWords.Tens);
            Rule("hundred", [NumberWords.Hundred]);
            Rule("and", [NumberWords.And]);
            rules.Append("<below> = <unit> | <teen> | <ten> [<unit>];\n");
            ways.AddRange(["<digit> [<digit> [<digit>]]", "<below>", "[<unit>] <hundred> [[<and>] <below>]"]);
        }

        if (grammar.YesNo) Rule("answer", ["yes", "no"], asWay: true);
        foreach (var phrase in grammar.Phrases)
        {
            string[] parts = [.. AnswerText.WordsOf(phrase)];
            if (parts.Length == 0 || !parts.All(isKnown)) continue;
            words.UnionWith(parts);
            ways.Add(string.Join(' ', parts));
        }

        rules.Append($"public <said> = {string.Join(" | ", ways)};\n");
        return (rules.ToString(), words);

        void Rule(string name, IEnumerable<string> choices, bool asWay = false)
        {
            string[] all = [.. choices];
            words.UnionWith(all);
            rules.Append($"<{name}> = {string.Join(" | ", all)};\n");
            if (asWay) ways.Add($"<{name}>");
        }
    }
}
