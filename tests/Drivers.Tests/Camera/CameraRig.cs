// A camera device with its host, for tests: with a scripted decoder and a clock that the test turns, or with the real
// ffmpeg and the real clock.
using EdgeAgent.Drivers.Camera;
using EdgeAgent.Drivers.Camera.Sources;
using EdgeAgent.Drivers.Options;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Streams;

namespace EdgeAgent.Drivers.Tests.Camera;

internal sealed class CameraRig : ISecretSource, IStreamConnector, IAsyncDisposable
{
    public const string User = "us er";
    public const string Password = "se:cret@/'ü";

    private readonly CancellationTokenSource _stop = new();
    private readonly CameraDriver _driver;
    private readonly TimeProvider _clock;
    private Task _running = Task.CompletedTask;

    private CameraRig(CameraOptions options, CameraDriver driver, TimeProvider clock)
    {
        (Options, _driver, _clock) = (options, driver, clock);
        Decoder.Started = Host.Signals.Raise;
    }

    public static CameraOptions Camera { get; } = new()
    {
        Source = new NetworkSource(new Uri("rtsp://10.0.0.7:554/live/main?token=t0ken")),
    };

    public CameraOptions Options { get; }

    public ScriptedDecoder Decoder { get; private init; } = new();

    public ManualTime Time { get; private init; } = new();

    public FrameHost Host { get; } = new();

    public DriverServices Services => new() { Time = _clock, Network = this, Secrets = this };

    /// <summary>A rig without ffmpeg.</summary>
    public static CameraRig Scripted(CameraOptions? options = null)
    {
        var (decoder, time) = (new ScriptedDecoder(), new ManualTime());
        var rig = new CameraRig(options ?? Camera, new CameraDriver(decoder), time) { Decoder = decoder, Time = time };
        decoder.Started = rig.Host.Signals.Raise;
        return rig;
    }

    /// <summary>A rig with the real ffmpeg. A limit of its own tells its child from those of other tests.</summary>
    public static CameraRig Real(CameraOptions options) => new(
        options with { LargestPicture = options.LargestPicture - Random.Shared.Next(1, 1_000_000) },
        new CameraDriver(),
        TimeProvider.System);

    /// <summary>The real camera at an address, with the login of this rig where it is wanted.</summary>
    public static CameraRig At(string address, bool login = false) => Real(new CameraOptions
    {
        Source = new NetworkSource(new Uri(address)),
        User = login ? new SecretReference("file", "user") : null,
        Password = login ? new SecretReference("file", "password") : null,
    });

    /// <summary>The process ids of this rig's ffmpeg, zombies excluded.</summary>
    public IReadOnlyList<int> Processes => Children.With($"-max_pixels {Options.LargestPicture}");

    public CameraRig Start()
    {
        _running = _driver.Create("entrance", Options, Services).RunAsync(Host, _stop.Token);
        _ = _running.ContinueWith(_ => Host.Signals.Raise(), TaskScheduler.Default);
        return this;
    }

    /// <summary>Waits for so many frames; a fault on the way fails the test.</summary>
    public async Task FramesAsync(int count)
    {
        await Host.Signals.UntilAsync(() => Host.Frames.Count >= count || _running.IsCompleted, $"{count} frames");
        if (Host.Frames.Count < count) await _running;
    }

    public Task UntilAsync(Func<bool> condition, string what) => Host.Signals.UntilAsync(condition, what);

    public Task<DeviceFault> FaultAsync() => Xunit.Assert.ThrowsAsync<DeviceFault>(() => _running);

    public Task<ProbeReport> ProbeAsync() => _driver.ProbeAsync(Options, Services, CancellationToken.None);

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public string Reveal(SecretReference reference) => reference.Name switch
    {
        "user" => User + "\n",
        "password" => Password + "\n",
        _ => throw new DeviceFault($"The secret {reference} cannot be read.", RetryAdvice.NeedsPerson),
    };

    public Task<Stream> ConnectAsync(string host, int port, TlsOptions? tls, CancellationToken stop) =>
        throw new InvalidOperationException("ffmpeg connects by itself.");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }
}
