// The share of a token sequence, and the alignment of known tokens, against an oracle that tries every path.
using EdgeAgent.Models.Speech.Decoding;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Speech.Decoding;

public sealed class CtcScoreTests
{
    [Fact]
    public void A_sequence_is_as_likely_as_all_paths_that_spell_it() => Check.QuickThrowOnFailure(
        Prop.ForAll(SmallScores.Any, scores => SmallScores.Enumerate(scores).All(it =>
            Math.Abs(Math.Exp(CtcScore.Of(scores, [.. it.Key.Select(token => token - '0')])) - it.Value) < 1e-6)));

    [Fact]
    public void All_sequences_together_are_certain() => Check.QuickThrowOnFailure(
        Prop.ForAll(SmallScores.Any, scores => Math.Abs(SmallScores.Enumerate(scores).Values.Sum() - 1) < 1e-5));

    [Fact]
    public void More_tokens_than_frames_are_impossible() => Check.QuickThrowOnFailure(
        Prop.ForAll(
            SmallScores.Any, scores => double.IsNegativeInfinity(CtcScore.Of(scores, [1, 2, 1, 2, 1, 2]))));

    [Fact]
    public void Without_frames_only_nothing_can_have_been_said()
    {
        var scores = new TokenScores([], SmallScores.Tokens);
        Assert.Equal(0, CtcScore.Of(scores, []));
        Assert.Equal(double.NegativeInfinity, CtcScore.Of(scores, [1]));
    }

    [Fact]
    public void An_alignment_shares_each_frame_out_and_is_the_slope_of_the_likelihood() => Check.QuickThrowOnFailure(
        Prop.ForAll(SmallScores.Any, scores =>
        {
            int[] tokens = [1, 2];
            var states = CtcAlignment.States(scores, tokens)!;
            for (var frame = 0; frame < scores.Frames; frame++)
            {
                var sum = Enumerable.Range(0, 5).Sum(state => states[frame, state]);
                // A little more score for token 1 in this frame raises the likelihood by its share of the frame.
                var slope = (CtcScore.Of(Raised(scores, frame, 1, 1e-3f), tokens) - CtcScore.Of(scores, tokens)) / 1e-3;
                if (Math.Abs(sum - 1) > 1e-6 || Math.Abs(slope - states[frame, 1]) > 5e-3) return false;
            }

            return true;
        }));

    [Fact]
    public void Tokens_that_do_not_fit_into_the_frames_have_no_alignment() => Check.QuickThrowOnFailure(
        Prop.ForAll(SmallScores.Any, scores => CtcAlignment.States(scores, [1, 1, 1, 1]) is null));

    private static TokenScores Raised(TokenScores scores, int frame, int token, float by)
    {
        float[] values = [.. Enumerable.Range(0, scores.Frames).SelectMany(it => scores[it].ToArray())];
        values[(frame * SmallScores.Tokens) + token] += by;
        return new TokenScores(values, SmallScores.Tokens);
    }
}
