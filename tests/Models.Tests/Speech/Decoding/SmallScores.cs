// Scores of a tiny model, and the answers found by trying everything.
using EdgeAgent.Models.Speech.Decoding;
using FsCheck;
using FsCheck.Fluent;

namespace EdgeAgent.Models.Tests.Speech.Decoding;

internal static class SmallScores
{
    public const int Tokens = 4;
    public const int Frames = 5;

    /// <summary>Scores of five frames; token 0 is the blank.</summary>
    public static Arbitrary<TokenScores> Any { get; } = Gen.Choose(-40, 40).ArrayOf(Tokens * Frames)
        .Select(it => TokenScores.OfLogits([.. it.Select(logit => logit / 10f)], Tokens)).ToArbitrary();

    /// <summary>The probability of each token sequence: the sum over all paths of frames that spell it.</summary>
    public static Dictionary<string, double> Enumerate(TokenScores scores)
    {
        Dictionary<string, double> sums = [];
        for (var path = 0; path < (int)Math.Pow(Tokens, Frames); path++)
        {
            var (rest, last, spelled, probability) = (path, 0, "", 0.0);
            for (var frame = 0; frame < Frames; frame++, rest /= Tokens)
            {
                var token = rest % Tokens;
                probability += scores[frame][token];
                if (token != 0 && token != last) spelled += token;
                last = token;
            }

            sums[spelled] = sums.GetValueOrDefault(spelled) + Math.Exp(probability);
        }

        return sums;
    }

    public static string Spelled(int[] tokens) => string.Concat(tokens);
}
