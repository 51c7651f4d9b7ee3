// Sound on its way from the engine's rate to the headset's.
using EdgeAgent.VoicePicking.Speaking;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Speaking;

public class SoundTests
{
    [Fact]
    public void Silence_is_cut_off_at_both_ends()
    {
        short[] sound = [.. new short[4000], .. Tone(500, 16_000, 8000), .. new short[9000]];
        Assert.InRange(SoundShape.Of(sound, 100).Length, 8000, 8000 + 1100);
        Assert.Empty(SoundShape.Of(new short[4000], 100));
    }

    [Fact]
    public void Loud_prompts_do_not_wrap_around() =>
        Assert.Equal(short.MaxValue, SoundShape.Of(Tone(500, 16_000, 1000, 30_000), 200).Max());

    [Fact]
    public void A_text_is_cut_where_its_script_changes()
    {
        Assert.Equal(
            [new("货位 4，", false), new("Oat milk 1 ", true), new("两箱。", false)],
            ScriptRuns.Of("货位 4，Oat milk 1 两箱。"));
        Assert.Equal([new ScriptRun("拿[[n'aI]]箱", false)], ScriptRuns.Of("拿[[n'aI]]箱"));
        Assert.Equal([new ScriptRun("42.", false)], ScriptRuns.Of("42."));
        Assert.Empty(ScriptRuns.Of(""));
    }

    private static short[] Tone(int hertz, int rate, int samples, int height = 10_000) =>
        [.. Enumerable.Range(0, samples).Select(i => (short)(height * Math.Sin(2 * Math.PI * hertz * i / rate)))];
}
