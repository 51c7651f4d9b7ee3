// The first hour of a box: the installer's file, a mistake in it, a clock that knows nothing.
using System.Text.Json;
using Xunit;

namespace EdgeAgent.ApplianceTests.Image;

[Collection(ImageTests.Name)]
public sealed class FirstBootTests(ImageTests image)
{
    [ApplianceFact]
    public Task A_mistake_in_the_file_is_told_with_its_line_and_correcting_it_is_all_it_takes() => image.CheckAsync(
        async (check, store) =>
        {
            await using var box = await FlashedBox.FlashAsync(image.Image);
            check.Stimulated("store.yaml with `zoness:` in line 2 on the FAT partition, power on");
            var mistaken = store.Config.Replace("zones:", "zoness:", StringComparison.Ordinal);
            await box.Card.WriteAsync("store.yaml", mistaken);
            await box.PowerOnAsync();
            check.Saw($"the shell answered {box.BootTime.TotalSeconds:0} s after power on (emulated)");
            await box.ResultAsync();
            await box.UnplugAsync();
            var told = await box.Card.ReadAsync("RESULT.txt") ?? "";
            check.Saw($"RESULT.txt: {Flat(told)}");
            Assert.Contains("NOT YET GOOD", told, StringComparison.Ordinal);
            Assert.Contains("zoness", told, StringComparison.Ordinal);
            Assert.Matches(@"store\.yaml:2:|line 2\b", told);

            check.Stimulated("the plug pulled, the file corrected, power on");
            await box.Card.WriteAsync("store.yaml", store.Config);
            await box.PowerOnAsync();
            await box.StatusAsync();
            await box.ResultAsync();
            var size = await box.Shell.RunAsync("df -BM --output=size /data | tail -n 1");
            await box.UnplugAsync();
            var then = await box.Card.ReadAsync("RESULT.txt") ?? "";
            check.Saw($"RESULT.txt: {Flat(then)}");
            check.Saw($"the data partition has {size.Trim()}; {store.Hq.Count} events came to the broker");
            Assert.DoesNotContain("zoness", then, StringComparison.Ordinal);
            Assert.True(int.Parse(size.Trim().TrimEnd('M')) > 500, $"The data partition has not grown: {size}");
            Assert.True(store.Hq.Count > 0, "Nothing came to the broker.");
        });

    [ApplianceFact]
    public Task A_box_whose_clock_stands_at_1970_starts_and_marks_its_times() => image.CheckAsync(
        async (check, store) =>
        {
            await using var box = await FlashedBox.FlashAsync(image.Image);
            check.Stimulated("a card with store.yaml, the hardware clock at 1970, no time server in reach");
            await box.Card.WriteAsync("store.yaml", store.Config);
            await box.PowerOnAsync(DateTimeOffset.UnixEpoch.AddMinutes(1));
            var status = JsonDocument.Parse(await box.StatusAsync()).RootElement;
            check.Saw(
                $"the agent runs, clock {status.GetProperty("clock")}, time {status.GetProperty("time")}; "
                + $"it says: {status.GetProperty("ready")}");
            Assert.Equal("estimated", status.GetProperty("clock").GetString());
            await box.ResultAsync();
            await box.UnplugAsync();
            check.Saw($"RESULT.txt: {Flat(await box.Card.ReadAsync("RESULT.txt") ?? "")}");
            check.Saw($"{store.Hq.Count} events came to the broker");
            Assert.True(store.Hq.Count > 0, "Nothing came to the broker.");
        });

    private static string Flat(string text) =>
        string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
