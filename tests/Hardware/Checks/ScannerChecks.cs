// A barcode scanner that types like a keyboard, through the kernel's input layer.
using EdgeAgent.HardwareTests.Store;
using Xunit;

namespace EdgeAgent.HardwareTests.Checks;

[Collection(StoreInBoxChecks.Name)]
public sealed class ScannerChecks(StoreInBox store)
{
    private const string Codes = "codes_total";
    private const string Dropped = "codes_dropped_total";

    [HardwareFact]
    public Task A_code_that_is_scanned_is_one_observation_and_half_a_code_is_none() => store.CheckAsync(async check =>
    {
        var before = await store.Agent.DeviceIsAsync("scanner", now => now.State == "Up", "up");
        check.Stimulated("4006381333931 typed with Enter, then 40063 without");
        await store.Scanner.ScanAsync("4006381333931");
        await store.Agent.DeviceIsAsync("scanner", now => now.Counter(Codes) == before.Counter(Codes) + 1, "one code");
        await store.Scanner.ScanHalfAsync("40063");
        var after = await store.Agent.DeviceIsAsync(
            "scanner", now => now.Counter(Dropped) == before.Counter(Dropped) + 1, "the half code dropped");
        check.Saw($"codes {after.Since(before, Codes)}, dropped 1");
        Assert.Equal(before.Counter(Codes) + 1, after.Counter(Codes));
    });

    [HardwareFact]
    public Task A_scanner_that_may_not_be_opened_is_told_with_the_group() => store.CheckAsync(async check =>
    {
        await store.Agent.DeviceIsAsync("scanner", now => now.State == "Up", "up");
        check.Stimulated("unplugged, and plugged in with a device file for root alone");
        await store.Scanner.PullOutAsync();
        var lost = await store.Agent.DeviceIsAsync(
            "scanner", now => now.State != "Up" && now.Problem is not null, "lost");
        check.Saw($"{lost.State}: {lost.Problem}");
        await store.Scanner.PlugInAsync(ownerOnly: true);
        var refused = await store.Agent.DeviceIsAsync(
            "scanner", now => now.Problem?.Contains("may not", StringComparison.Ordinal) == true, "refused");
        check.Saw($"{refused.State}: {refused.Problem}");
        Assert.Contains("group `input`", refused.Problem, StringComparison.Ordinal);
        check.Stimulated("plugged in with the group's rule again");
        await store.Scanner.PullOutAsync();
        await store.Scanner.PlugInAsync();
        await store.Agent.DeviceIsAsync("scanner", now => now.State == "Up", "up again");
        check.Saw("Up");
    });
}
