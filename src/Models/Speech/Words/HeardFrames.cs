// What the net gives for one utterance.
namespace EdgeAgent.Models.Speech.Words;

/// <summary>Scores and embeddings, frame by frame.</summary>
/// <param name="Logits"><c>frames * tokens</c> scores before the softmax.</param>
/// <param name="Embedding"><c>frames * dimension</c>: what the scores were made of.</param>
/// <param name="Tokens">Tokens a frame.</param>
internal sealed record HeardFrames(float[] Logits, float[] Embedding, int Tokens)
{
    /// <summary>Frames from first to last.</summary>
    public int Count => Logits.Length / Tokens;

    /// <summary>Numbers of one frame's embedding.</summary>
    public int Dimension => Count == 0 ? 0 : Embedding.Length / Count;
}
