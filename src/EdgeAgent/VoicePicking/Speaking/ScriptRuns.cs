// Cuts a text where its script changes: names in Latin letters inside Mandarin are read by an English voice, since the
// Mandarin one would take them for pinyin.
namespace EdgeAgent.VoicePicking.Speaking;

/// <summary>A part of a text.</summary>
/// <param name="Text">The part.</param>
/// <param name="Latin">Whether it is in Latin letters.</param>
internal readonly record struct ScriptRun(string Text, bool Latin);

/// <summary>Cuts texts.</summary>
internal static class ScriptRuns
{
    /// <summary>The runs of a text; signs, digits and gaps stay with what stands before them. Phonemes in [[ ]] belong
    /// to the text around them.</summary>
    public static IReadOnlyList<ScriptRun> Of(string text)
    {
        var runs = new List<ScriptRun>();
        var start = 0;
        bool? latin = null;
        var phonemes = false;
        for (var index = 0; index < text.Length; index++)
        {
            if (text.AsSpan(index).StartsWith("[[", StringComparison.Ordinal)) phonemes = true;
            if (text.AsSpan(index).StartsWith("]]", StringComparison.Ordinal)) phonemes = false;
            if (phonemes || !char.IsLetter(text[index])) continue;
            var isLatin = text[index] < 0x250;
            if (latin is { } before && before != isLatin)
            {
                runs.Add(new ScriptRun(text[start..index], before));
                start = index;
            }

            latin = isLatin;
        }

        if (start < text.Length) runs.Add(new ScriptRun(text[start..], latin ?? false));
        return runs;
    }
}
