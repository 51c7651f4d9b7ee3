// What is told of a shift beyond the results of its lines; each becomes an event.
namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>Something for HQ.</summary>
public abstract record DialogueNews;

/// <summary>The shift has begun: <c>retail.shift.started.v1</c>.</summary>
/// <param name="Vehicle">The vehicle, by its name in the config; null = none was asked for.</param>
public sealed record ShiftStarted(string? Vehicle) : DialogueNews;

/// <summary>The picker has a break: <c>retail.shift.paused.v1</c>.</summary>
/// <param name="Reason"><c>pause</c>, <c>break</c>, <c>battery</c> or <c>safety</c>.</param>
public sealed record ShiftPaused(string Reason) : DialogueNews;

/// <summary>The picker goes on: <c>retail.shift.resumed.v1</c>.</summary>
public sealed record ShiftResumed : DialogueNews;

/// <summary>The picker has signed off: <c>retail.shift.ended.v1</c>.</summary>
public sealed record ShiftEnded : DialogueNews;

/// <summary>The picker was sent to a line's slot: <c>retail.pick.located.v1</c>.</summary>
/// <param name="Line">The line.</param>
/// <param name="Expected">The check digits in force; null where "ready" is enough.</param>
public sealed record SentTo(string Line, string? Expected) : DialogueNews;

/// <summary>A proof of place or product was given: <c>retail.pick.checked.v1</c>.</summary>
/// <param name="Line">The line; null at the place of delivery, which belongs to no line.</param>
/// <param name="What">What was checked.</param>
/// <param name="Expected">What stands on the label; empty where nothing stands there and "ready" is enough.</param>
/// <param name="Said">What was said, typed or scanned.</param>
/// <param name="Right">Whether the two agree.</param>
/// <param name="Attempt">Which try it was, from 1.</param>
/// <param name="Confidence">How sure the recogniser was, 0 to 1; null where it was not spoken.</param>
/// <param name="Means">One of <see cref="Work.AnswerMeans"/>.</param>
/// <param name="Duration">From the prompt to the answer.</param>
/// <param name="TooFast">So soon after the prompt that the picker can hardly have been at the place.</param>
public sealed record PlaceChecked(
    string? Line,
    CheckedThing What,
    string Expected,
    string Said,
    bool Right,
    int Attempt,
    double? Confidence,
    string Means,
    TimeSpan Duration,
    bool TooFast) : DialogueNews;

/// <summary>A thing with digits of its own.</summary>
public enum CheckedThing
{
    /// <summary>The slot that is picked from or counted.</summary>
    Slot,

    /// <summary>The product.</summary>
    Product,

    /// <summary>The container that is put into.</summary>
    Container,

    /// <summary>The slot that is refilled.</summary>
    Target,

    /// <summary>The door or place where the finished work goes.</summary>
    Door,
}
