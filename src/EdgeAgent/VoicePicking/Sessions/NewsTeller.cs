// Turns what the dialogue tells into events, with what the session knows beside it: the headset and how long things
// took.
using EdgeAgent.VoicePicking.Dialogue;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Sessions;

/// <summary>Tells HQ what one session sees.</summary>
internal sealed class NewsTeller(
    PickEventWriter events, string headset, SessionOperator @operator, TimeProvider time)
{
    private long _shift = time.GetTimestamp();
    private long _pause = time.GetTimestamp();

    /// <summary>Tells one piece of news.</summary>
    public ValueTask TellAsync(DialogueNews news, WorkInHand? hand, CancellationToken stop)
    {
        switch (news)
        {
            case ShiftStarted:
                _shift = time.GetTimestamp();
                return events.ShiftStartedAsync(headset, @operator.Number, stop);
            case ShiftPaused(var reason):
                _pause = time.GetTimestamp();
                return events.ShiftPausedAsync(headset, @operator.Number, reason, stop);
            case ShiftResumed:
                return events.ShiftResumedAsync(headset, @operator.Number, time.GetElapsedTime(_pause), stop);
            case ShiftEnded:
                return EndedAsync("sign-off", stop);
            case SentTo(var line, var expected) when hand is not null:
                return events.LocatedAsync(headset, hand, Find(hand, line), expected, stop);
            case PlaceChecked given when hand is not null:
                var progress = given.Line is { } checkedLine ? Find(hand, checkedLine) : null;
                return events.CheckedAsync(headset, hand, progress, Given(given), stop);
            default:
                return ValueTask.CompletedTask;
        }
    }

    /// <summary>Tells that the shift has ended.</summary>
    public ValueTask EndedAsync(string reason, CancellationToken stop) =>
        events.ShiftEndedAsync(headset, @operator.Number, reason, time.GetElapsedTime(_shift), stop);

    private static LineProgress Find(WorkInHand hand, string line) => hand.Lines.First(one => one.Line.Id == line);

    private static CheckGiven Given(PlaceChecked given) => new(
        given.Said, given.Confidence, given.Means, given.Expected, given.Right, given.Attempt, given.Duration,
        given.TooFast);
}
