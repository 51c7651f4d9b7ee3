// What comes from a headset.
namespace EdgeAgent.VoicePicking.Headsets;

/// <summary>Something from a headset.</summary>
internal abstract record HeadsetInput
{
    /// <summary>Sound of the microphone.</summary>
    /// <param name="Block">Mono, 16,000 samples a second, 20 ms.</param>
    /// <param name="Arrived">When its last sample was here, in the clock's timestamps.</param>
    public sealed record Sound(ReadOnlyMemory<short> Block, long Arrived) : HeadsetInput;

    /// <summary>An answer or a command by hand.</summary>
    /// <param name="Step">The screen that it answers (<see cref="HeadsetScreen.Step"/>).</param>
    /// <param name="Text">What was typed, tapped or scanned.</param>
    /// <param name="Scanned">Whether a scanner typed it.</param>
    public sealed record Entry(string Step, string Text, bool Scanned) : HeadsetInput;

    /// <summary>What the page wants of the enrolment of the operator's voice.</summary>
    /// <param name="Wish">The wish.</param>
    /// <param name="Word">The words it is about; null where it is about none.</param>
    public sealed record Enrolment(EnrolmentWish Wish, string? Word) : HeadsetInput;

    /// <summary>The line to the headset is down, or its microphone is gone.</summary>
    /// <param name="Sentence">Why.</param>
    public sealed record Lost(string Sentence) : HeadsetInput;

    /// <summary>The headset is there again.</summary>
    public sealed record Back : HeadsetInput;

    /// <summary>Something is wrong with what it sends.</summary>
    /// <param name="Sentence">What, and what to do: to be said and shown.</param>
    public sealed record Fault(string Sentence) : HeadsetInput;
}

/// <summary>What an operator may want of his voice.</summary>
internal enum EnrolmentWish
{
    /// <summary>He agrees and begins, from the first word or with one word.</summary>
    Begin,

    /// <summary>He stops; nothing is kept of what he read just now.</summary>
    Cancel,

    /// <summary>He takes his consent back: the voice is deleted.</summary>
    Delete,
}
