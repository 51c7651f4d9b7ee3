// Learns an operator's part of the scores from his takes: gradient descent on the net's last layer alone, by the loss
// that the net itself was trained with (CTC), held near zero by weight decay.
using EdgeAgent.Models.Speech.Decoding;
using EdgeAgent.Models.Speech.Words;

namespace EdgeAgent.Models.Speech.Enrolment;

/// <summary>Makes rows for the tokens that were read aloud.</summary>
internal static class AdaptationTraining
{
    private const int Rounds = 30;
    private const float Step = 0.6f;
    private const float Decay = 0.02f;

    /// <summary>A good take: what the net gave, and the tokens that were said.</summary>
    internal sealed record Take(HeardFrames Frames, int[] Tokens);

    /// <summary>One row a token: what is added to its scores, by dimension of the embedding.</summary>
    /// <param name="takes">At least one; of one model.</param>
    public static SortedDictionary<int, float[]> Learn(IReadOnlyList<Take> takes)
    {
        var dimension = takes[0].Frames.Dimension;
        var tokens = takes.SelectMany(take => take.Tokens).ToHashSet();
        var rows = new SortedDictionary<int, float[]>(tokens.ToDictionary(token => token, _ => new float[dimension]));
        var counts = tokens.ToDictionary(token => token, token => takes.Count(take => take.Tokens.Contains(token)));
        var length = takes.Average(take => MeanSquare(take.Frames));
        for (var round = 0; round < Rounds; round++)
        {
            var slopes = rows.ToDictionary(row => row.Key, _ => new float[dimension]);
            foreach (var take in takes) AddSlopes(take, rows, slopes);
            foreach (var (token, row) in rows)
            {
                var rate = Step / (length * counts[token]);
                for (var at = 0; at < dimension; at++)
                    row[at] = (float)((row[at] * (1 - Decay)) - (rate * slopes[token][at]));
            }
        }

        return rows;
    }

    private static void AddSlopes(
        Take take, SortedDictionary<int, float[]> rows, Dictionary<int, float[]> slopes)
    {
        var scores = Scores(take.Frames, rows);
        if (CtcAlignment.States(scores, take.Tokens) is not { } states) return;
        for (var frame = 0; frame < scores.Frames; frame++)
        {
            var embedding = VoiceAdaptation.Of(take.Frames, frame);
            foreach (var (token, slope) in slopes)
            {
                var wanted = 0.0;
                for (var at = 0; at < take.Tokens.Length; at++)
                    if (take.Tokens[at] == token) wanted += states[frame, (2 * at) + 1];
                var excess = (float)(Math.Exp(scores[frame][token]) - wanted);
                for (var at = 0; at < slope.Length; at++) slope[at] += excess * embedding[at];
            }
        }
    }

    private static TokenScores Scores(HeardFrames frames, SortedDictionary<int, float[]> rows)
    {
        var logits = (float[])frames.Logits.Clone();
        for (var frame = 0; frame < frames.Count; frame++)
        {
            var embedding = VoiceAdaptation.Of(frames, frame);
            foreach (var (token, row) in rows)
            {
                ref var logit = ref logits[(frame * frames.Tokens) + token];
                for (var at = 0; at < row.Length; at++) logit += row[at] * embedding[at];
            }
        }

        return TokenScores.OfLogits(logits, frames.Tokens);
    }

    private static double MeanSquare(HeardFrames frames)
    {
        var sum = 0.0;
        foreach (var value in frames.Embedding) sum += value * value;
        return Math.Max(1e-9, sum / Math.Max(1, frames.Count));
    }
}
