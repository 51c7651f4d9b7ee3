// The commands that hold everywhere. Those that only ask leave the state as it is.
using EdgeAgent.VoicePicking.Dialogue.Places;
using EdgeAgent.VoicePicking.Prompts;
using EdgeAgent.VoicePicking.Speaking;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>Does what common commands say.</summary>
internal static class CommonWords
{
    private const int SpeedStep = 20;
    private const int VolumeStep = 15;

    /// <summary>Commands for whoever is signed on.</summary>
    public static IReadOnlyList<string> Always { get; } =
    [
        Words.SayAgain, Words.Help, Words.HowMuchMore, Words.Pause, Words.Break, Words.Battery, Words.SignOff,
        Words.Stop, Words.Louder, Words.Softer, Words.Faster, Words.Slower,
    ];

    /// <summary>Commands that need a line in work.</summary>
    public static IReadOnlyList<string> AtLine { get; } =
    [
        Words.WhereAmI, Words.Quantity, Words.Description, Words.ItemNumber, Words.RepeatLastPick, Words.Undo,
    ];

    /// <summary>The common commands that may be said now.</summary>
    public static IEnumerable<string> Of(DialogueState state)
    {
        if (state.Operator is null) return [Words.SayAgain, Words.Help, Words.Cancel];
        return state.Line is null
            ? state.Work is null ? Always : [.. Always, Words.RepeatLastPick, Words.Undo]
            : [.. Always, .. AtLine];
    }

    /// <summary>Does a command; null where it is none that holds now.</summary>
    public static Turn? Take(Turn turn, string word)
    {
        var state = turn.State;
        if (turn.Options.Commands.FirstOrDefault(command => command.Words == word) is { } own)
            return turn.Saying(Prompt.Of("sentence", ("sentence", own.Say)));
        if (!Of(state).Contains(word)) return null;
        if (state.Place.Form(state).Takes(word)) return null;
        return word switch
        {
            Words.SayAgain => turn.Saying(state.Place.Ask(state, full: true)).Again(),
            Words.Help => turn.Saying(Help(state)),
            Words.Stop => turn,
            Words.Cancel => turn.To(new SignOnNumber()),
            Words.HowMuchMore => turn.Saying(Facts.Left(state)),
            Words.RepeatLastPick => turn.Saying(Facts.LastPick(state)),
            Words.SignOff => AskSignOff(turn),
            Words.Pause or Words.Break or Words.Battery => Rest(turn, word),
            Words.WhereAmI => turn.Saying(Facts.Where(state)),
            Words.Quantity => turn.Saying(Facts.Quantity(state)),
            Words.Description => turn.Saying(Facts.Description(state)),
            Words.ItemNumber => turn.Saying(Prompt.Of("item.number", ("item", state.Line!.Line.Item))),
            Words.Undo => AskUndo(turn),
            _ => TakeVoice(turn, word),
        };
    }

    /// <summary>Changes how the picker is spoken to; null where the word is none of these.</summary>
    public static Turn? TakeVoice(Turn turn, string word)
    {
        var voice = turn.State.Voice;
        SpokenVoice? changed = word switch
        {
            Words.Louder => voice.Louder(VolumeStep),
            Words.Softer => voice.Louder(-VolumeStep),
            Words.Faster => voice.Faster(SpeedStep),
            Words.Slower => voice.Faster(-SpeedStep),
            _ => null,
        };
        if (changed is null) return null;
        return changed == voice
            ? turn.Saying(Prompt.Of("voice.limit"))
            : turn.With(state => state with { Voice = changed })
                .Doing(new SetVoice(changed))
                .Saying(Prompt.Of("word", ("word", word)));
    }

    /// <summary>Asks whether the shift is over.</summary>
    public static Turn AskSignOff(Turn turn) => turn.Asking(Prompt.Of("sign.off.confirm"), new SignOffIntent());

    private static Turn AskUndo(Turn turn)
    {
        if (Facts.LastOutcome(turn.State) is not { } last) return turn.Saying(Prompt.Of("nothing.to.undo"));
        var ask = Prompt.Of("undo.confirm", ("aisle", last.Line.Aisle), ("slot", last.Line.Slot));
        return turn.Asking(ask, new UndoIntent(last.LastOutcome!));
    }

    private static Turn Rest(Turn turn, string reason) => turn
        .With(state => state with { Paused = reason })
        .Telling(new ShiftPaused(reason))
        .Saying(Prompt.Of(reason == Words.Battery ? "battery" : "paused"));

    private static Prompt Help(DialogueState state)
    {
        var words = state.Place.Form(state).Words.Append(Words.SayAgain);
        return Prompt.Of("help", ("words", string.Join(',', words)));
    }
}
