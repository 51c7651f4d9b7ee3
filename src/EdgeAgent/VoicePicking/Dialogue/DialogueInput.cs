// What happens to the dialogue of one picker: answers, and the results of what the dialogue asked for.
using EdgeAgent.Models.Speech;
using EdgeAgent.VoicePicking.Speaking;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>Something that happened.</summary>
public abstract record DialogueInput
{
    /// <summary>When: time since the session began, by a clock that never jumps.</summary>
    public TimeSpan At { get; init; }
}

/// <summary>An utterance that the recogniser made something of.</summary>
/// <param name="Answer">What it was, and how sure that is.</param>
public sealed record Heard(SpeechAnswer Answer) : DialogueInput;

/// <summary>An answer or a command by hand: the same words as by voice, or the code that was scanned.</summary>
/// <param name="Text">Digits, a number, <c>yes</c>, a command such as <c>skip slot</c>, or a barcode.</param>
/// <param name="Means">One of <see cref="AnswerMeans"/>.</param>
public sealed record Entered(string Text, string Means) : DialogueInput;

/// <summary>Somebody spoke, and it was nothing that may be said now.</summary>
public sealed record NotUnderstood : DialogueInput;

/// <summary>Nothing was said or done for so long since the last prompt.</summary>
/// <param name="Length">How long.</param>
public sealed record Silence(TimeSpan Length) : DialogueInput;

/// <summary>The headset was away and is back: the picker does not know what was said last.</summary>
public sealed record HeadsetBack : DialogueInput;

/// <summary>Somebody at the box or at HQ has a sentence for the picker; it changes nothing else.</summary>
/// <param name="Sentence">The sentence.</param>
public sealed record Told(string Sentence) : DialogueInput;

/// <summary>Number and PIN are right.</summary>
/// <param name="Operator">The operator's number.</param>
/// <param name="Name">How the picker is greeted.</param>
/// <param name="Voice">How the picker wants to be spoken to; its language is the dialogue's from now on.</param>
/// <param name="Resuming">The same picker after a restart of the box or a lost page: neither the vehicle nor the
/// summary is asked again.</param>
public sealed record SignedOn(string Operator, string Name, SpokenVoice Voice, bool Resuming = false) : DialogueInput;

/// <summary>Number and PIN are right, and the operator is signed on at another headset.</summary>
public sealed record AlreadySignedOn : DialogueInput;

/// <summary>The answer to <see cref="Claim"/>.</summary>
/// <param name="Work">The work in hand; null = there is none now.</param>
public sealed record WorkGiven(WorkInHand? Work) : DialogueInput;

/// <summary>The answer to each <see cref="RecordOutcome"/>, <see cref="Skip"/>, <see cref="ReturnToSkipped"/> and
/// <see cref="Undo"/>: it is on disk.</summary>
/// <param name="Work">How the work stands now.</param>
public sealed record Recorded(WorkInHand Work) : DialogueInput;

/// <summary>The answer to <see cref="Complete"/>: it is on disk.</summary>
public sealed record Completed : DialogueInput;

/// <summary>What was asked for last could not be done; nothing of it happened.</summary>
/// <param name="Sentence">Why, for the picker's ear.</param>
public sealed record Refused(string Sentence) : DialogueInput;
