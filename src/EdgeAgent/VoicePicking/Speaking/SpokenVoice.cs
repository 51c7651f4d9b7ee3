// How a picker wants to be spoken to.
namespace EdgeAgent.VoicePicking.Speaking;

/// <summary>One picker's voice.</summary>
/// <param name="Language">The language's code, as in the prompt files: <c>en</c>, <c>zh</c>.</param>
/// <param name="WordsPerMinute">How fast; from <see cref="Slowest"/> to <see cref="Fastest"/>.</param>
/// <param name="VolumePercent">How loud; 100 is the synthesiser's own level.</param>
/// <param name="Variant">One of the synthesiser's voices for the language, such as <c>en-us</c> or <c>en+f3</c>; null =
/// its usual one.</param>
public sealed record SpokenVoice(string Language, int WordsPerMinute, int VolumePercent, string? Variant)
{
    /// <summary>The slowest speed, in words a minute.</summary>
    public const int Slowest = 100;

    /// <summary>The fastest speed, in words a minute.</summary>
    public const int Fastest = 340;

    /// <summary>The lowest volume, in per cent.</summary>
    public const int Softest = 20;

    /// <summary>The highest volume, in per cent.</summary>
    public const int Loudest = 200;

    /// <summary>English at a speed that newcomers follow.</summary>
    public static SpokenVoice Standard { get; } = new("en", 175, 100, null);

    /// <summary>The same voice, faster or slower by so many words a minute, within the limits.</summary>
    public SpokenVoice Faster(int wordsPerMinute) =>
        this with { WordsPerMinute = Math.Clamp(WordsPerMinute + wordsPerMinute, Slowest, Fastest) };

    /// <summary>The same voice, louder or softer by so many per cent, within the limits.</summary>
    public SpokenVoice Louder(int percent) =>
        this with { VolumePercent = Math.Clamp(VolumePercent + percent, Softest, Loudest) };
}
