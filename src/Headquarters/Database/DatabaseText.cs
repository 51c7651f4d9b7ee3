// Text as PostgreSQL can hold it.
using System.Text;

namespace EdgeAgent.Headquarters.Database;

/// <summary>PostgreSQL's texts hold no NUL and no half of a surrogate pair.</summary>
internal static class DatabaseText
{
    /// <summary>Whether it can be stored as it is.</summary>
    public static bool CanHold(string text)
    {
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            if (rest[0] == '\0' || Rune.DecodeFromUtf16(rest, out _, out var taken) != 0) return false;
            rest = rest[taken..];
        }

        return true;
    }

    /// <summary>The same with U+FFFD for what cannot be stored: for texts that people read.</summary>
    public static string Clean(string text)
    {
        if (CanHold(text)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) clean.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        return clean.ToString();
    }
}
