// Numbers in words and back, and the automaton that allows just them.
using EdgeAgent.Models.Speech;
using EdgeAgent.Models.Speech.Grammars;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Speech.Grammars;

public sealed class NumberWordsTests
{
    private static readonly Vocabulary Words = new(
    [
        "_", .. DigitWords.All, .. NumberWords.Teens, .. NumberWords.Tens, NumberWords.Hundred, NumberWords.And,
        "other",
    ]);

    private static readonly TokenGraph Graph = GrammarGraphs.Of(SpeechGrammar.NumberUpTo999, Words).Single().Graph;

    private static readonly Arbitrary<int> Numbers = Gen.Choose(0, NumberWords.Most).ToArbitrary();

    [Fact]
    public void Every_way_of_saying_a_number_means_that_number_and_may_be_said() => Check.QuickThrowOnFailure(
        Prop.ForAll(
            Numbers,
            number => NumberWords.Spellings(number).All(words => NumberWords.Read([.. words]) == number
                && Graph.Accepts([.. words.Select(Words.NumberOf)]))));

    [Fact]
    public void All_thousand_numbers_can_be_said() => Assert.All(
        Enumerable.Range(0, NumberWords.Most + 1),
        number => Assert.Equal(number, NumberWords.Read([.. NumberWords.Of(number)])));

    [Fact]
    public void Whatever_may_be_said_is_a_number_within_bounds() => Check.QuickThrowOnFailure(
        Prop.ForAll(
            Gen.Choose(0, 1_000_000).ToArbitrary(),
            seed => Walk(new Random(seed)) is var words && NumberWords.Read(words) is >= 0 and <= NumberWords.Most));

    [Theory]
    [InlineData("two hundred and five", 205)]
    [InlineData("hundred", 100)]
    [InlineData("nine hundred ninety nine", 999)]
    [InlineData("one oh five", 105)]
    [InlineData("zero", 0)]
    [InlineData("twenty", 20)]
    public void Words_are_read_as_people_mean_them(string words, int number) =>
        Assert.Equal(number, NumberWords.Read(words.Split(' ')));

    [Theory]
    [InlineData("")]
    [InlineData("and")]
    [InlineData("twenty zero")]
    [InlineData("twenty twelve")]
    [InlineData("hundred hundred")]
    [InlineData("zero hundred")]
    [InlineData("two hundred and")]
    [InlineData("one two three four")]
    [InlineData("eleven five")]
    public void What_is_no_number_is_read_as_none(string words) =>
        Assert.Null(NumberWords.Read(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>A random way through the automaton to one of its ends.</summary>
    private static string[] Walk(Random random)
    {
        List<string> words = [];
        var state = 0;
        while (!Graph.IsFinal(state) || (Graph.ArcsOf(state).Count > 0 && random.Next(2) == 0))
        {
            var arc = Graph.ArcsOf(state)[random.Next(Graph.ArcsOf(state).Count)];
            words.Add(Words.Tokens[arc.Token]);
            state = arc.To;
        }

        return [.. words];
    }
}
