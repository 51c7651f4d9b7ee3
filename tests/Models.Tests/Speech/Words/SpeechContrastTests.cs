// How far speech stands out: tones of known levels over noise of known levels.
using EdgeAgent.Models.Speech;
using EdgeAgent.Models.Speech.Words;
using Xunit;

namespace EdgeAgent.Models.Tests.Speech.Words;

public sealed class SpeechContrastTests
{
    private const int Second = SpeechFormat.SampleRate;

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(40)]
    public void It_is_the_ratio_of_the_loud_part_to_the_rest(int decibels)
    {
        var random = new Random(1);
        var gain = Math.Pow(10, decibels / 20.0);

        // The same noise, louder in the middle half: the ratio is exact however noise is spread over the band.
        var samples = Enumerable.Range(0, 2 * Second)
            .Select(at => (random.NextDouble() - 0.5) * 100 * (at is > Second / 2 and < 3 * Second / 2 ? gain : 1))
            .Select(value => (short)value)
            .ToArray();

        Assert.InRange(SpeechContrast.Of(samples), decibels - 2, decibels + 2);
    }

    [Fact]
    public void Even_noise_has_next_to_none()
    {
        var random = new Random(2);

        var samples = Enumerable.Range(0, Second).Select(_ => (short)random.Next(-5_000, 5_000)).ToArray();

        Assert.InRange(SpeechContrast.Of(samples), 0, 3);
    }

    [Fact]
    public void Less_than_a_frame_has_none() => Assert.Equal(0, SpeechContrast.Of(new short[10]));
}
