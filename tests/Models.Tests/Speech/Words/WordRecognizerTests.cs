// The word model as it ships: what it must never do, and the enrolment of a voice.
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Speech;
using EdgeAgent.Models.Speech.Audio;
using EdgeAgent.Models.Tests.Speech.Endpointing;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Models.Tests.Speech.Words;

public sealed class WordRecognizerTests : IDisposable
{
    private static readonly SpeechGrammar Everything = new()
    {
        DigitCounts = [1, 2, 3, 4],
        Number = true,
        YesNo = true,
        Phrases = ["ready", "skip slot", "how much more"],
    };

    private readonly OnnxLibrary _library = OnnxLibrary.Load();
    private readonly SpeechModels _models;

    public WordRecognizerTests() => _models = SpeechModels.Load(_library);

    public void Dispose()
    {
        _models.Dispose();
        _library.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(159)]
    [InlineData(16_000)]
    [InlineData(16_000 * 60)]
    public void Silence_of_any_length_is_no_answer(int samples) =>
        Assert.False(_models.Recognizer.Recognize(new short[samples], Everything, null).Accepted);

    [Theory]
    [InlineData(0.0005)]
    [InlineData(0.05)]
    [InlineData(1)]
    public void Noise_of_any_level_is_no_answer(double level)
    {
        var sounds = new Sounds(3);
        foreach (var seconds in new[] { 0.2, 0.7, 1.5, 5, 60 })
            Assert.False(_models.Recognizer.Recognize(sounds.Noise(seconds, level), Everything, null).Accepted);
    }

    [Fact]
    public void A_square_wave_at_full_scale_is_no_answer() => Assert.False(_models.Recognizer.Recognize(
        [.. Enumerable.Range(0, 16_000).Select(at => at / 40 % 2 == 0 ? short.MaxValue : short.MinValue)],
        Everything,
        null).Accepted);

    [Fact]
    public void Where_nothing_may_be_said_nothing_is_heard() => Assert.Equal(
        SpeechAnswer.Nothing,
        _models.Recognizer.Recognize(new Sounds().Voice(1), SpeechGrammar.Nothing, null));

    [SharedDataFact("voice/fsdd")]
    public void The_same_sound_gives_the_same_answer_on_eight_threads()
    {
        var clip = Clip("theo/7_20.wav");
        var expected = _models.Recognizer.Recognize(clip, SpeechGrammar.Digits(1), null);
        Assert.Equal("7", expected.Text);
        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Assert.Equal(
            expected, _models.Recognizer.Recognize(clip, SpeechGrammar.Digits(1), null)));
    }

    [SharedDataFact("voice/fsdd")]
    public void Takes_make_a_template_that_makes_the_speaker_surer_and_survives_as_bytes()
    {
        var enrolment = _models.BeginEnrolment();
        for (var digit = 0; digit < 10; digit++)
            for (var take = 5; take < 8; take++)
                enrolment.Add(Clip($"theo/{digit}_{take:00}.wav"), enrolment.Script[digit]);
        var voice = VoiceTemplate.FromBytes(enrolment.Finish().ToBytes())!;
        Assert.Equal(_models.Identity, voice.Model);
        Assert.Contains("nine", voice.Words);
        var (without, with) = (Sureness(null), Sureness(voice));
        Assert.True(with > without, $"{with} with the template, {without} without");
    }

    [SharedDataFact("voice/fsdd")]
    public void A_take_of_another_word_is_refused_and_named()
    {
        var verdict = _models.BeginEnrolment().Add(Clip("theo/7_20.wav"), "two");
        Assert.Equal(new TakeVerdict(TakeQuality.OtherWord, "seven"), verdict);
    }

    [Fact]
    public void A_take_that_nothing_can_be_learned_of_is_refused_with_its_reason()
    {
        var (enrolment, sounds) = (_models.BeginEnrolment(), new Sounds());
        Assert.Equal(TakeQuality.TooShort, enrolment.Add([], "two").Quality);
        Assert.Equal(TakeQuality.TooShort, enrolment.Add(new short[16_000], "two").Quality);
        Assert.Equal(TakeQuality.TooNoisy, enrolment.Add(sounds.Noise(1, 0.2), "two").Quality);
        Assert.Equal(TakeQuality.Overloaded, enrolment.Add(sounds.Noise(1, 300), "two").Quality);
        Assert.Equal(TakeQuality.UnknownWord, enrolment.Add(sounds.Voice(1), "gangway").Quality);
        Assert.Throws<InvalidOperationException>(() => enrolment.Finish());
    }

    [SharedDataFact("voice/fsdd")]
    public void A_template_of_another_model_changes_nothing()
    {
        var clip = Clip("theo/7_20.wav");
        float[] row = [.. Enumerable.Repeat(100f, 64)];
        Assert.Equal(
            _models.Recognizer.Recognize(clip, SpeechGrammar.Digits(1), null),
            _models.Recognizer.Recognize(
                clip, SpeechGrammar.Digits(1), new VoiceTemplate("another model 1.0", ["two"], [row])));
    }

    private static short[] Clip(string file) => SpeechFile.Read(SharedData.PathOf($"voice/fsdd/{file}"));

    private double Sureness(VoiceTemplate? voice) => Enumerable.Range(0, 10).Average(digit =>
    {
        var answer = _models.Recognizer.Recognize(Clip($"theo/{digit}_30.wav"), SpeechGrammar.Digits(1), voice);
        return answer.Text == $"{digit}" ? answer.Confidence : 0;
    });
}
