// What a model says about one utterance: for each frame, how likely each token is.
namespace EdgeAgent.Models.Speech.Decoding;

/// <summary>Log-probabilities frame by frame; token 0 is the blank, which stands for "no new word here".</summary>
/// <param name="values"><c>frames * tokens</c> natural logarithms, frame by frame; each frame's sum up to 1.</param>
/// <param name="tokens">Tokens a frame, at least 2.</param>
/// <exception cref="ArgumentException">The values are not a whole number of frames.</exception>
internal sealed class TokenScores(float[] values, int tokens)
{
    private readonly float[] _values = tokens > 1 && values.Length % tokens == 0
        ? values
        : throw new ArgumentException($"{values.Length} values are not whole frames of {tokens} tokens.");

    /// <summary>Frames from first to last.</summary>
    public int Frames => _values.Length / tokens;

    /// <summary>Tokens a frame.</summary>
    public int Tokens => tokens;

    /// <summary>The logarithms of one frame.</summary>
    public ReadOnlySpan<float> this[int frame] => _values.AsSpan(frame * tokens, tokens);

    /// <summary>Turns what a net gives into log-probabilities (softmax over each frame).</summary>
    /// <param name="logits">Frame by frame.</param>
    /// <param name="tokens">Tokens a frame.</param>
    public static TokenScores OfLogits(ReadOnlySpan<float> logits, int tokens)
    {
        var values = new float[logits.Length];
        for (var at = 0; at + tokens <= logits.Length; at += tokens)
        {
            var frame = logits.Slice(at, tokens);
            var greatest = float.NegativeInfinity;
            foreach (var logit in frame) greatest = Math.Max(greatest, logit);
            var sum = 0.0;
            foreach (var logit in frame) sum += Math.Exp(logit - greatest);
            var offset = greatest + (float)Math.Log(sum);
            for (var token = 0; token < tokens; token++) values[at + token] = frame[token] - offset;
        }

        return new TokenScores(values, tokens);
    }

    /// <summary>Joins a token with another that means the same: their probabilities add up in the second.</summary>
    public void Join(int token, int into)
    {
        for (var at = 0; at < _values.Length; at += tokens)
        {
            ref var target = ref _values[at + into];
            target = (float)LogSum.Of(target, _values[at + token]);
            _values[at + token] = Never;
        }
    }

    /// <summary>The logarithm of nothing, small enough and still a number.</summary>
    public const float Never = -1e4f;
}
