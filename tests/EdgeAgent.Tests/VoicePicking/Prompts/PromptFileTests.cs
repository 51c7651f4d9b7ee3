// A language is data: every file says the same things.
using EdgeAgent.TestSupport;
using EdgeAgent.VoicePicking.Dialogue;
using EdgeAgent.VoicePicking.Prompts;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Prompts;

public class PromptFileTests
{
    private static readonly PromptLibrary Library = PromptLibrary.Load();
    private static readonly PromptTexts English = Library.For("en");

    public static TheoryData<string> Languages => [.. Library.Languages];

    [Fact]
    public void English_and_mandarin_are_there() => Assert.Equal(["en", "zh"], Library.Languages);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_the_same_keys_with_the_same_values(string language)
    {
        var texts = Library.For(language);
        Assert.Equal(English.Keys.Order(), texts.Keys.Order());
        Assert.All(English.Keys, key => Assert.Equal(Values(English, key), Values(texts, key)));
        Assert.Equal(English.File.Words.Keys.Order(), texts.File.Words.Keys.Order());
        Assert.Equal(English.File.Units.Keys.Order(), texts.File.Units.Keys.Order());
        Assert.Equal(English.File.Nouns.Keys.Order(), texts.File.Nouns.Keys.Order());
        Assert.Equal(10, texts.File.Digits.Distinct().Count());
        Assert.All(texts.File.Nouns.Values.Concat(texts.File.Units.Values), forms => Assert.InRange(forms.Count, 1, 2));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_command_has_a_word_in_every_language(string language) =>
        Assert.Equal(Words.All.Order(), Library.For(language).File.Words.Keys.Order());

    [Fact]
    public void Every_key_is_used_and_every_key_in_use_is_there()
    {
        var source = string.Join(
            '\n',
            Directory.EnumerateFiles(
                Repository.PathOf("src/EdgeAgent/VoicePicking/Dialogue"), "*.cs", SearchOption.AllDirectories)
                .Select(File.ReadAllText));
        Assert.All(English.Keys, key => Assert.Contains($"\"{key}\"", source, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_command_is_made_of_words_that_the_recogniser_knows() => Assert.All(
        Words.All.Concat(Words.Aliases),
        phrase => Assert.All(phrase.Split(' '), word => Assert.True(Words.Recognised.Contains(word), word)));

    [Fact]
    public void Digits_are_spoken_singly_and_written_together()
    {
        var prompt = Prompt.Of("slot", ("slot", "B42"));
        Assert.Equal("Slot B four two.", English.Speak(prompt));
        Assert.Equal("Slot B42.", English.Write(prompt));
        Assert.Equal("货位 B 四 二。", Library.For("zh").Speak(prompt));
        Assert.Equal("Slot zero four.", English.Speak(Prompt.Of("slot", ("slot", "04"))));
    }

    [Theory]
    [InlineData("1", "case", "Pick 1 case.", "拿一箱。")]
    [InlineData("2", "case", "Pick 2 cases.", "拿两箱。")]
    [InlineData("12", "case", "Pick 12 cases.", "拿十二箱。")]
    [InlineData("3", "", "Pick 3.", "拿三件。")]
    [InlineData("2", "Each", "Pick 2.", "拿两件。")]
    [InlineData("3", "drum", "Pick 3 drum.", "拿三 drum。")]
    public void Quantities_are_numbers_with_their_unit_in_its_right_form(
        string quantity, string unit, string english, string mandarin)
    {
        var prompt = Prompt.Of("pick", ("quantity", quantity), ("unit", unit));
        Assert.Equal((english, mandarin), (English.Speak(prompt), Library.For("zh").Speak(prompt)));
    }

    [Theory]
    [InlineData("0", "零")]
    [InlineData("10", "十")]
    [InlineData("14", "十四")]
    [InlineData("20", "二十")]
    [InlineData("105", "一百零五")]
    [InlineData("110", "一百一十")]
    [InlineData("1005", "一千零五")]
    [InlineData("1200", "一千二百")]
    [InlineData("10010", "一万零一十")]
    [InlineData("120000", "十二万")]
    [InlineData("2.35", "二点三五")]
    [InlineData("7a", "7a")]
    [InlineData("2.", "2.")]
    [InlineData("999999999", "999999999")]
    public void Numbers_are_said_in_chinese_numerals(string number, string said) =>
        Assert.Equal(said, HanNumerals.Of(number));

    [Fact]
    public void Values_that_are_missing_leave_no_gap() => Assert.Equal(
        "aisle three, slot four.", English.Speak(Prompt.Of("where", ("aisle", "3"), ("slot", "4"))));

    [Fact]
    public void A_language_that_is_not_there_is_spoken_in_english() =>
        Assert.Equal("en", Library.For("tlh").Language);

    [Theory]
    [InlineData("language: en", "has no `name:`")]
    [InlineData("a: [", "prompt file cannot be read")]
    public void A_broken_file_is_refused_with_a_sentence(string text, string sentence) => Assert.Contains(
        sentence, Assert.Throws<InvalidDataException>(() => PromptFile.Parse("xx.yaml", text)).Message);

    private static IEnumerable<string> Values(PromptTexts texts, string key) =>
        texts.ValuesOf(key).Select(part => $"{part.Text}:{part.Form}:{part.Noun}").Order();
}
