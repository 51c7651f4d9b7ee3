// A picker at the page in the browser: waits until it is his turn, looks at the shelf, speaks with a synthetic
// voice, and answers by thumb what was not understood three times.
using EdgeAgent.Commands.Demo.Picker;
using EdgeAgent.TestSupport.Browsers;
using EdgeAgent.VoicePicking.Headsets;
using Xunit.Abstractions;

namespace EdgeAgent.SystemTests.VoicePicking;

internal sealed class BrowserPicker(PickerPage page, PickerMind mind, ITestOutputHelper output)
{
    private const int SpokenTries = 3;
    private static readonly TimeSpan Reaction = TimeSpan.FromSeconds(8);

    private string _step = "";
    private int _tries;

    /// <summary>Answers that were spoken, and those that went by thumb after they had not been understood.</summary>
    public int Spoken { get; private set; }

    public int ByThumb { get; private set; }

    /// <summary>
    /// Before an answer: gives what is done instead of the usual answer, null for the usual one.
    /// </summary>
    public Func<HeadsetScreen, Task<string?>>? Instead { get; init; }

    /// <summary>Works until a condition on the screen holds.</summary>
    public async Task WorkUntilAsync(Func<HeadsetScreen, bool> end, TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        while (true)
        {
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"The picker never came to the end: {await page.TextAsync()}");
            await page.EarIsOpenAsync();
            await Task.Delay(250, CancellationToken.None);
            var screen = await page.ScreenAsync();
            if (end(screen)) return;
            if (await page.Browser.TextAsync("document.body.dataset.ear") != "open") continue;
            await AnswerAsync(screen);
        }
    }

    private async Task AnswerAsync(HeadsetScreen screen)
    {
        _tries = screen.Step == _step ? _tries + 1 : 1;
        _step = screen.Step;
        var answer = Instead is { } instead && await instead(screen) is { } other ? other : mind.Answer(screen);
        if (string.IsNullOrEmpty(answer))
        {
            await Task.Delay(200);
            return;
        }

        if (_tries > SpokenTries)
        {
            output.WriteLine($"[{screen.Activity}] {screen.Big} -> by thumb: {answer}");
            ByThumb++;
            await page.TouchAsync(answer);
        }
        else
        {
            output.WriteLine($"[{screen.Activity}] {screen.Big} -> {answer}");
            Spoken++;
            var digits = answer.All(char.IsAsciiDigit) && screen.Activity != "quantity";
            var spelled = digits ? string.Join(' ', answer.ToCharArray()) : answer;
            await page.SpeakAsync(await SyntheticVoice.SayAsync(spelled));
        }

        await ReactionAsync(screen.Step);
    }

    // Another question, or a prompt that begins to sound; else he says it again.
    private async Task ReactionAsync(string step)
    {
        try
        {
            await page.Browser.UntilAsync(
                $"document.body.dataset.step !== '{step}' || document.body.dataset.ear === 'mouth'", Reaction);
        }
        catch (TimeoutException)
        {
            output.WriteLine("  no reaction");
        }
    }
}
