// Debian's Chromium, headless, with a page that a test drives over the DevTools protocol
// (https://chromedevtools.github.io/devtools-protocol): the few calls that are needed, and no library.
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;

namespace EdgeAgent.TestSupport.Browsers;

/// <summary>One running browser with one page.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _turn = new(1);
    private int _last;

    private Chromium(Process process, string profile) => (_process, _profile) = (process, profile);

    /// <summary>Where Chromium is installed; null where it is not.</summary>
    public static string? Program { get; } =
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser" }.FirstOrDefault(File.Exists);

    /// <summary>Starts a browser.</summary>
    /// <param name="further">Further flags.</param>
    public static async Task<Chromium> StartAsync(params string[] further)
    {
        var profile = Directory.CreateTempSubdirectory("chromium-").FullName;
        string[] flags =
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0",
            $"--user-data-dir={profile}", "--ignore-certificate-errors", "--window-size=412,915",
            "--autoplay-policy=no-user-gesture-required", "--use-fake-ui-for-media-stream", .. further, "about:blank",
        ];
        var start = new ProcessStartInfo(Program!, flags)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var browser = new Chromium(process, profile);
        try
        {
            await browser.ConnectAsync();
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a script before any of the page's own, from the next page on.</summary>
    public Task BeforeAnyScriptAsync(string script) =>
        CallAsync("Page.addScriptToEvaluateOnNewDocument", writer => writer.WriteString("source", script));

    /// <summary>Opens an address.</summary>
    public Task OpenAsync(string address) => CallAsync("Page.navigate", writer => writer.WriteString("url", address));

    /// <summary>The value of an expression in the page, a promise awaited.</summary>
    /// <exception cref="InvalidOperationException">The page threw.</exception>
    public async Task<JsonElement> ValueAsync(string expression)
    {
        var answer = await CallAsync("Runtime.evaluate", writer =>
        {
            writer.WriteString("expression", expression);
            writer.WriteBoolean("awaitPromise", true);
            writer.WriteBoolean("returnByValue", true);
        });
        if (answer.TryGetProperty("exceptionDetails", out var thrown))
            throw new InvalidOperationException($"The page threw at `{expression}`: {thrown}");
        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value.Clone() : default;
    }

    /// <summary>The text of an expression; empty where it is null.</summary>
    public async Task<string> TextAsync(string expression) =>
        await ValueAsync(expression) is { ValueKind: not JsonValueKind.Undefined } value ? value.ToString() : "";

    /// <summary>Waits until an expression is true; fails with what the page shows.</summary>
    public async Task UntilAsync(string expression, TimeSpan? within = null)
    {
        var (since, limit) = (Stopwatch.GetTimestamp(), within ?? TimeSpan.FromSeconds(60));
        while (Stopwatch.GetElapsedTime(since) < limit)
        {
            // While a page loads, what the expression looks for may not be there at all.
            var asked = $"(() => {{ try {{ return Boolean({expression}); }} catch {{ return false; }} }})()";
            if (await TextAsync(asked) == bool.TrueString) return;
            await Task.Delay(50);
        }

        throw new TimeoutException(
            $"Never true in the page: {expression}. It shows: {await TextAsync("document.body?.innerText")}");
    }

    /// <summary>Clicks an element.</summary>
    public Task ClickAsync(string selector) =>
        ValueAsync($"document.querySelector({JsonSerializer.Serialize(selector)}).click()");

    /// <summary>Writes what the page looks like to a PNG file.</summary>
    public async Task ShotAsync(string path)
    {
        var answer = await CallAsync("Page.captureScreenshot", writer => writer.WriteString("format", "png"));
        await File.WriteAllBytesAsync(path, answer.GetProperty("data").GetBytesFromBase64());
    }

    /// <summary>Gives the page another size, in CSS pixels.</summary>
    public Task ResizeAsync(int width, int height) => CallAsync("Emulation.setDeviceMetricsOverride", writer =>
    {
        writer.WriteNumber("width", width);
        writer.WriteNumber("height", height);
        writer.WriteNumber("deviceScaleFactor", 2);
        writer.WriteBoolean("mobile", true);
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _turn.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // A child of the browser still writes there; the folder is a temporary one.
        }
    }

    private async Task ConnectAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        var file = Path.Combine(_profile, "DevToolsActivePort");
        while (!File.Exists(file) || File.ReadAllLines(file).Length < 2) await Task.Delay(50, limit.Token);
        using var client = new HttpClient();
        var pages = JsonDocument.Parse(
            await client.GetStringAsync($"http://127.0.0.1:{File.ReadAllLines(file)[0]}/json/list", limit.Token));
        var page = pages.RootElement.EnumerateArray().First(one => one.GetProperty("type").GetString() == "page");
        await _socket.ConnectAsync(new Uri(page.GetProperty("webSocketDebuggerUrl").GetString()!), limit.Token);
        await CallAsync("Page.enable", _ => { });
    }

    private async Task<JsonElement> CallAsync(string method, Action<Utf8JsonWriter> parameters)
    {
        await _turn.WaitAsync();
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            var id = ++_last;
            await _socket.SendAsync(Write(id, method, parameters), WebSocketMessageType.Text, true, limit.Token);
            while (true)
            {
                using var message = JsonDocument.Parse(await ReadAsync(limit.Token));
                if (!message.RootElement.TryGetProperty("id", out var answered) || answered.GetInt32() != id) continue;
                if (message.RootElement.TryGetProperty("error", out var error))
                    throw new InvalidOperationException($"{method}: {error}");
                return message.RootElement.GetProperty("result").Clone();
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private static byte[] Write(int id, string method, Action<Utf8JsonWriter> parameters)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("id", id);
            writer.WriteString("method", method);
            writer.WriteStartObject("params");
            parameters(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private async Task<byte[]> ReadAsync(CancellationToken stop)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), stop);
            if (part.MessageType == WebSocketMessageType.Close) throw new WebSocketException("Chromium ended.");
            whole.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return whole.ToArray();
        }
    }
}
