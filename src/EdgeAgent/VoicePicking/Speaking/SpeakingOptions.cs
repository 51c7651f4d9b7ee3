// The `voice-picking: speaking:` block of store.yaml: how the box speaks.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.VoicePicking.Speaking;

/// <summary>The options of the synthesiser.</summary>
public sealed record SpeakingOptions
{
    /// <summary>Words a minute for operators who have not changed it.</summary>
    public int WordsPerMinute { get; init; } = SpokenVoice.Standard.WordsPerMinute;

    /// <summary>Volume in per cent for operators who have not changed it.</summary>
    public int Volume { get; init; } = SpokenVoice.Standard.VolumePercent;

    /// <summary>Bytes of spoken prompts that are kept.</summary>
    public long Cache { get; init; } = 16 << 20;

    /// <summary>Names that are said badly, and how to say them.</summary>
    public IReadOnlyList<Substitution> Phonetics { get; init; } = [];

    /// <summary>Reads the block.</summary>
    public static SpeakingOptions Read(IOptionReader reader)
    {
        var standard = new SpeakingOptions();
        return new SpeakingOptions
        {
            WordsPerMinute = reader.Integer(
                "words-per-minute", "How fast the box speaks to operators who have not changed it.",
                standard.WordsPerMinute, SpokenVoice.Slowest, SpokenVoice.Fastest),
            Volume = reader.Integer(
                "volume", "How loud the box speaks to operators who have not changed it; 100 is the usual.",
                standard.Volume, SpokenVoice.Softest, SpokenVoice.Loudest, "per cent"),
            Cache = reader.Size(
                "cache", "How much of spoken prompts is kept, so that it is spoken without delay.", standard.Cache,
                1 << 20, 256 << 20),
            Phonetics = reader.List(
                "phonetics", "Names that are said badly, and how to write them so that they are said well.",
                Substitution.Read),
        };
    }
}

/// <summary>A name and how it is said.</summary>
/// <param name="Written">The name as it stands in the work.</param>
/// <param name="Spoken">What is spoken instead: other spelling, or espeak's phonemes in [[ ]].</param>
/// <param name="Language">Only in this language; null = in all.</param>
public sealed record Substitution(string Written, string Spoken, string? Language)
{
    /// <summary>Reads the block of one name.</summary>
    public static Substitution Read(IOptionReader reader) => new(
        reader.Text("written", "The name as it stands in the work.", "Nike"),
        reader.Text("spoken", "What is spoken instead: other spelling, or espeak-ng's phonemes in [[ ]].", "nigh key"),
        reader.OptionalText("language", "Only in this language; without it in all.", "en"));
}
