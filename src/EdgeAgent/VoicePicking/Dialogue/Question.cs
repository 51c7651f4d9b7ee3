// A question that only yes or no answers, laid over the place where the dialogue stands.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>A question.</summary>
/// <param name="Ask">Its words.</param>
/// <param name="OnYes">What yes does; no, and cancel, go back to the place.</param>
internal sealed record Question(Prompt Ask, Intent OnYes);

/// <summary>What a picker wants and has still to confirm.</summary>
internal abstract record Intent
{
    /// <summary>Does it; the question is gone from the state by then.</summary>
    public abstract Turn Apply(Turn turn);
}
