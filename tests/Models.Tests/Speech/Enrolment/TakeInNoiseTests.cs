// Noise over takes: as loud as it is meant to be, and the same for the same seed.
using EdgeAgent.Models.Speech.Enrolment;
using EdgeAgent.Models.Speech.Words;
using Xunit;

namespace EdgeAgent.Models.Tests.Speech.Enrolment;

public sealed class TakeInNoiseTests
{
    [Fact]
    public void Each_version_is_as_long_as_the_take_and_stands_out_of_its_noise_less_than_the_one_before()
    {
        var take = Tone();

        var versions = TakeInNoise.Of(take, seed: 3).ToList();

        Assert.All(versions, version => Assert.Equal(take.Length, version.Length));
        var contrasts = versions.Select(version => SpeechContrast.Of(version)).ToList();
        Assert.True(contrasts.Count > 1);
        Assert.Equal(contrasts.OrderDescending(), contrasts);
        Assert.True(contrasts[0] < SpeechContrast.Of(take));
    }

    [Fact]
    public void The_same_take_and_seed_give_the_same_sound_and_another_seed_another()
    {
        var take = Tone();

        Assert.Equal(TakeInNoise.Of(take, seed: 3), TakeInNoise.Of(take, seed: 3));
        Assert.NotEqual(TakeInNoise.Of(take, seed: 3), TakeInNoise.Of(take, seed: 4));
    }

    [Fact]
    public void A_take_at_full_scale_is_made_softer_and_not_clipped()
    {
        foreach (var version in TakeInNoise.Of(Tone(32_000), seed: 3))
            Assert.True(version.Count(sample => Math.Abs((int)sample) >= 31_999) <= 2);
    }

    // Half a second of a tone with a quarter of a second of silence on either side.
    private static short[] Tone(double loudness = 8_000) =>
    [
        .. new short[4_000],
        .. Enumerable.Range(0, 8_000).Select(at => (short)(loudness * Math.Sin(Math.Tau * 440 * at / 16_000))),
        .. new short[4_000],
    ];
}
