// From the sign-on to the first assignment: vehicle, safety check list, work.
using System.Collections.Immutable;
using EdgeAgent.VoicePicking.Dialogue.Places;
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>The beginning of a shift.</summary>
internal static class ShiftStart
{
    /// <summary>Number and PIN are right.</summary>
    public static Turn Begin(Turn turn, SignedOn who)
    {
        turn = turn.With(state => state with
        {
            Operator = who.Operator,
            Name = who.Name,
            Voice = who.Voice,
            Question = null,
            ShiftSince = turn.Now,
            Resuming = who.Resuming,
        });
        if (who.Resuming) return GetWork(turn);
        turn = turn.Saying(Prompt.Of("welcome", ("name", who.Name)));
        return turn.Options.Vehicles.Count > 0 ? turn.To(new VehiclePlace()) : Checks(turn, [.. turn.Options.Checks]);
    }

    /// <summary>Goes through the check list; from its end to work.</summary>
    public static Turn Checks(Turn turn, ImmutableList<string> items) => items.IsEmpty
        ? GetWork(turn.Telling(new ShiftStarted(turn.State.Vehicle)))
        : turn.To(new SafetyPlace(items));

    /// <summary>Gets work.</summary>
    public static Turn GetWork(Turn turn) => turn
        .With(state => state with
        {
            Work = null,
            Proved = null,
            Heading = state.Heading with { Last = null },
            Containers = state.Containers.Clear(),
        })
        .Doing(new Claim())
        .Waiting(Awaited.Work, back: new NoWork());
}
