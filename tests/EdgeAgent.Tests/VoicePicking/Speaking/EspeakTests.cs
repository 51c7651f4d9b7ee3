// The real library: every digit is audible, is read in its own language, and reaches the headset's rate.
using System.Text.RegularExpressions;
using EdgeAgent.VoicePicking.Prompts;
using EdgeAgent.VoicePicking.Speaking;
using EdgeAgent.VoicePicking.Speaking.Espeak;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Speaking;

/// <summary>The library speaks once in a process: these tests follow one another.</summary>
public sealed class EspeakTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task Every_digit_is_audible(string language)
    {
        await using var espeak = EspeakSynthesizer.Start(new SpeakingOptions());
        var voice = SpokenVoice.Standard with { Language = language };
        foreach (var digit in PromptLibrary.Load().For(language).File.Digits)
        {
            var spoken = await espeak.SpeakAsync(digit, voice, CancellationToken.None);
            Assert.InRange(spoken.Length.TotalSeconds, 0.2, 1.0);
            Assert.InRange(Loudness(spoken), 800, 12_000);
        }
    }

    [Fact]
    public async Task Every_two_digits_of_a_language_sound_different()
    {
        await using var espeak = EspeakSynthesizer.Start(new SpeakingOptions());
        foreach (var language in new[] { "en", "zh" })
        {
            var voice = SpokenVoice.Standard with { Language = language };
            var sounds = new HashSet<string>();
            foreach (var digit in PromptLibrary.Load().For(language).File.Digits)
            {
                var spoken = await espeak.SpeakAsync(digit, voice, CancellationToken.None);
                Assert.True(sounds.Add(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(
                    System.Runtime.InteropServices.MemoryMarshal.AsBytes(spoken.Samples.Span)))));
            }
        }
    }

    [Fact]
    public void No_mandarin_digit_is_read_as_english()
    {
        using var engine = EspeakEngine.Start();
        foreach (var digit in PromptLibrary.Load().For("zh").File.Digits)
            Assert.DoesNotContain("(en)", engine.Phonemes(digit, "cmn-latn-pinyin"), StringComparison.Ordinal);
        Assert.Contains("(en)", engine.Phonemes("七", "cmn"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_mandarin_prompt_is_read_as_english_or_holds_a_character_that_is_read_wrong()
    {
        using var engine = EspeakEngine.Start();
        var file = PromptLibrary.Load().For("zh").File;
        foreach (var text in file.Texts.Values.Concat(file.Words.Values).Concat(file.Units.Values.SelectMany(it => it)))
        {
            var spoken = Regex.Replace(text, @"\{[^}]*\}", "一");
            Assert.DoesNotContain("(en)", engine.Phonemes(spoken, "cmn-latn-pinyin"), StringComparison.Ordinal);
            Assert.DoesNotMatch("校验|重新|再数", spoken);
        }
    }

    [Fact]
    public async Task A_prompt_starts_with_its_sound_and_ends_soon_after_it()
    {
        await using var espeak = EspeakSynthesizer.Start(new SpeakingOptions());
        var spoken = await espeak.SpeakAsync("Aisle three.", SpokenVoice.Standard, CancellationToken.None);
        var samples = spoken.Samples.ToArray();
        var first = Array.FindIndex(samples, sample => Math.Abs((int)sample) > SoundShape.Audible);
        var last = Array.FindLastIndex(samples, sample => Math.Abs((int)sample) > SoundShape.Audible);
        Assert.InRange(first, 0, SpokenPrompt.SampleRate / 100);
        Assert.InRange(samples.Length - last, 0, SpokenPrompt.SampleRate / 10);
    }

    [Fact]
    public async Task Speed_and_volume_are_heard()
    {
        await using var espeak = EspeakSynthesizer.Start(new SpeakingOptions());
        var usual = await espeak.SpeakAsync("Pick four cases.", SpokenVoice.Standard, CancellationToken.None);
        var fast = await espeak.SpeakAsync(
            "Pick four cases.", SpokenVoice.Standard with { WordsPerMinute = 300 }, CancellationToken.None);
        var soft = await espeak.SpeakAsync(
            "Pick four cases.", SpokenVoice.Standard with { VolumePercent = 40 }, CancellationToken.None);
        Assert.True(fast.Length < usual.Length * 0.75);
        Assert.InRange(Loudness(soft) / Loudness(usual), 0.35, 0.45);
    }

    [Fact]
    public async Task A_voice_that_is_not_there_is_told_and_others_speak_on()
    {
        await using var espeak = EspeakSynthesizer.Start(new SpeakingOptions());
        var fault = await Assert.ThrowsAsync<SpeechSynthesisException>(async () => await espeak.SpeakAsync(
            "Hello.", SpokenVoice.Standard with { Variant = "nobody" }, CancellationToken.None));
        Assert.Contains("no voice 'nobody'", fault.Message, StringComparison.Ordinal);
        var spoken = await espeak.SpeakAsync("Hello.", SpokenVoice.Standard, CancellationToken.None);
        Assert.NotEqual(0, spoken.Samples.Length);
    }

    [Fact]
    public void The_library_speaks_once_in_a_process()
    {
        using var engine = EspeakEngine.Start();
        Assert.Contains(
            "only once", Assert.Throws<SpeechSynthesisException>(EspeakEngine.Start).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Latin_names_in_mandarin_are_read_by_an_english_voice()
    {
        await using var espeak = EspeakSynthesizer.Start(new SpeakingOptions());
        var voice = SpokenVoice.Standard with { Language = "zh" };
        var both = await espeak.SpeakAsync("货位 Oat milk", voice, CancellationToken.None);
        var one = await espeak.SpeakAsync("货位", voice, CancellationToken.None);
        Assert.True(both.Length > one.Length);
    }

    private static double Loudness(SpokenPrompt spoken) =>
        Math.Sqrt(spoken.Samples.ToArray().Average(sample => (double)sample * sample));
}
