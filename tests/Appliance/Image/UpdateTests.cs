// Updates of a whole box: written to the other slot, tried once, kept or given up by the box itself; and the power goes
// in the middle.
using EdgeAgent.ApplianceTests.PowerCuts;
using EdgeAgent.Machines;
using EdgeAgent.Machines.Reporting;
using Xunit;

namespace EdgeAgent.ApplianceTests.Image;

[Collection(ImageTests.Name)]
public sealed class UpdateTests(ImageTests image)
{
    private const int Seed = 20_260_302;

    [ApplianceFact]
    public Task A_power_cut_in_the_middle_of_an_update_leaves_the_old_version_and_the_next_try_succeeds() =>
        image.CheckAsync(async (check, store) =>
        {
            using var stick = await Stick.MakeAsync(ApplianceImage.Bundle("next"));
            await using var box = await StartAsync(store, stick);
            var old = await VersionAsync(box);
            var share = 0.1 + (0.8 * new Random(Seed).NextDouble());
            check.Stimulated($"version {old} runs; an update begins; the power goes at {share:P0} of it, seed {Seed}");
            await box.Shell.RunAsync($"{Apply} < /dev/null > /run/apply.log 2>&1 &");
            await box.HasWrittenAsync((long)(stick.Bytes * share), Patience.Minutes(8));
            await box.UnplugAsync(Seed, keep: 0.5);
            await box.PowerOnAsync(null, stick.File);
            Assert.Equal(old, await VersionAsync(box));
            await box.StatusAsync();
            check.Saw($"version {old} runs, as before; its shell after {box.BootTime.TotalSeconds:0} s (emulated)");

            check.Stimulated("the same update again");
            await ApplyAsync(box, check);
            var next = await VersionAsync(box);
            check.Saw($"version {next} runs on slot {await SlotAsync(box)}");
            Assert.NotEqual(old, next);
            var record = await box.UntilAsync(
                History,
                words => words.Contains("applied", StringComparison.OrdinalIgnoreCase),
                "confirmed",
                Patience.Minutes(15));
            check.Saw($"confirmed by the box's own gate; its record: {record}");

            check.Stimulated("the plug pulled, with nothing kept that was not flushed");
            await box.UnplugAsync();
            await box.PowerOnAsync();
            check.Saw($"version {await VersionAsync(box)} runs");
            Assert.Equal(next, await VersionAsync(box));
        });

    [ApplianceFact]
    public Task A_version_that_does_not_work_is_given_up_by_the_box_itself() => image.CheckAsync(async (check, store) =>
    {
        using var stick = await Stick.MakeAsync(ApplianceImage.Bundle("broken"));
        await using var box = await StartAsync(store, stick);
        var old = await VersionAsync(box);
        check.Stimulated($"version {old} runs; an update comes whose agent ends at once");
        await ApplyAsync(box, check);
        check.Saw($"version {await VersionAsync(box)} is tried on slot {await SlotAsync(box)}");
        Assert.NotEqual(old, await VersionAsync(box));

        await box.RestartedAsync(Patience.Minutes(20));
        check.Saw($"the box went back by itself: version {await VersionAsync(box)} on slot {await SlotAsync(box)}");
        Assert.Equal(old, await VersionAsync(box));
        await box.StatusAsync();
        check.Saw($"its record: {await box.Shell.RunAsync(History)}");
        var before = store.Hq.Count;
        await box.UntilAsync("true", _ => store.Hq.Count > before, "events again", Patience.Minutes(5));
    });

    private const string Apply = "edge-agent update apply --from /run/stick --now --json";
    private const string Plug =
        "mkdir -p /run/stick; mountpoint -q /run/stick || mount -t ext4 -o ro /dev/vda /run/stick";

    // What `edge-agent update status` reads; a program of .NET takes a minute to start beside an agent that starts too,
    // where every instruction is emulated.
    private const string History = "tr -s ' \\n' ' ' < /var/lib/edge-agent-updates/history.json";

    private async Task<FlashedBox> StartAsync(StoreOutside store, Stick stick)
    {
        var box = await FlashedBox.FlashAsync(image.Image);
        await box.Card.WriteAsync("store.yaml", store.Config);
        await box.PowerOnAsync(null, stick.File);
        await box.StatusAsync();
        await box.UntilAsync("true", _ => store.Hq.Count > 0, "events", Patience.Minutes(8));
        await box.Shell.RunAsync(Plug);
        return box;
    }

    private static async Task ApplyAsync(FlashedBox box, CheckRecord check)
    {
        await box.Shell.RunAsync(Plug);
        var answer = await box.Shell.TryAsync(Apply, Patience.Minutes(15));
        check.Saw($"apply ended with {answer.Status}: {answer.Output.Trim()}");
        Assert.Equal(0, answer.Status);
        await box.RestartedAsync(Patience.Minutes(10));
    }

    private static Task<string> VersionAsync(FlashedBox box) => box.Shell.RunAsync("cat /usr/lib/edge-agent/version");

    private static Task<string> SlotAsync(FlashedBox box) =>
        box.Shell.RunAsync("sed 's/.*rauc.slot=\\([AB]\\).*/\\1/' /proc/cmdline");
}
