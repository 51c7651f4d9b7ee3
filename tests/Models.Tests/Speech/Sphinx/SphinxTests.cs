// pocketsphinx: the grammar it is given, and what becomes of sound and of nonsense.
using System.Diagnostics;
using EdgeAgent.Models.Speech;
using EdgeAgent.Models.Speech.Audio;
using EdgeAgent.Models.Speech.Sphinx;
using EdgeAgent.Models.Tests.Speech.Endpointing;
using Xunit;

namespace EdgeAgent.Models.Tests.Speech.Sphinx;

public sealed class SphinxTests
{
    [Fact]
    public void A_grammar_says_just_what_may_be_said()
    {
        var (text, words) = JsgfGrammar.Of(
            new SpeechGrammar { DigitCounts = [2], YesNo = true, Phrases = ["skip slot", "skip gangway"] },
            word => word != "gangway");
        Assert.Contains("public <said> = <digit> <digit> | <answer> | skip slot;", text);
        Assert.Contains("<answer> = yes | no;", text);
        Assert.DoesNotContain("gangway", text);
        Assert.Contains("slot", words);
        Assert.Contains("oh", words);
    }

    [SphinxFact]
    public void Words_of_a_synthetic_voice_are_heard()
    {
        using var recognizer = SphinxRecognizer.Load();
        if (Spoken("yes") is not { } yes) return;
        Assert.Equal("yes", recognizer.Recognize(yes, SpeechGrammar.YesOrNo, null).Text);
        Assert.Equal("42", recognizer.Recognize(Spoken("four, two")!, SpeechGrammar.Digits(2), null).Text);
        Assert.Equal("yes", recognizer.Recognize(yes, SpeechGrammar.YesOrNo, null).Text);
    }

    [SphinxFact]
    public void Nothing_and_noise_do_no_harm()
    {
        using var recognizer = SphinxRecognizer.Load();
        Assert.Equal(SpeechKind.None, recognizer.Recognize([], SpeechGrammar.YesOrNo, null).Kind);
        Assert.Equal(SpeechKind.None, recognizer.Recognize([1], SpeechGrammar.NumberUpTo999, null).Kind);
        Assert.Equal(SpeechKind.None, recognizer.Recognize(new short[16_000], SpeechGrammar.Nothing, null).Kind);
        recognizer.Recognize(new Sounds().Noise(5, 0.3), SpeechGrammar.NumberUpTo999, null);
    }

    [Fact]
    public void A_model_that_is_not_there_is_named_with_what_to_do()
    {
        var fault = Assert.Throws<SpeechException>(() => SphinxRecognizer.Load("/nowhere/en-us"));
        Assert.Contains("/nowhere/en-us is not there: install the Debian package pocketsphinx-en-us", fault.Message);
    }

    /// <summary>What espeak-ng says, with a little noise; null where it is not installed.</summary>
    private static short[]? Spoken(string words)
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var child = Process.Start("espeak-ng", ["-v", "en-us", "-s", "140", "-w", path, words]))
                child.WaitForExit();
            short[] said = [.. new short[4_000], .. SpeechFile.Read(path), .. new short[8_000]];
            var noise = new Sounds().Noise(said.Length / 16_000.0, 0.002);
            return [.. said.Zip(noise, (one, other) => (short)(one + other))];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // Without a synthesiser there is nothing to hear.
            return null;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
