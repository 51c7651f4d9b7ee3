// What a grammar's automata let through.
using EdgeAgent.Models.Speech;
using EdgeAgent.Models.Speech.Grammars;
using Xunit;

namespace EdgeAgent.Models.Tests.Speech.Grammars;

public sealed class GrammarGraphsTests
{
    private static readonly Vocabulary Words =
        new(["_", .. DigitWords.All, "oh", "yes", "no", "skip", "slot", "aisle", "take", "break", "other"]);

    [Theory]
    [InlineData("four two", true)]
    [InlineData("four", false)]
    [InlineData("four two one", false)]
    [InlineData("four yes", false)]
    public void A_known_length_of_digits_is_kept(string said, bool may) =>
        Assert.Equal(may, Accepts(SpeechGrammar.Digits(2), said));

    [Fact]
    public void Several_lengths_stand_side_by_side()
    {
        var grammar = new SpeechGrammar { DigitCounts = [1, 3] };
        Assert.True(Accepts(grammar, "four"));
        Assert.False(Accepts(grammar, "four two"));
        Assert.True(Accepts(grammar, "four two nine"));
    }

    [Fact]
    public void Phrases_share_their_beginnings_and_end_where_they_end()
    {
        var grammar = SpeechGrammar.Command("skip slot", "skip aisle", "take a break");
        Assert.True(Accepts(grammar, "skip slot"));
        Assert.True(Accepts(grammar, "skip aisle"));
        Assert.False(Accepts(grammar, "skip"));
        Assert.True(Accepts(grammar, "take break"));
    }

    [Fact]
    public void A_phrase_with_a_word_that_the_model_does_not_know_is_left_out_alone()
    {
        var grammar = SpeechGrammar.Command("skip gangway", "skip slot");
        Assert.True(Accepts(grammar, "skip slot"));
        Assert.Equal(3, GrammarGraphs.Of(grammar, Words).Single().Graph.States);
    }

    [Fact]
    public void Counts_beyond_all_measure_are_left_out() => Assert.Empty(
        GrammarGraphs.Of(new SpeechGrammar { DigitCounts = [0, -1, 11, int.MaxValue] }, Words));

    [Fact]
    public void An_answer_has_one_form_however_it_was_said()
    {
        var grammar = new SpeechGrammar { DigitCounts = [2], YesNo = true, Phrases = ["take a break"] };
        Assert.Equal((SpeechKind.Digits, "40"), AnswerText.Of(grammar, ["four", "oh"]));
        Assert.Equal((SpeechKind.YesNo, "yes"), AnswerText.Of(grammar, ["yes"]));
        Assert.Equal((SpeechKind.Phrase, "take a break"), AnswerText.Of(grammar, ["take", "break"]));
        Assert.Equal((SpeechKind.None, ""), AnswerText.Of(grammar, ["four"]));
        Assert.Equal((SpeechKind.None, ""), AnswerText.Of(grammar, []));
    }

    private static bool Accepts(SpeechGrammar grammar, string said) => GrammarGraphs.Of(grammar, Words)
        .Any(it => it.Graph.Accepts([.. said.Split(' ').Select(Words.NumberOf)]));
}
