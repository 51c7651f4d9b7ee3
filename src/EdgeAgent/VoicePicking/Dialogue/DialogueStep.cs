// One step of a dialogue, as the session carries it out.
using System.Collections.Immutable;
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>What follows from an input.</summary>
/// <param name="State">The dialogue from now on.</param>
/// <param name="Say">What is said, one after the other; none = silence.</param>
/// <param name="Expect">What may come next.</param>
/// <param name="Effects">What is to be done, one after the other.</param>
public sealed record DialogueStep(
    DialogueState State, ImmutableList<Prompt> Say, Expectation Expect, ImmutableList<DialogueEffect> Effects)
{
    /// <summary>Something had to be said or asked once more: not understood, not sure, or asked for.</summary>
    public bool Repeated { get; init; }
}
