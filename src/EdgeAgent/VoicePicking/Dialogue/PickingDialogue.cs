// The dialogue with a picker, from sign-on to sign-off. Pure: no sound, no clock, no disk; what is to be said and done
// comes out of each step, and what came of it goes in as the next input.
//
//   sign-on ─► PIN ─► vehicle ─► check list ─► summary ─► slot ─► product ─► quantity ─► lot, serial, weight ─► put
//                                                 ▲         ▲                   │                                │
//                                                 │         └──── next line ────┴── short, part, skip ── record ◄┤
//                                                 └──────────── deliver ◄────────────────────────────────────────┘
//
// Rules that hold at every place: an answer that is not sure is asked back; words that lose or close something are
// asked once more and need a yes; "say again" asks anew from what is left; whoever is signed on can sign off.
using EdgeAgent.VoicePicking.Dialogue.Places;
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>The dialogue as two functions.</summary>
public static class PickingDialogue
{
    /// <summary>The beginning of a session: nobody is signed on.</summary>
    public static DialogueStep Start(DialogueSetup setup)
    {
        var state = new DialogueState
        {
            Setup = setup,
            Voice = setup.Voice with { Language = setup.Options.Language },
        };
        return Step(new Turn(state, TimeSpan.Zero).To(new SignOnNumber()));
    }

    /// <summary>What follows from an input. Every input is defined in every state; nothing is thrown.</summary>
    public static DialogueStep Next(DialogueState state, DialogueInput input)
    {
        var turn = new Turn(state, input.At);
        return Step(input switch
        {
            Heard heard => Hearing.Take(turn, heard.Answer),
            Entered entered => Hearing.Take(turn, entered),
            NotUnderstood => Hearing.Unclear(turn),
            Silence silence => Remind(turn, silence),
            HeadsetBack => SayWhereWeAre(turn),
            Told told => turn.Saying(Prompt.Of("sentence", ("sentence", told.Sentence)).Important()),
            _ => Results.Take(turn, input),
        });
    }

    private static Turn SayWhereWeAre(Turn turn) => turn.State switch
    {
        { Question: { } question } => turn.Saying(question.Ask),
        { Paused: not null } => turn.Saying(Prompt.Of("paused")),
        var state => turn.Saying(state.Place.Ask(state, full: true)),
    };

    private static Turn Remind(Turn turn, Silence silence)
    {
        if (turn.Options.RemindAfter is not { } after || silence.Length < after) return turn;
        if (turn.State.Reminded || turn.State.Paused is not null || turn.State.IsWaiting) return turn;
        return SayWhereWeAre(turn).With(state => state with { Reminded = true }).Again();
    }

    private static DialogueStep Step(Turn turn) =>
        new(turn.State, turn.Say, Allowed.Of(turn.State, turn.Say), turn.Effects) { Repeated = turn.Repeated };
}
