// What the box answers to what the dialogue asked for.
using EdgeAgent.VoicePicking.Dialogue.Places;
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>Goes on with the results. One that nobody waits for any more changes nothing.</summary>
internal static class Results
{
    /// <summary>Takes a result.</summary>
    public static Turn Take(Turn turn, DialogueInput result)
    {
        var place = turn.State.Place as Waiting;
        var next = (result, place?.What) switch
        {
            (SignedOn who, _) when turn.State.Operator is null => ShiftStart.Begin(turn, who),
            (AlreadySignedOn, Awaited.SignOn) when place!.Back is SignOnPin { Given: { } pin } back =>
                turn.At(new SignOnNumber()).Asking(Prompt.Of("take.over"), new TakeOverIntent(back.Number, pin)),
            (WorkGiven given, Awaited.Work) => Work(turn, given),
            (WorkGiven { Work: not null } given, null) when turn.State.Place is NoWork => Work(turn, given),
            (Recorded recorded, Awaited.Record) => Recorded(turn, recorded, place!),
            (Completed, Awaited.Completion) => ShiftStart.GetWork(turn.Saying(Prompt.Of("assignment.done"))),
            (Refused refused, not null) => Refused(turn, refused, place!),
            _ => turn,
        };
        return turn.State.Question is { } open && next.State.Operator is not null ? Below(next, open) : next;
    }

    private static Turn Work(Turn turn, WorkGiven given)
    {
        if (given.Work is not { } work)
            return turn.With(state => state with { Resuming = false }).To(new NoWork());
        var resuming = turn.State.Resuming;
        turn = turn.With(state => state with { Work = work, Resuming = false });
        return resuming ? Walk.Next(turn.Saying(Prompt.Of("resumed"))) : turn.To(new Summary());
    }

    private static Turn Recorded(Turn turn, Recorded recorded, Waiting place)
    {
        var before = turn.State.Line?.Line.Id;
        turn = turn.With(state => state with { Work = recorded.Work });
        return place.Answers > 1 ? turn.At(place with { Answers = place.Answers - 1 }) : Walk.Next(turn, before);
    }

    private static Turn Refused(Turn turn, Refused refused, Waiting place)
    {
        var back = place.What == Awaited.SignOn ? new SignOnNumber() : place.Back;
        return turn.At(back)
            .Saying(Prompt.Of("sentence", ("sentence", refused.Sentence)).Important())
            .Asking(full: true)
            .Again();
    }

    /// <summary>A question stays; what follows from the result waits below it, without a word.</summary>
    private static Turn Below(Turn next, Question open) =>
        next.With(state => state with { Question = open }) with { Say = [] };
}
