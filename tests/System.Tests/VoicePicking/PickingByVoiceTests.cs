// The whole way of voice picking with real parts: Chromium, microphone, worklet, TLS, WebSocket, recogniser,
// dialogue, desk, outbox, broker, HQ.
using EdgeAgent.Commands.Demo.Picker;
using EdgeAgent.TestSupport.Browsers;
using Xunit;
using Xunit.Abstractions;

namespace EdgeAgent.SystemTests.VoicePicking;

public sealed class PickingByVoiceTests(ITestOutputHelper output)
{
    private const string Work =
        """
        assignment,line,aisle,slot,check digits,quantity,item,description
        A-1,1,3,12,42,6,4711,Oat milk
        A-1,2,3,14,87,2,4712,Rye bread
        A-1,3,5,7,19,4,4713,Green tea
        A-1,4,5,9,63,3,4714,Honey
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(6);

    [BrowserFact]
    public async Task A_picker_walks_an_assignment_by_voice_with_all_that_goes_wrong_on_the_way()
    {
        await using var store = await PickingStore.OpenAsync();
        await store.StartAsync();
        await store.GiveAsync("work.csv", Work);
        await using var page = await PickerPage.OpenAsync(store.Page);
        await page.SignOnAsync(PickingStore.Number, PickingStore.Pin);
        var (wrong, again, noise) = (false, false, false);
        var picker = new BrowserPicker(page, Mind((aisleAndSlot, asked) => asked == 4 ? 1 : asked), output)
        {
            Instead = async screen =>
            {
                // The wrong label at the second slot, "say again" at the third, a clatter before the fourth.
                if (screen.Activity != "slot") return null;
                if (screen.Big.EndsWith("14", StringComparison.Ordinal) && Once(ref wrong)) return "11";
                if (screen.Big.EndsWith('7') && Once(ref again)) return "say again";
                if (!screen.Big.EndsWith('9') || !Once(ref noise)) return null;
                await page.SpeakAsync(Clatter());
                return "";
            },
        };
        await picker.WorkUntilAsync(screen => screen.Activity == "no-work", Limit);
        await store.IsAsync(status => status.Outbox.Waiting == 0, "HQ has it all");
        await EdgeAgent.TestSupport.Until.True(() => store.Events("pick.completed").Count > 0);

        output.WriteLine($"{picker.Spoken} answers spoken, {picker.ByThumb} by thumb after three tries.");
        var confirmed = store.Events("pick.confirmed");
        Assert.Equal(["1", "2", "4"], confirmed.Select(one => one.GetProperty("line").GetString()));
        Assert.Equal([6, 2, 3], confirmed.Select(one => one.GetProperty("picked").GetInt32()));
        var shortOf = Assert.Single(store.Events("pick.short"));
        Assert.Equal(("3", 1), (shortOf.GetProperty("line").GetString(), shortOf.GetProperty("picked").GetInt32()));
        Assert.Contains(store.Events("pick.checked"), one => !one.GetProperty("right").GetBoolean());
        Assert.Single(store.Events("shift.started"));
        Assert.Contains(store.Events("pick.checked"), one => one.GetProperty("means").GetString() == "voice");
        Assert.DoesNotContain("Unhandled exception", store.Words, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task After_a_kill_of_the_box_in_mid_assignment_the_page_comes_back_by_itself_at_the_same_line()
    {
        await using var store = await PickingStore.OpenAsync();
        await store.StartAsync();
        await store.GiveAsync("work.csv", Work);
        await using var page = await PickerPage.OpenAsync(store.Page);
        await page.SignOnAsync(PickingStore.Number, PickingStore.Pin);
        foreach (var done in new[] { 1, 3 })
        {
            var progress = $"document.querySelector('#progress span').textContent.startsWith('{done} /')";
            await TouchUntilAsync(page, $"{progress} && document.body.dataset.activity === 'quantity'");
            await store.KillAsync();
            await page.Browser.UntilAsync("!document.querySelector('#trouble').hidden");
            await store.StartAsync();
            await page.Browser.UntilAsync("document.querySelector('#trouble').hidden");
            await page.Browser.UntilAsync("!document.querySelector('#line').classList.contains('down')");
            await page.Browser.UntilAsync($"{progress} && document.body.dataset.activity === 'slot'");
        }

        await TouchUntilAsync(page, "document.body.dataset.activity === 'no-work'");
        await store.IsAsync(status => status.Outbox.Waiting == 0, "HQ has it all");
        await EdgeAgent.TestSupport.Until.True(() => store.Events("pick.completed").Count > 0);

        var lines = store.Events("pick.confirmed").Select(one => one.GetProperty("line").GetString());
        Assert.Equal(["1", "2", "3", "4"], lines.Order());
    }

    [BrowserFact]
    public async Task A_genuine_microphone_of_the_browser_reaches_the_box()
    {
        await using var store = await PickingStore.OpenAsync();
        await store.StartAsync();
        await store.GiveAsync("work.csv", Work);
        var wav = Path.Combine(store.Folder, "ready.wav");
        await File.WriteAllBytesAsync(
            wav,
            SyntheticVoice.Wav(
                [.. new short[16_000], .. await SyntheticVoice.SayAsync("ready"), .. new short[24_000]]));
        await using var page = await PickerPage.OpenAsync(
            store.Page, steered: false, "--use-fake-device-for-media-stream",
            $"--use-file-for-fake-audio-capture={wav}");
        await page.SignOnAsync(PickingStore.Number, PickingStore.Pin);

        // The file says "ready" again and again: the box goes on by it, or asks whether that was said.
        await page.Browser.UntilAsync(
            "document.body.dataset.activity === 'slot' || /ready/.test(document.querySelector('#big').textContent)",
            TimeSpan.FromMinutes(2));
    }

    private static PickerMind Mind(Func<string, int, int> stock) =>
        new(Shelves.Read(Work.Split('\n'))) { Stock = stock };

    private static bool Once(ref bool done) => !done && (done = true);

    private static short[] Clatter()
    {
        var random = new Random(3);
        var samples = new short[16_000];
        for (var index = 4_000; index < 12_000; index++) samples[index] = (short)random.Next(-6_000, 6_001);
        return samples;
    }

    private static async Task TouchUntilAsync(PickerPage page, string condition)
    {
        var mind = Mind((_, asked) => asked);
        for (var turn = 0; turn < 60; turn++)
        {
            await page.Browser.UntilAsync("!['waiting', undefined].includes(document.body.dataset.activity)");
            if (await page.Browser.TextAsync($"Boolean({condition})") == bool.TrueString) return;
            var screen = await page.ScreenAsync();
            await page.TouchAsync(mind.Answer(screen)!);
            await page.Browser.UntilAsync($"document.body.dataset.step !== '{screen.Step}'");
        }

        throw new TimeoutException($"Never true after sixty answers: {condition}");
    }
}
