// The picking page in a real browser, with a microphone that the test speaks into: what goes into it passes the
// page's own worklet, the socket and the box's ear like any sound.
using System.Runtime.InteropServices;
using EdgeAgent.TestSupport.Browsers;
using EdgeAgent.VoicePicking.Headsets;

namespace EdgeAgent.SystemTests.VoicePicking;

internal sealed class PickerPage(Chromium browser) : IAsyncDisposable
{
    // A microphone that is never quite silent, and plays what the test gives it.
    private const string Microphone =
        """
        (() => {
          if (!navigator.mediaDevices) return;
          let out;
          const context = () => {
            if (out) return out.context;
            const made = new AudioContext({ sampleRate: 16000 });
            out = made.createMediaStreamDestination();
            const hiss = made.createBuffer(1, 32000, 16000), samples = hiss.getChannelData(0);
            for (let i = 0; i < samples.length; i++) samples[i] = (Math.random() - 0.5) * 0.002;
            const source = new AudioBufferSourceNode(made, { buffer: hiss, loop: true });
            source.connect(out);
            source.start();
            return made;
          };
          navigator.mediaDevices.getUserMedia = async () => { await context().resume(); return out.stream; };
          window.speakIntoMicrophone = text => new Promise(done => {
            const bytes = Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
            const spoken = new Int16Array(bytes.buffer);
            const buffer = context().createBuffer(1, spoken.length, 16000);
            buffer.getChannelData(0).set(Float32Array.from(spoken, value => value / 32768));
            const source = new AudioBufferSourceNode(context(), { buffer });
            source.onended = done;
            source.connect(out);
            source.start();
          });
        })();
        """;

    public Chromium Browser => browser;

    /// <summary>Starts a browser at the page.</summary>
    /// <param name="address">The page.</param>
    /// <param name="steered">Whether the test is the microphone.</param>
    /// <param name="flags">Further flags of the browser.</param>
    public static async Task<PickerPage> OpenAsync(string address, bool steered = true, params string[] flags)
    {
        var browser = await Chromium.StartAsync(flags);
        await browser.ResizeAsync(412, 915);
        if (steered) await browser.BeforeAnyScriptAsync(Microphone);
        await browser.OpenAsync(address);
        return new PickerPage(browser);
    }

    /// <summary>Signs on with the page's own pad.</summary>
    public async Task SignOnAsync(string number, string pin)
    {
        await browser.UntilAsync("document.body.dataset.view === 'sign-on'");
        foreach (var key in number) await PressAsync("sign-on", key.ToString());
        await PressAsync("sign-on", "enter");
        foreach (var key in pin) await PressAsync("sign-on", key.ToString());
        await browser.ClickAsync("#sign-on-go");
    }

    /// <summary>What the page shows.</summary>
    public async Task<HeadsetScreen> ScreenAsync()
    {
        var shown = await browser.ValueAsync(
            """
            ({ activity: document.body.dataset.activity ?? '', step: document.body.dataset.step ?? '',
               big: document.querySelector('#big').textContent, sub: document.querySelector('#sub').textContent,
               padded: !document.querySelector('[data-pad="work"]').hidden,
               text: !document.querySelector('#text-form').hidden })
            """);
        return new HeadsetScreen
        {
            Activity = shown.GetProperty("activity").GetString()!,
            Step = shown.GetProperty("step").GetString()!,
            Big = shown.GetProperty("big").GetString()!,
            Sub = shown.GetProperty("sub").GetString(),
            Field = shown.GetProperty("padded").GetBoolean() ? "digits"
                : shown.GetProperty("text").GetBoolean() ? "text" : "none",
        };
    }

    /// <summary>All that is to be read on it.</summary>
    public Task<string> TextAsync() => browser.TextAsync("document.body.innerText");

    /// <summary>Waits until the box listens and nothing sounds.</summary>
    public Task EarIsOpenAsync() => browser.UntilAsync("document.body.dataset.ear === 'open'");

    /// <summary>Speaks; returns when the last sample went into the microphone.</summary>
    public Task SpeakAsync(ReadOnlySpan<short> samples) =>
        browser.ValueAsync($"speakIntoMicrophone('{Convert.ToBase64String(MemoryMarshal.AsBytes(samples))}')");

    /// <summary>Answers by thumb: digits on the pad, anything else by its button or the menu's.</summary>
    public async Task TouchAsync(string answer)
    {
        if (!answer.All(char.IsAsciiDigit))
        {
            await browser.ClickAsync($"[data-command=\"{answer}\"]");
            return;
        }

        foreach (var key in answer) await PressAsync("work", key.ToString());
        await PressAsync("work", "enter");
    }

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    private Task PressAsync(string pad, string key) => browser.ClickAsync($"[data-pad=\"{pad}\"] [data-key=\"{key}\"]");
}
