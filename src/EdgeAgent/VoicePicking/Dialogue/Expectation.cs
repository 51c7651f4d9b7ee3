// What the dialogue waits for.
using EdgeAgent.Models.Speech;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>What may come next.</summary>
/// <param name="Grammar">What may be said; never which digits are right.</param>
/// <param name="BargeIn">Whether an answer may come while the prompts are still spoken.</param>
/// <param name="Screen">What is shown.</param>
public sealed record Expectation(SpeechGrammar Grammar, bool BargeIn, ScreenView Screen);
