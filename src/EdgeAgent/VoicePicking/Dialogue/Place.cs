// A place in the dialogue: data, and three small functions of it.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>Where a dialogue stands. Each kind of place is a record of its own under Places.</summary>
internal abstract record Place
{
    /// <summary>A word for it, for the supervisor and for tests.</summary>
    public abstract string Name { get; }

    /// <summary>The question, made anew from the state: what is left, never what was said before.</summary>
    /// <param name="state">The dialogue.</param>
    /// <param name="full">In all its parts; else only what the picker does not know yet.</param>
    public abstract IEnumerable<Prompt> Ask(DialogueState state, bool full);

    /// <summary>Which answers are taken.</summary>
    public abstract AnswerForm Form(DialogueState state);

    /// <summary>What follows from an answer of the form.</summary>
    public abstract Turn On(Turn turn, Answer answer);

    /// <summary>Comes to the place: by default its question is asked.</summary>
    public virtual Turn Enter(Turn turn) => turn.Saying(Ask(turn.State, full: false));

    /// <summary>The question in big type: by default the first that is asked.</summary>
    public virtual Prompt Big(DialogueState state) => Ask(state, full: true).First();

    /// <summary>The line below it; null = none.</summary>
    public virtual Prompt? Sub(DialogueState state) => null;

    /// <summary>Says that an answer is nothing that this place can use, and asks again.</summary>
    protected Turn NotNow(Turn turn) =>
        turn.Saying(Prompt.Of("not.now")).Saying(Ask(turn.State, full: false)).Again();
}
