// Which of the engine's voices speaks a language.
using System.Collections.Frozen;

namespace EdgeAgent.VoicePicking.Speaking;

/// <summary>Chooses voices.</summary>
/// <param name="engine">What speaks.</param>
internal sealed class SpokenVoices(ISpeechEngine engine)
{
    private const string English = "en-us";

    /// <summary>
    /// For Mandarin the voice that reads pinyin: Debian's `cmn` turns characters into pinyin and then reads most of it
    /// as English (七 "qi1" as "key one"), which its sister does not.
    /// </summary>
    private static readonly FrozenDictionary<string, string> Usual = new Dictionary<string, string>
    {
        ["en"] = English,
        ["zh"] = "cmn-latn-pinyin",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Speaks a text; parts in another script by the voice that can read them.</summary>
    public short[] Speak(string text, SpokenVoice voice)
    {
        var name = voice.Variant ?? Usual.GetValueOrDefault(voice.Language, voice.Language);
        if (!voice.Language.Equals("zh", StringComparison.OrdinalIgnoreCase))
            return engine.Synthesize(text, name, voice.WordsPerMinute);
        var runs = ScriptRuns.Of(text);
        return
        [
            .. runs.SelectMany(
                run => engine.Synthesize(run.Text, run.Latin ? English : name, voice.WordsPerMinute)),
        ];
    }
}
