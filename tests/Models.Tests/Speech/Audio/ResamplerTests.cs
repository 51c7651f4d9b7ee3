// Changes of the sample rate against sines whose values are known.
using EdgeAgent.Models.Speech;
using EdgeAgent.Models.Speech.Audio;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Speech.Audio;

public sealed class ResamplerTests
{
    [Theory]
    [InlineData(48_000)]
    [InlineData(44_100)]
    [InlineData(32_000)]
    [InlineData(22_050)]
    [InlineData(11_025)]
    [InlineData(8_000)]
    [InlineData(96_000)]
    public void A_tone_comes_out_as_the_same_tone(int rate)
    {
        foreach (var hertz in new[] { 100.0, 440, 1000, 0.4 * Math.Min(rate, SpeechFormat.SampleRate) })
        {
            var converted = Resampler.Convert(Tone(hertz, rate, rate), rate, SpeechFormat.SampleRate);
            Assert.Equal(SpeechFormat.SampleRate, converted.Length);
            for (var at = 500; at < converted.Length - 500; at++)
            {
                var wanted = 16_000 * Math.Sin(2 * Math.PI * hertz * at / SpeechFormat.SampleRate);
                Assert.InRange(converted[at] - wanted, -40, 40);
            }
        }
    }

    [Fact]
    public void Sixteen_bits_come_out_as_their_shares_do()
    {
        var shares = Tone(700, 22_050, 1_000);
        var samples = shares.Select(Resampler.Round).ToArray();

        var converted = Resampler.Convert(samples, 22_050, 16_000);

        foreach (var (wanted, sample) in Resampler.Convert(shares, 22_050, 16_000).Zip(converted))
            Assert.InRange(sample - wanted, -1, 1);
    }

    [Theory]
    [InlineData(48_000, 9_000)]
    [InlineData(48_000, 15_000)]
    [InlineData(44_100, 12_345)]
    [InlineData(22_050, 9_500)]
    public void A_tone_that_has_no_room_is_gone_and_makes_no_other(int rate, double hertz) => Assert.All(
        Resampler.Convert(Tone(hertz, rate, rate), rate, SpeechFormat.SampleRate)[500..^500],
        sample => Assert.InRange(sample, -20, 20));

    [Fact]
    public void Block_by_block_it_gives_what_it_gives_at_once() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(1, 2_000).NonEmptyListOf().ToArbitrary(),
        Gen.Elements(48_000, 44_100, 8_000, 12_347).ToArbitrary(),
        (sizes, rate) =>
        {
            var whole = Tone(700, rate, sizes.Sum());
            var (once, parts) = (new Resampler(rate, 16_000), new Resampler(rate, 16_000));
            var expected = new float[once.Most(whole.Length)];
            var count = once.Push(whole, expected);
            List<float> got = [];
            var from = 0;
            foreach (var size in sizes)
            {
                var output = new float[parts.Most(size)];
                got.AddRange(output[..parts.Push(whole.AsSpan(from, size), output)]);
                from += size;
            }

            return got.SequenceEqual(expected[..count]);
        }));

    [Fact]
    public void The_same_rate_changes_nothing()
    {
        var tone = Tone(700, 16_000, 1_000);
        Assert.Equal(tone.Select(it => (short)Math.Round(it * 32768.0)), Resampler.Convert(tone, 16_000, 16_000));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(17)]
    public void The_shortest_recordings_are_converted_too(int samples) =>
        Assert.Equal(samples * 2, Resampler.Convert(new float[samples], 8_000, 16_000).Length);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(400_000)]
    public void Rates_beyond_belief_are_refused(int rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Resampler(rate, 16_000));

    private static float[] Tone(double hertz, int rate, int count) =>
    [
        .. Enumerable.Range(0, count).Select(
            at => (float)(16_000 / 32768.0 * Math.Sin(2 * Math.PI * hertz * at / rate))),
    ];
}
