// The kernel's list of sound cards, and what a search and a probe make of it.
using EdgeAgent.Drivers.AlsaHeadset;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Tests.Kernel;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.AlsaHeadset;

public sealed class SoundCardsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("asound-").FullName;

    public SoundCardsTests()
    {
        File.WriteAllText(
            $"{_root}/cards",
            """
             0 [b1             ]: bcm2835_hdmi - bcm2835 HDMI 1
                                  bcm2835 HDMI 1
             1 [Headset        ]: USB-Audio - Voice Headset 20
                                  Voice Headset 20 at usb-0000:01:00.0-1.2, full speed

            """);
        File.WriteAllText(
            $"{_root}/pcm",
            """
            00-00: bcm2835 HDMI 1 : bcm2835 HDMI 1 : playback 8
            01-00: USB Audio : USB Audio : playback 1 : capture 1

            """);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Cards_are_read_with_what_they_can_do() => Assert.Equal(
        [
            new SoundCard(0, "b1", "bcm2835 HDMI 1", Hears: false, Speaks: true),
            new SoundCard(1, "Headset", "Voice Headset 20", Hears: true, Speaks: true),
        ],
        new SoundCards(_root).All());

    [Fact]
    public void A_machine_without_sound_has_no_cards() => Assert.Empty(new SoundCards("/nowhere").All());

    [Fact]
    public async Task A_search_makes_a_block_of_a_card_that_hears_and_speaks_alone()
    {
        var found = await new AlsaHeadsetDriver(new FakeSound(), new SoundCards(_root)).FindAsync(
            new(PartRun.Services(new ManualTime())), CancellationToken.None);
        Assert.Equal(2, found.Count);
        Assert.Empty(found[0].Block);
        Assert.Equal(["capture: plughw:CARD=Headset", "playback: plughw:CARD=Headset"], found[1].Block);
        Assert.Contains("a microphone and an output", found[1].Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probe_opens_both_ends_or_lists_the_cards_that_there_are()
    {
        var sound = new FakeSound();
        var driver = new AlsaHeadsetDriver(sound, new SoundCards(_root));
        var options = new AlsaHeadsetOptions("plughw:CARD=Other", "ear", 0, 0);
        var services = PartRun.Services(new ManualTime());
        Assert.True((await driver.ProbeAsync(options, services, CancellationToken.None)).Reachable);
        Assert.True(sound.Microphone.IsClosed && sound.Ear.IsClosed);

        sound.Refusals["plughw:CARD=Other"] = ErrorNumber.NoSuchDevice;
        var report = await driver.ProbeAsync(options, services, CancellationToken.None);
        Assert.False(report.Reachable);
        Assert.EndsWith(
            "Sound cards that are there: b1 (bcm2835 HDMI 1), Headset (Voice Headset 20).",
            report.Summary,
            StringComparison.Ordinal);
    }
}
