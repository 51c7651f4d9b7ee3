// The lamp, in a folder that stands for the kernel's.
using EdgeAgent.Appliance.Lamp;
using EdgeAgent.Appliance.Reporting;
using Xunit;

namespace EdgeAgent.Tests.Appliance;

public sealed class StatusLampTests : IDisposable
{
    private readonly string _leds = Directory.CreateTempSubdirectory("leds-").FullName;

    public void Dispose() => Directory.Delete(_leds, recursive: true);

    [Fact]
    public void Good_is_steady_at_full_brightness()
    {
        Make("ACT");

        Assert.True(new StatusLamp(_leds, null).Show(Verdict.Good));

        Assert.Equal(("none", "255"), (Read("ACT/trigger"), Read("ACT/brightness")));
    }

    [Theory]
    [InlineData(Verdict.Working, "1000")]
    [InlineData(Verdict.NotYetGood, "120")]
    public void Work_blinks_slowly_and_what_is_to_mend_blinks_fast(Verdict verdict, string time)
    {
        Make("ACT");

        Assert.True(new StatusLamp(_leds, null).Show(verdict));

        Assert.Equal(("timer", time, time), (Read("ACT/trigger"), Read("ACT/delay_on"), Read("ACT/delay_off")));
    }

    [Fact]
    public void The_first_of_the_known_lamps_is_taken_or_the_one_that_was_named()
    {
        Make("PWR");
        Make("led0");
        Make("blue:box");

        Assert.Equal("led0", new StatusLamp(_leds, null).Name);
        Assert.Equal("blue:box", new StatusLamp(_leds, "blue:box").Name);
    }

    [Fact]
    public void A_box_without_a_lamp_does_without()
    {
        Assert.False(new StatusLamp(_leds, null).Show(Verdict.Good));
        Assert.False(new StatusLamp(_leds, "none").Show(Verdict.Good));
        Assert.False(new StatusLamp(Path.Combine(_leds, "away"), null).Show(Verdict.Good));
    }

    private void Make(string name)
    {
        Directory.CreateDirectory(Path.Combine(_leds, name));
        foreach (var (file, text) in new[] { ("trigger", "[mmc0]"), ("brightness", "0"), ("max_brightness", "255\n") })
            File.WriteAllText(Path.Combine(_leds, name, file), text);
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(_leds, file));
}
