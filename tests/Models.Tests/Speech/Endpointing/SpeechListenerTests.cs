// A listener on synthetic streams, with a recogniser that the test directs.
using EdgeAgent.Models.Speech;
using Xunit;

namespace EdgeAgent.Models.Tests.Speech.Endpointing;

public sealed class SpeechListenerTests
{
    private static readonly SpeechAnswer Yes = new(SpeechKind.YesNo, "yes", 0.99, true);
    private readonly Sounds _sounds = new();
    private readonly Directed _recognizer = new();
    private readonly SpeechListener _listener;

    public SpeechListenerTests() => _listener = new SpeechListener(_recognizer);

    [Fact]
    public void A_word_in_a_quiet_room_is_begun_and_answered_soon_after_its_end()
    {
        _listener.Expect(SpeechGrammar.YesOrNo, muted: false);
        var notices = Push([.. Quiet(1), .. _sounds.Voice(0.4), .. Quiet(1)]);
        Assert.IsType<ListenerNotice.SpeechStarted>(notices[0].Notice);
        var heard = Assert.IsType<ListenerNotice.Heard>(notices[1].Notice);
        Assert.Equal(2, notices.Count);
        Assert.Equal(Yes, heard.Answer);
        Assert.InRange(heard.Length.TotalMilliseconds, 350, 450);
        Assert.InRange(heard.Delay.TotalMilliseconds, 100, 250);
        Assert.InRange(notices[1].At, 1.4, 1.65);
    }

    [Fact]
    public void The_recogniser_gets_the_word_with_a_little_of_what_was_around()
    {
        _listener.Expect(SpeechGrammar.YesOrNo, muted: false);
        Push([.. Quiet(1), .. _sounds.Voice(0.4), .. Quiet(1)]);
        Assert.InRange(_recognizer.Lengths.Single(), 0.7 * 16_000, 0.95 * 16_000);
    }

    [Fact]
    public void An_answer_that_may_go_on_is_given_more_time()
    {
        _recognizer.Answer = new SpeechAnswer(SpeechKind.Number, "20", 0.99, true);
        _listener.Expect(SpeechGrammar.NumberUpTo999, muted: false);
        var heard = Push([.. Quiet(1), .. _sounds.Voice(0.4), .. Quiet(1)]).Select(it => it.Notice)
            .OfType<ListenerNotice.Heard>().Single();
        Assert.InRange(heard.Delay.TotalMilliseconds, 450, 550);
    }

    [Fact]
    public void Two_words_with_a_gap_are_one_answer_where_one_word_alone_is_none()
    {
        _recognizer.Answer = SpeechAnswer.Nothing;
        _listener.Expect(SpeechGrammar.Digits(2), muted: false);
        var notices = Push(
            [.. Quiet(1), .. _sounds.Voice(0.3), .. Quiet(0.3), .. _sounds.Voice(0.3), .. Quiet(1)]);
        var unclear = Assert.IsType<ListenerNotice.Unclear>(notices[^1].Notice);
        Assert.Equal(2, notices.Count);
        Assert.InRange(unclear.Length.TotalMilliseconds, 850, 950);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.08)]
    public void A_click_is_no_speech(double seconds)
    {
        _listener.Expect(SpeechGrammar.YesOrNo, muted: false);
        Assert.Empty(Push([.. Quiet(1), .. _sounds.Voice(seconds, 0.5), .. Quiet(1)]));
    }

    [Fact]
    public void Steady_noise_becomes_the_floor_and_is_quiet_then()
    {
        _recognizer.Answer = SpeechAnswer.Nothing;
        _listener.Expect(SpeechGrammar.YesOrNo, muted: false);
        Push([.. Quiet(1), .. _sounds.Noise(6, 0.05)]);
        Assert.Empty(Push(_sounds.Noise(54, 0.05)));
    }

    [Fact]
    public void A_word_over_steady_noise_is_still_found()
    {
        _listener.Expect(SpeechGrammar.YesOrNo, muted: false);
        var noise = _sounds.Noise(6, 0.01);
        var word = _sounds.Voice(0.4);
        for (var at = 0; at < word.Length; at++) noise[(4 * 16_000) + at] += word[at];
        Assert.Single(Push(noise).Select(it => it.Notice).OfType<ListenerNotice.Heard>());
    }

    [Fact]
    public void Endless_talk_is_cut_and_is_no_answer()
    {
        _listener.Expect(SpeechGrammar.YesOrNo, muted: false);
        short[] talk = [.. Quiet(1), .. Enumerable.Range(0, 60).SelectMany(_ =>
            (short[])[.. _sounds.Voice(0.25), .. Quiet(0.1)])];
        var notices = Push(talk);
        Assert.Contains(notices, it => it.Notice is ListenerNotice.Unclear { Length.TotalSeconds: > 7.9 and < 8.5 });
        Assert.Empty(_recognizer.Lengths);
    }

    [Fact]
    public void A_closed_ear_hears_nothing()
    {
        _listener.Expect(SpeechGrammar.YesOrNo, muted: true);
        Assert.Empty(Push([.. Quiet(1), .. _sounds.Voice(0.4), .. Quiet(1)]));
        _listener.Expect(SpeechGrammar.Nothing, muted: false);
        Assert.Empty(Push([.. Quiet(1), .. _sounds.Voice(0.4), .. Quiet(1)]));
        Assert.Empty(_recognizer.Lengths);
    }

    [Fact]
    public void A_new_grammar_in_mid_word_holds_for_the_whole_word()
    {
        _listener.Expect(SpeechGrammar.Digits(2), muted: false);
        Push([.. Quiet(1), .. _sounds.Voice(0.2)]);
        _listener.Expect(SpeechGrammar.YesOrNo, muted: false);
        Push([.. _sounds.Voice(0.2), .. Quiet(1)]);
        Assert.True(_recognizer.Grammars.Single().YesNo);
        Assert.InRange(_recognizer.Lengths.Single(), 0.7 * 16_000, 0.95 * 16_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(160)]
    [InlineData(321)]
    [InlineData(2_400)]
    public void The_length_of_the_blocks_changes_nothing(int length)
    {
        _listener.Expect(SpeechGrammar.YesOrNo, muted: false);
        var notices = Push([.. Quiet(1), .. _sounds.Voice(0.4), .. Quiet(1)], length).Select(it => it.Notice).ToArray();
        Assert.Equal(2, notices.Length);
        Assert.IsType<ListenerNotice.Heard>(notices[1]);
    }

    [Fact]
    public void Digital_silence_and_the_loudest_noise_do_no_harm()
    {
        _recognizer.Answer = SpeechAnswer.Nothing;
        _listener.Expect(SpeechGrammar.YesOrNo, muted: false);
        Push(new short[16_000 * 3]);
        Push([.. Enumerable.Range(0, 16_000 * 20).Select(at => at % 2 == 0 ? short.MaxValue : short.MinValue)]);
        Push([]);
    }

    private short[] Quiet(double seconds) => _sounds.Noise(seconds, 0.002);

    private List<(ListenerNotice Notice, double At)> Push(short[] sound, int length = SpeechFormat.BlockSamples)
    {
        List<(ListenerNotice, double)> notices = [];
        for (var at = 0; at < sound.Length; at += length)
        {
            var end = Math.Min(sound.Length, at + length);
            if (_listener.Push(sound.AsSpan(at, end - at)) is { } notice) notices.Add((notice, end / 16_000.0));
        }

        return notices;
    }

    private sealed class Directed : ISpeechRecognizer
    {
        public SpeechAnswer Answer { get; set; } = Yes;

        public List<int> Lengths { get; } = [];

        public List<SpeechGrammar> Grammars { get; } = [];

        public SpeechAnswer Recognize(ReadOnlySpan<short> samples, SpeechGrammar grammar, VoiceTemplate? voice)
        {
            Lengths.Add(samples.Length);
            Grammars.Add(grammar);
            return Answer;
        }

        public void Dispose()
        {
        }
    }
}
