// Tells HQ what pickers do, in the words of the vocabulary. The session tells what it sees of a step and of a shift;
// the
// desk writes its own events by PickSteps, together with the state of the line.
using System.Text.Json.Serialization.Metadata;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Hosting;
using EdgeAgent.Insights;
using EdgeAgent.Outbox;

namespace EdgeAgent.VoicePicking.Work;

/// <summary>An answer that was given at a slot or at a product.</summary>
/// <param name="Said">What was understood.</param>
/// <param name="Confidence">0 to 1; null where it was not spoken.</param>
/// <param name="Means">One of <see cref="AnswerMeans"/>.</param>
/// <param name="Expected">What had to be said.</param>
/// <param name="Right">Whether it was right.</param>
/// <param name="Attempt">Which try it was, from 1.</param>
/// <param name="Duration">From the prompt to the answer.</param>
/// <param name="TooFast">Whether nobody could have walked there so quickly: digits known by heart.</param>
public sealed record CheckGiven(
    string Said, double? Confidence, string Means, string Expected, bool Right, int Attempt, TimeSpan Duration,
    bool TooFast = false);

/// <summary>Writes pick and shift events; they are accepted by the intake when a call completes.</summary>
/// <param name="intake">The last step before the disk.</param>
/// <param name="time">The clock.</param>
/// <param name="clock">Whether it can be trusted.</param>
public sealed class PickEventWriter(EventIntake intake, TimeProvider time, IClockQuality clock)
{
    /// <summary>A prompt had to be said again: counted for the rollup, no event.</summary>
    public event Action<string>? PromptRepeated;

    /// <summary>An event was handed to the intake.</summary>
    public event Action<NewEvent>? Told;

    /// <summary>An operator was sent to a line's slot.</summary>
    /// <param name="headset">The device.</param>
    /// <param name="hand">What he has in hand.</param>
    /// <param name="line">The line.</param>
    /// <param name="expected">The check digits in force; null where none are asked.</param>
    /// <param name="stop">Ends the wait.</param>
    public ValueTask LocatedAsync(
        string headset, WorkInHand hand, LineProgress line, string? expected, CancellationToken stop) =>
        TellAsync(
            EventKinds.PickLocated, headset,
            PickSteps.At(hand, line) with { Asked = PickSteps.Asked(hand.Assignment, line), Expected = expected },
            EventDataJson.Default.PickStep, stop);

    /// <summary>A proof of place or product was given, right or wrong.</summary>
    /// <param name="headset">The device.</param>
    /// <param name="hand">What he has in hand.</param>
    /// <param name="line">The line; null at the place of delivery.</param>
    /// <param name="given">What was given.</param>
    /// <param name="stop">Ends the wait.</param>
    public ValueTask CheckedAsync(
        string headset, WorkInHand hand, LineProgress? line, CheckGiven given, CancellationToken stop) =>
        TellAsync(
            EventKinds.PickChecked, headset,
            (line is null ? PickSteps.AtDelivery(hand) : PickSteps.At(hand, line)) with
            {
                Said = given.Said,
                Confidence = PickSteps.Share(given.Confidence),
                Means = given.Means,
                Expected = given.Expected,
                Right = given.Right,
                Attempt = given.Attempt,
                TooFast = given.TooFast ? true : null,
                DurationS = PickSteps.Seconds(given.Duration),
            },
            EventDataJson.Default.PickStep, stop);

    /// <summary>An operator signed on.</summary>
    public ValueTask ShiftStartedAsync(string headset, string @operator, CancellationToken stop) => TellAsync(
        EventKinds.ShiftStarted, headset, new ShiftChanged(@operator, Equipment: headset),
        EventDataJson.Default.ShiftChanged, stop);

    /// <summary>An operator takes a break: <c>break</c>, <c>battery</c>, or words.</summary>
    public ValueTask ShiftPausedAsync(string headset, string @operator, string reason, CancellationToken stop) =>
        TellAsync(
            EventKinds.ShiftPaused, headset, new ShiftChanged(@operator, reason),
            EventDataJson.Default.ShiftChanged, stop);

    /// <summary>An operator is back after so long.</summary>
    public ValueTask ShiftResumedAsync(string headset, string @operator, TimeSpan pause, CancellationToken stop) =>
        TellAsync(
            EventKinds.ShiftResumed, headset, new ShiftChanged(@operator, DurationS: PickSteps.Seconds(pause)),
            EventDataJson.Default.ShiftChanged, stop);

    /// <summary>An operator signed off after so long: <c>sign-off</c>, <c>lost</c>, or words.</summary>
    public ValueTask ShiftEndedAsync(
        string headset, string @operator, string reason, TimeSpan shift, CancellationToken stop) =>
        TellAsync(
            EventKinds.ShiftEnded, headset,
            new ShiftChanged(@operator, reason, headset, PickSteps.Seconds(shift)),
            EventDataJson.Default.ShiftChanged, stop);

    /// <summary>
    /// Counts a prompt that had to be said again, because an answer was not understood or was asked for.
    /// </summary>
    public void Reprompted(string @operator) => PromptRepeated?.Invoke(@operator);

    private async ValueTask TellAsync<T>(
        EventKind kind, string headset, T data, JsonTypeInfo<T> json, CancellationToken stop)
    {
        var made = NewEvent.Of(kind, headset, time.GetUtcNow(), clock.Now, data, json);
        await intake.PostAsync(made, stop);
        Told?.Invoke(made);
    }
}
