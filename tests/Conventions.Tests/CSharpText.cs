// C# without its comments and literals, for rules that are about code. Line breaks stay, so that line numbers hold.
using System.Text;

namespace EdgeAgent.Conventions.Tests;

internal static class CSharpText
{
    /// <summary>The text with comments, strings and characters blanked out.</summary>
    public static string CodeOnly(string text)
    {
        var code = new StringBuilder(text);
        var at = 0;
        while (at < text.Length)
        {
            var end = LiteralEnd(text, at);
            for (var i = at; i < end; i++)
                if (code[i] != '\n') code[i] = ' ';
            at = Math.Max(end, at + 1);
        }

        return code.ToString();
    }

    /// <summary>The line number, from 1, of a position.</summary>
    public static int LineOf(string text, int at) => text.AsSpan(0, at).Count('\n') + 1;

    private static int LiteralEnd(string text, int at)
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("//")) return Next(text, "\n", at, 0);
        if (rest.StartsWith("/*")) return Next(text, "*/", at + 2, 2);
        if (rest[0] == '\'') return QuotedEnd(text, at + 1, '\'');
        var quote = rest.IndexOfAnyExcept('$', '@');
        if (quote < 0 || quote > 4 || rest[quote] != '"') return at;
        var quotes = rest[quote..].IndexOfAnyExcept('"') is var count && count < 0
            ? rest.Length - quote
            : rest[quote..].IndexOfAnyExcept('"');
        if (quotes >= 3) return Next(text, new string('"', quotes), at + quote + quotes, quotes);
        return rest[..quote].Contains('@') ? VerbatimEnd(text, at + quote + 1) : QuotedEnd(text, at + quote + 1, '"');
    }

    private static int Next(string text, string mark, int from, int beyond)
    {
        var found = text.IndexOf(mark, from, StringComparison.Ordinal);
        return found < 0 ? text.Length : found + beyond;
    }

    private static int QuotedEnd(string text, int from, char quote)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == quote) return i + 1;
            else if (text[i] == '\n') return i;
        }

        return text.Length;
    }

    private static int VerbatimEnd(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] != '"') continue;
            if (i + 1 < text.Length && text[i + 1] == '"') i++;
            else return i + 1;
        }

        return text.Length;
    }
}
