// The search over cuts against an oracle that tries all, and the dips that it cuts at.
using EdgeAgent.Models.Speech.Decoding;
using EdgeAgent.Models.Speech.Grammars;
using EdgeAgent.Models.Tests.Speech.Endpointing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Speech.Decoding;

public sealed class SegmentSearchTests
{
    private const int Cuts = 5;
    private const int Tokens = 3;

    [Fact]
    public void The_best_cuts_and_words_are_found() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(1, 1000).ArrayOf(Cuts * Cuts * Tokens).ToArbitrary(),
        Gen.Choose(1, 3).ToArbitrary(),
        (numbers, length) =>
        {
            // Some pieces cannot be a word at all.
            double Likely(int from, int to, int token) =>
                numbers[(((from * Cuts) + to) * Tokens) + token] is var number && number < 100
                    ? double.NegativeInfinity
                    : Math.Log(number / 1000.0);
            var found = SegmentSearch.Best(Cuts, Likely, Strings(length));
            var best = All(0, length, Likely).DefaultIfEmpty(double.NegativeInfinity).Max();
            return double.IsNegativeInfinity(best)
                ? found.Count == 0
                : Math.Abs(found[0].LogProbability - best) < 1e-9 && found.All(it => it.Tokens.Length == length);
        }));

    [Fact]
    public void Each_string_is_found_once() => Assert.Distinct(
        SegmentSearch.Best(Cuts, (_, _, _) => -1, Strings(2)).Select(it => string.Join(' ', it.Tokens)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Without_two_cuts_there_is_nothing(int cuts) =>
        Assert.Empty(SegmentSearch.Best(cuts, (_, _, _) => 0, Strings(1)));

    [Fact]
    public void Two_words_have_a_dip_between_them()
    {
        var sounds = new Sounds();
        short[] said =
        [
            .. sounds.Noise(0.3, 0.001), .. sounds.Voice(0.3), .. sounds.Noise(0.1, 0.001), .. sounds.Voice(0.3),
            .. sounds.Noise(0.3, 0.001),
        ];
        var cuts = SpeechGaps.Find(said, most: 1);
        Assert.Equal(3, cuts.Length);
        Assert.InRange(cuts[0] / 16_000.0, 0.2, 0.31);
        Assert.InRange(cuts[1] / 16_000.0, 0.58, 0.72);
        Assert.InRange(cuts[2] / 16_000.0, 0.99, 1.1);
    }

    [Fact]
    public void Nothing_and_silence_have_no_dips_that_matter()
    {
        Assert.Empty(SpeechGaps.Find([], 5));
        Assert.Empty(SpeechGaps.Find(new short[100], 5));
        Assert.Empty(SpeechGaps.Find(new short[16_000], 5));
    }

    private static TokenGraph Strings(int length)
    {
        var graph = new TokenGraph();
        for (var said = 1; said <= length; said++)
        {
            var state = graph.AddState(said == length);
            for (var token = 0; token < Tokens; token++) graph.AddArc(state - 1, token, state);
        }

        return graph;
    }

    /// <summary>The values of all ways to reach the last cut with so many words.</summary>
    private static IEnumerable<double> All(int begin, int length, Func<int, int, int, double> likely)
    {
        if (length == 0) return begin == Cuts - 1 ? [0] : [];
        return from to in Enumerable.Range(begin + 1, Cuts - 1 - begin)
               from token in Enumerable.Range(0, Tokens)
               from rest in All(to, length - 1, likely)
               select likely(begin, to, token) + rest;
    }
}
