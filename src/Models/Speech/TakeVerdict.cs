// Whether a take of an enrolment is good, and why not.
namespace EdgeAgent.Models.Speech;

/// <summary>What a take is like.</summary>
public enum TakeQuality
{
    /// <summary>Kept.</summary>
    Good,

    /// <summary>Nothing was said, or far too little for the words.</summary>
    TooShort,

    /// <summary>The words hardly stand out from the noise.</summary>
    TooNoisy,

    /// <summary>It was too loud for the microphone.</summary>
    Overloaded,

    /// <summary>It sounds like other words: <see cref="TakeVerdict.Heard"/>.</summary>
    OtherWord,

    /// <summary>The words are none that can be learned.</summary>
    UnknownWord,
}

/// <summary>The verdict on one take.</summary>
/// <param name="Quality">What it is like; only <see cref="TakeQuality.Good"/> was kept.</param>
/// <param name="Heard">What it sounded like, where that is known; else empty.</param>
public sealed record TakeVerdict(TakeQuality Quality, string Heard)
{
    /// <summary>Whether the take was kept.</summary>
    public bool Kept => Quality == TakeQuality.Good;
}
