// A headset at the machine itself, over the kernel's sound loop and ALSA's library.
using EdgeAgent.HardwareTests.Store;
using Xunit;

namespace EdgeAgent.HardwareTests.Checks;

[Collection(StoreInBoxChecks.Name)]
public sealed class HeadsetChecks(StoreInBox store)
{
    private const string Blocks = "blocks_total";

    [HardwareFact]
    public Task A_headset_is_heard_and_one_that_another_program_holds_is_told() => store.CheckAsync(async check =>
    {
        check.Stimulated(
            "noise played into the microphone's end of the sound loop for 3 s; arecord held a second pair of ends");
        var agent = await store.MediaAgentAsync();
        var before = await agent.DeviceIsAsync("headset", now => now.State == "Up", "up");
        await store.Sound.SpeakAsync(seconds: 3);
        var after = await agent.DeviceIsAsync(
            "headset", now => now.Counter(Blocks) >= before.Counter(Blocks) + 100, "two seconds of sound");
        check.Saw(
            $"{after.State}, {after.Since(before, Blocks)} blocks of 20 ms, gaps {after.Counter("sound_gaps_total")}");
        var held = await agent.DeviceIsAsync("held-headset", now => now.Problem is not null, "a problem");
        check.Saw($"{held.State}: {held.Problem}");
        Assert.Contains("held by another program", held.Problem, StringComparison.Ordinal);
        check.Stimulated("the recorder ended");
        await store.Sound.LetGoAsync();
        var free = await agent.DeviceIsAsync("held-headset", now => now.State == "Up", "up");
        check.Saw($"{free.State}");
    });
}
