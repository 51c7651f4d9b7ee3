// A box flashed with the image, for tests that look at what it does by itself: card in, power on, look.
using System.Diagnostics;
using EdgeAgent.Machines;

namespace EdgeAgent.ApplianceTests.Image;

/// <summary>One box.</summary>
public sealed class FlashedBox : IAsyncDisposable
{
    private readonly PoweredBox _box;

    private FlashedBox(PoweredBox box, Card card) => (_box, Card) = (box, card);

    /// <summary>Its FAT partition; only while the power is off.</summary>
    public Card Card { get; }

    /// <summary>Its shell.</summary>
    public GuestShell Shell => _box.Machine.Shell;

    /// <summary>How long its shell took from power on.</summary>
    public TimeSpan BootTime => _box.Machine.BootTime;

    /// <summary>Flashes a box; it was never started.</summary>
    public static async Task<FlashedBox> FlashAsync(ApplianceImage image)
    {
        var box = await PoweredBox.MakeAsync(image.FlashAsync);
        return new FlashedBox(box, new Card(box.Medium, image.Offsets["EDGE-BOX"]));
    }

    /// <summary>Gives it power and waits for its shell.</summary>
    /// <param name="clock">What its hardware clock says; null for the time of day.</param>
    /// <param name="disks">Further disks that it may read: /dev/vda and on, its own comes last.</param>
    public async Task PowerOnAsync(DateTimeOffset? clock = null, params string[] disks)
    {
        await _box.PowerOnAsync(
            new FirmwareStart(),
            new MachineOptions { Processor = "Nehalem", Network = true, Clock = clock, ReadOnlyDisks = disks });
        await _box.Machine.ShellAsync();
    }

    /// <summary>Pulls the plug.</summary>
    /// <param name="seed">What becomes of the disk's cache is drawn from this.</param>
    /// <param name="keep">The chance of each write that was not flushed to be kept.</param>
    public Task UnplugAsync(int seed = 1, double keep = 0) => _box.CutAsync(seed, keep);

    /// <summary>Waits until it has written so many bytes to its disk from now on.</summary>
    public async Task HasWrittenAsync(long bytes, TimeSpan limit)
    {
        var (since, before) = (Stopwatch.GetTimestamp(), _box.Counts.Bytes);
        while (_box.Counts.Bytes - before < bytes)
        {
            if (Stopwatch.GetElapsedTime(since) > limit)
                throw new TimeoutException($"The box has written {_box.Counts.Bytes - before} of {bytes} bytes.");
            await Task.Delay(20);
        }
    }

    /// <summary>Waits until it has started anew by itself.</summary>
    public Task RestartedAsync(TimeSpan limit) => Shell.RestartedAsync(limit);

    /// <summary>
    /// Asks by a script until its output is as wanted; fails with its last words, and those of the box's own services.
    /// </summary>
    public async Task<string> UntilAsync(string script, Func<string, bool> wanted, string what, TimeSpan limit)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var answer = await Shell.TryAsync(script);
            if (answer.Status == 0 && wanted(answer.Output)) return answer.Output.Trim();
            if (Stopwatch.GetElapsedTime(since) > limit)
                throw new TimeoutException(
                    $"The box never came to: {what}. It last said: {answer.Output}\n"
                    + (await Shell.TryAsync("journalctl --no-pager -n 60 -u 'edge-agent*'")).Output);
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Waits until the box has written what it found, and is done with it.</summary>
    public Task<string> ResultAsync() => UntilAsync(
        """
        [ "$(systemctl show --property=ActiveState --value edge-agent-result.service)" != activating ] || exit 1
        cat /var/lib/edge-agent-appliance/result.json
        """,
        words => words.Length > 0 && !words.Contains("\"Working\"", StringComparison.Ordinal),
        "a result",
        Patience.Minutes(8));

    /// <summary>Waits until the agent answers; returns its state as JSON.</summary>
    public Task<string> StatusAsync() => UntilAsync(
        // systemd holds the port: it takes a question long before there is an agent to answer it.
        """
        timeout 60 bash -c 'exec 4<> /dev/tcp/127.0.0.1/9320
            printf "GET /status.json HTTP/1.0\r\nHost: localhost\r\n\r\n" >&4
            sed "1,/^\r*\$/d" <&4'
        """,
        words => words.StartsWith('{'),
        "an answer of the agent",
        Patience.Minutes(8));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _box.DisposeAsync();
}
