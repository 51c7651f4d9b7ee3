// A step in the making: the state so far, what is to be said and done so far.
using System.Collections.Immutable;
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>Immutable; each call makes the next.</summary>
/// <param name="State">The state so far.</param>
/// <param name="Now">When the input came.</param>
internal sealed record Turn(DialogueState State, TimeSpan Now)
{
    /// <summary>What is said.</summary>
    public ImmutableList<Prompt> Say { get; init; } = [];

    /// <summary>What is done.</summary>
    public ImmutableList<DialogueEffect> Effects { get; init; } = [];

    /// <summary>Whether something is said or asked once more.</summary>
    public bool Repeated { get; init; }

    /// <summary>What the store's config says.</summary>
    public DialogueOptions Options => State.Setup.Options;

    /// <summary>Time since the last question.</summary>
    public TimeSpan SinceAsked => Now - State.AskedAt;

    /// <summary>With another state.</summary>
    public Turn With(Func<DialogueState, DialogueState> change) => this with { State = change(State) };

    /// <summary>With a sentence more.</summary>
    public Turn Saying(Prompt prompt) => this with { Say = Say.Add(prompt) };

    /// <summary>With sentences more.</summary>
    public Turn Saying(IEnumerable<Prompt> prompts) => this with { Say = Say.AddRange(prompts) };

    /// <summary>With something more to do.</summary>
    public Turn Doing(DialogueEffect effect) => this with { Effects = Effects.Add(effect) };

    /// <summary>With something more to tell HQ.</summary>
    public Turn Telling(DialogueNews news) => Doing(new Tell(news));

    /// <summary>Marked as said once more.</summary>
    public Turn Again() => this with { Repeated = true };

    /// <summary>At another place, which asks its question.</summary>
    public Turn To(Place place) => place.Enter(
        With(state => state with { Place = place, Question = null, Unclear = 0 }).Stamped());

    /// <summary>At a place whose data has changed, without a word.</summary>
    public Turn At(Place place) => With(state => state with { Place = place });

    /// <summary>At the same place, which asks once more.</summary>
    public Turn Asking(bool full = false) => Saying(State.Place.Ask(State, full)).Stamped();

    /// <summary>With a question laid over the place.</summary>
    public Turn Asking(Prompt ask, Intent onYes) => With(
        state => state with { Question = new Question(ask, onYes), Unclear = 0 }).Saying(ask).Stamped();

    /// <summary>Waiting for the results of what is done.</summary>
    /// <param name="what">What is waited for.</param>
    /// <param name="answers">How many results come.</param>
    /// <param name="back">The place to go back to where it is refused; null = the present one.</param>
    public Turn Waiting(Awaited what, int answers = 1, Place? back = null) => With(
        state => state with
        {
            Place = new Waiting(what, answers, back ?? state.Place),
            Question = null,
            Unclear = 0,
        });

    private Turn Stamped() => With(state => state with { AskedAt = Now, Reminded = false });
}
