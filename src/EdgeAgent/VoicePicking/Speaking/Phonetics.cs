// Names that the synthesiser says badly, and how to write them so that it says them well.
namespace EdgeAgent.VoicePicking.Speaking;

/// <summary>The store's table. Immutable; safe for use from several threads.</summary>
/// <param name="substitutions">The table.</param>
internal sealed class Phonetics(IReadOnlyList<Substitution> substitutions)
{
    private readonly IReadOnlyList<Substitution> _table =
        [.. substitutions.Where(it => it.Written.Length > 0).OrderByDescending(it => it.Written.Length)];

    /// <summary>The text as it is to be spoken: whole words only, whatever their case, the longest first.</summary>
    public string Apply(string text, string language)
    {
        foreach (var one in _table)
        {
            if (one.Language is null || one.Language.Equals(language, StringComparison.OrdinalIgnoreCase))
                text = Replace(text, one);
        }

        return text;
    }

    private static string Replace(string text, Substitution one)
    {
        var from = 0;
        while (text.IndexOf(one.Written, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
        {
            var end = at + one.Written.Length;
            if (Continues(text, at - 1, at) || Continues(text, end - 1, end))
            {
                from = end;
                continue;
            }

            text = string.Concat(text.AsSpan(0, at), one.Spoken, text.AsSpan(end));
            from = at + one.Spoken.Length;
        }

        return text;
    }

    /// <summary>Whether a Latin word goes on from one sign to the next; other scripts have no gaps.</summary>
    private static bool Continues(string text, int left, int right) =>
        left >= 0 && right < text.Length && IsLatin(text[left]) && IsLatin(text[right]);

    private static bool IsLatin(char sign) => char.IsLetterOrDigit(sign) && sign < 0x250;
}
