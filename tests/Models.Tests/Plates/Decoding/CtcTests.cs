// Beam search and forward pass against an oracle that tries every path.
using EdgeAgent.Models.Plates.Decoding;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Plates.Decoding;

public sealed class CtcTests
{
    private const int Classes = 3;
    private const int Steps = 5;

    /// <summary>Outputs of a small reader: each step adds up to 1, and no class is below the search's floor.</summary>
    private static readonly Arbitrary<float[]> Outputs = Gen.Choose(1, 50).ArrayOf(Steps * Classes).Select(weights =>
        weights.Chunk(Classes).SelectMany(step => step.Select(it => it / (float)step.Sum())).ToArray()).ToArbitrary();

    [Fact]
    public void The_search_finds_the_likeliest_texts_with_their_probabilities() => Prop.ForAll(Outputs, output =>
    {
        var truth = ByEveryPath(output).OrderByDescending(text => text.Value).ToList();
        var search = new CtcBeamSearch(width: 400);
        search.Search(new StepProbabilities(output, Classes));
        for (var rank = 0; rank < 5; rank++)
            Assert.Equal(truth[rank].Value, search.Probability(rank), 5);
        Assert.Equal(truth.Count, search.Count);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_forward_pass_gives_the_sum_over_every_path() => Prop.ForAll(Outputs, output =>
    {
        foreach (var (text, probability) in ByEveryPath(output))
        {
            var labels = text.Select(it => it - '0').ToArray();
            var log = CtcForward.LogProbability(new StepProbabilities(output, Classes), labels);
            Assert.Equal(Math.Log(probability), log, 4);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_search_can_be_used_again()
    {
        var search = new CtcBeamSearch();
        search.Search(new StepProbabilities([0.1f, 0.9f, 0, 0.1f, 0, 0.9f], Classes));
        Assert.Equal("12", Text(search));
        search.Search(new StepProbabilities([0.1f, 0.9f, 0, 0.9f, 0.1f, 0, 0, 1, 0], Classes));
        Assert.Equal("11", Text(search));
    }

    [Fact]
    public void A_text_longer_than_any_plate_is_cut_not_followed_without_end()
    {
        var output = Enumerable.Range(0, 60).SelectMany(step => step % 2 == 0 ? new[] { 0, 1f, 0 } : [1f, 0, 0]);
        var search = new CtcBeamSearch();
        search.Search(new StepProbabilities([.. output], Classes));
        Assert.Equal(0, search.Count);
    }

    [Fact]
    public void Values_that_are_not_whole_steps_are_refused() =>
        Assert.Throws<ArgumentException>(() => new StepProbabilities(new float[7], Classes).Steps);

    private static string Text(CtcBeamSearch search)
    {
        Span<int> labels = stackalloc int[16];
        return string.Concat(labels[..search.Text(0, labels)].ToArray());
    }

    private static Dictionary<string, double> ByEveryPath(float[] output)
    {
        var sums = new Dictionary<string, double>();
        for (var path = 0; path < Math.Pow(Classes, Steps); path++)
        {
            var (rest, text, before, probability) = (path, "", 0, 1.0);
            for (var step = 0; step < Steps; step++, rest /= Classes)
            {
                var label = rest % Classes;
                probability *= output[(step * Classes) + label];
                if (label != 0 && label != before) text += label;
                before = label;
            }

            sums[text] = sums.GetValueOrDefault(text) + probability;
        }

        return sums;
    }
}
