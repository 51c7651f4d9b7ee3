// Which answers may go on.
using EdgeAgent.Models.Speech;
using Xunit;

namespace EdgeAgent.Models.Tests.Speech;

public sealed class AnswerContinuationTests
{
    [Theory]
    [InlineData(SpeechKind.Digits, "42", false)]
    [InlineData(SpeechKind.Digits, "4", true)]
    [InlineData(SpeechKind.YesNo, "yes", false)]
    [InlineData(SpeechKind.Phrase, "skip", true)]
    [InlineData(SpeechKind.Phrase, "skip slot", false)]
    [InlineData(SpeechKind.Phrase, "ready", false)]
    public void An_answer_goes_on_where_a_longer_one_begins_with_it(SpeechKind kind, string text, bool may)
    {
        var grammar = new SpeechGrammar
        {
            DigitCounts = [1, 2],
            YesNo = true,
            Phrases = ["skip", "skip slot", "ready", "read"],
        };
        Assert.Equal(may, AnswerContinuation.IsPossible(grammar, new SpeechAnswer(kind, text, 1, true)));
    }

    [Theory]
    [InlineData("2", true)]
    [InlineData("20", true)]
    [InlineData("200", true)]
    [InlineData("205", false)]
    public void A_number_goes_on_while_more_of_it_may_follow(string text, bool may) => Assert.Equal(
        may,
        AnswerContinuation.IsPossible(
            SpeechGrammar.NumberUpTo999, new SpeechAnswer(SpeechKind.Number, text, 1, true)));
}
