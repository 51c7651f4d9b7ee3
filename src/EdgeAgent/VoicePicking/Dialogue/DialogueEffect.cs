// What the dialogue wants done. The session does it, in the order given, and tells the result as an input.
using EdgeAgent.VoicePicking.Speaking;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>Something to do.</summary>
public abstract record DialogueEffect;

/// <summary>Check number and PIN. Answered by <see cref="SignedOn"/>, <see cref="AlreadySignedOn"/> or
/// <see cref="Refused"/>.</summary>
/// <param name="Number">The operator's number.</param>
/// <param name="Pin">The PIN.</param>
/// <param name="TakeOver">End the operator's session at another headset.</param>
public sealed record SignOn(string Number, Pin Pin, bool TakeOver) : DialogueEffect;

/// <summary>Get the work in hand, or else new work. Answered by <see cref="WorkGiven"/> or
/// <see cref="Refused"/>.</summary>
public sealed record Claim : DialogueEffect;

/// <summary>Put a result on disk. Answered by <see cref="Recorded"/> or <see cref="Refused"/>.</summary>
/// <param name="Outcome">The result.</param>
public sealed record RecordOutcome(LineOutcome Outcome) : DialogueEffect;

/// <summary>Leave lines for later. Answered by <see cref="Recorded"/> or <see cref="Refused"/>.</summary>
/// <param name="Lines">The ids of the lines: one for a slot, all open ones of an aisle.</param>
/// <param name="Reason"><c>slot</c> or <c>aisle</c>.</param>
public sealed record Skip(IReadOnlyList<string> Lines, string Reason) : DialogueEffect;

/// <summary>Put the skipped lines back into their places. Answered by <see cref="Recorded"/> or
/// <see cref="Refused"/>.</summary>
public sealed record ReturnToSkipped : DialogueEffect;

/// <summary>Take a result of the work in hand back. Answered by <see cref="Recorded"/> or
/// <see cref="Refused"/>.</summary>
/// <param name="Outcome">The id of the result.</param>
public sealed record Undo(string Outcome) : DialogueEffect;

/// <summary>Close the work in hand. Answered by <see cref="Completed"/> or <see cref="Refused"/>.</summary>
public sealed record Complete : DialogueEffect;

/// <summary>Tell HQ; no answer.</summary>
/// <param name="News">What.</param>
public sealed record Tell(DialogueNews News) : DialogueEffect;

/// <summary>Speak like this from now on, and keep it with the operator; no answer.</summary>
/// <param name="Voice">The voice.</param>
public sealed record SetVoice(SpokenVoice Voice) : DialogueEffect;

/// <summary>Show the supervisor that this picker needs somebody; no answer.</summary>
/// <param name="Reason">Why, in a few words.</param>
public sealed record CallSupervisor(string Reason) : DialogueEffect;

/// <summary>The picker has signed off; the work in hand stays his. No answer.</summary>
public sealed record SignOff : DialogueEffect;
