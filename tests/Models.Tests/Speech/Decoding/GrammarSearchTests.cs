// The search along a grammar against an oracle that tries every path.
using EdgeAgent.Models.Speech.Decoding;
using EdgeAgent.Models.Speech.Grammars;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Speech.Decoding;

public sealed class GrammarSearchTests
{
    /// <summary>A few branches of up to three tokens.</summary>
    private static readonly Arbitrary<int[][]> Branches = Gen.Choose(1, SmallScores.Tokens - 1).NonEmptyListOf()
        .Select(it => it.Take(3).ToArray()).NonEmptyListOf().Select(it => it.Take(6).ToArray()).ToArbitrary();

    [Fact]
    public void The_best_answer_is_the_likeliest_of_all_that_the_grammar_allows() => Check.QuickThrowOnFailure(
        Prop.ForAll(SmallScores.Any, Branches, (scores, branches) =>
        {
            var allowed = SmallScores.Enumerate(scores)
                .Where(it => branches.Any(branch => SmallScores.Spelled(branch) == it.Key)).ToArray();
            var found = GrammarSearch.Best(scores, Graph(branches));
            if (allowed.Length == 0) return found.Count == 0;
            var best = allowed.MaxBy(it => it.Value);
            return Math.Abs(Math.Exp(found[0].LogProbability) - best.Value) < 1e-6
                && found.All(it => branches.Any(branch => branch.SequenceEqual(it.Tokens)));
        }));

    [Fact]
    public void An_answer_of_the_right_length_is_found_even_where_fewer_words_look_likelier()
    {
        // One clear token; the grammar wants two.
        var scores = TokenScores.OfLogits(
            [8, 0, 0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0], SmallScores.Tokens);
        var graph = new TokenGraph();
        graph.AddBranch([1, 2]);
        var found = GrammarSearch.Best(scores, graph).Single();
        Assert.True(found.LogProbability < -4, "It is found, and it is known to be unlikely.");
    }

    [Fact]
    public void Nothing_is_found_without_frames() =>
        Assert.Empty(GrammarSearch.Best(new TokenScores([], SmallScores.Tokens), Graph([[1]])));

    private static TokenGraph Graph(int[][] branches)
    {
        var graph = new TokenGraph();
        foreach (var branch in branches) graph.AddBranch(branch);
        return graph;
    }
}
