// Takes an operator's voice into account: each word that he has read aloud gets his own direction added to its scores.
using EdgeAgent.Models.Speech.Grammars;
using EdgeAgent.Models.Speech.Words;

namespace EdgeAgent.Models.Speech.Enrolment;

/// <summary>Applies a template to what the net gave.</summary>
internal static class VoiceAdaptation
{
    /// <summary>The scores with the operator's part added; a template of another shape changes nothing.</summary>
    public static float[] Apply(VoiceTemplate voice, Vocabulary vocabulary, HeardFrames frames)
    {
        var logits = (float[])frames.Logits.Clone();
        for (var word = 0; word < voice.Words.Count; word++)
        {
            var token = vocabulary.NumberOf(voice.Words[word]);
            var row = voice.Rows[word];
            if (token < 0 || row.Length != frames.Dimension) continue;
            for (var frame = 0; frame < frames.Count; frame++)
                logits[(frame * frames.Tokens) + token] += Dot(row, Of(frames, frame));
        }

        return logits;
    }

    /// <summary>The embedding of one frame.</summary>
    public static ReadOnlySpan<float> Of(HeardFrames frames, int frame) =>
        frames.Embedding.AsSpan(frame * frames.Dimension, frames.Dimension);

    private static float Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = 0f;
        for (var at = 0; at < one.Length; at++) sum += one[at] * other[at];
        return sum;
    }
}
