// A scale that speaks lines, at a USB plug that is pulled.
using EdgeAgent.HardwareTests.Benches;
using EdgeAgent.HardwareTests.Store;
using Xunit;

namespace EdgeAgent.HardwareTests.Checks;

[Collection(StoreInBoxChecks.Name)]
public sealed class SerialChecks(StoreInBox store)
{
    private const string Lines = "lines_total";
    private const string Refused = "lines_refused_total";
    private const string Dropped = "lines_dropped_total";

    [HardwareFact]
    public Task Lines_of_a_scale_are_read_and_what_is_no_line_of_it_is_counted() => store.CheckAsync(async check =>
    {
        await SynchroniseAsync();
        var before = await store.Agent.DeviceAsync("counter-scale");
        check.Stimulated("two weights, a line of another kind, a line with bytes that are no text");
        // Not 2 or 3, STX and ETX: those begin and end a line.
        await store.Scale.SendAsync(@"S S   1.250 kg\r\nS D   1.3 kg\r\nHELLO\r\nS S \001\005\377 kg\r\n");
        var after = await store.Agent.DeviceIsAsync(
            "counter-scale",
            now => now.Counter(Dropped) == before.Counter(Dropped) + 1,
            "the spoilt line counted");
        var (lines, refused) = (after.Since(before, Lines), after.Since(before, Refused));
        check.Saw($"lines {lines}, refused {refused}, dropped 1, state {after.State}");
        Assert.Equal((2, 1), (lines, refused));
    });

    [HardwareFact]
    public Task A_plug_pulled_in_mid_line_loses_that_line_alone() => store.CheckAsync(async check =>
    {
        await SynchroniseAsync();
        var before = await store.Agent.DeviceAsync("counter-scale");
        check.Stimulated("half a line, then the plug pulled (rmmod g_serial)");
        await store.Scale.SendAsync("S S   9.9");
        await store.Scale.PullOutAsync();
        var lost = await store.Agent.DeviceIsAsync(
            "counter-scale", now => now.State != "Up" && now.Problem is not null, "lost");
        check.Saw($"{lost.State}: {lost.Problem}");
        Assert.Contains(SerialBench.Port, lost.Problem, StringComparison.Ordinal);
        check.Stimulated("plugged in again, the rest of that line, then a whole one");
        await store.Scale.PlugInAsync();
        await store.Agent.DeviceIsAsync("counter-scale", now => now.State == "Up", "up");
        await store.Scale.SendAsync(@"00 kg\r\nS S   2.000 kg\r\n");
        var after = await store.Agent.DeviceIsAsync(
            "counter-scale", now => now.Counter(Lines) > before.Counter(Lines), "the whole line");
        check.Saw(
            $"{after.State}, lines {after.Since(before, Lines)}, refused {after.Since(before, Refused)}, "
            + $"dropped {after.Since(before, Dropped)}, losses {after.Losses}");
        Assert.Equal(before.Counter(Lines) + 1, after.Counter(Lines));
        Assert.Equal(before.Losses + 1, after.Losses);
    });

    // The first line after the port was opened may lack its beginning and is dropped by design.
    private async Task SynchroniseAsync()
    {
        await store.Agent.DeviceIsAsync("counter-scale", now => now.State == "Up", "up");
        var before = (await store.Agent.DeviceAsync("counter-scale")).Counter(Lines);
        await store.Scale.SendAsync(@"\r\nS S   0.000 kg\r\n");
        await store.Agent.DeviceIsAsync("counter-scale", now => now.Counter(Lines) > before, "a first line");
    }
}
