// One word of an operator, as the model sees it.
namespace EdgeAgent.Models.Speech;

/// <summary>A word that was said in an enrolment.</summary>
/// <param name="Word">The word, a token of the model.</param>
/// <param name="Vector">Its place in the model's embedding space, of length 1.</param>
internal sealed record VoiceTake(string Word, float[] Vector);
