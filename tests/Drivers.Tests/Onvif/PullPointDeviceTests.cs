// A PullPoint from the first question to the last, against a camera that answers by what it is asked.
using System.Text;
using EdgeAgent.Drivers.CameraMessages.Intake;
using EdgeAgent.Drivers.Onvif;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Pull;
using EdgeAgent.Drivers.Tests.CameraMessages;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Onvif;

public sealed class PullPointDeviceTests
{
    private const string Crossing =
        "<wsnt:NotificationMessage><wsnt:Topic>tns1:RuleEngine/LineDetector/Crossed</wsnt:Topic><wsnt:Message>"
        + "<tt:Message UtcTime=\"2026-03-01T12:00:00\"><tt:Source><tt:SimpleItem Name=\"Rule\" Value=\"Door\"/></tt:Source>"
        + "<tt:Data><tt:SimpleItem Name=\"ObjectId\" Value=\"15\"/></tt:Data></tt:Message></wsnt:Message>"
        + "</wsnt:NotificationMessage>";

    private readonly ManualTime _time = new();
    private readonly CameraHost _host = new();
    private readonly OnvifCamera _camera = new();

    [Fact]
    public async Task A_camera_is_subscribed_to_pulled_and_left_politely()
    {
        using var stop = new CancellationTokenSource();
        var running = Device().RunAsync(_host, stop.Token);
        await _host.Signals.UntilAsync(() => !_host.Stored.IsEmpty, "the crossing");
        await stop.CancelAsync();
        await running;

        var crossed = Assert.IsType<Drivers.Observations.LineCrossed>(_host.Stored.First());
        Assert.Equal(("Door", "15"), (crossed.Line, crossed.Track));
        Assert.Equal(
            ["GetSystemDateAndTime", "GetCapabilities", "CreatePullPointSubscription", "PullMessages"],
            _camera.Asked.Take(4));
        Assert.Equal("Unsubscribe", _camera.Asked.Last());
        Assert.True(_host.IsReady);
    }

    [Fact]
    public async Task The_login_is_fresh_by_the_cameras_own_clock_and_the_clock_is_asked_without_it()
    {
        using var stop = new CancellationTokenSource();
        var running = Device().RunAsync(_host, stop.Token);
        await _host.Signals.UntilAsync(() => _host.IsReady, "the subscription");
        await stop.CancelAsync();
        await running;

        Assert.DoesNotContain("UsernameToken", _camera.Requests[0], StringComparison.Ordinal);
        Assert.Contains("Created>2031-05-06T07:08:09", _camera.Requests[1], StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", string.Concat(_camera.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_the_camera_names_is_used_for_its_path_alone()
    {
        using var stop = new CancellationTokenSource();
        var running = Device().RunAsync(_host, stop.Token);
        await _host.Signals.UntilAsync(() => _host.IsReady, "the subscription");
        await stop.CancelAsync();
        await running;
        Assert.All(_camera.Requests, request => Assert.Contains("Host: 192.0.2.1", request, StringComparison.Ordinal));
        Assert.Contains(_camera.Requests, request => request.StartsWith("POST /sub/7?a=b ", StringComparison.Ordinal));
    }

    private PullPointDevice Device() => new(
        new OnvifOptions
        {
            Camera = new CameraOptions(),
            Pull = new PullOptions
            {
                Host = "192.0.2.1",
                User = "cam",
                Password = new SecretReference("env", "geheim")
            },
        },
        new DriverServices { Time = _time, Network = _camera, Secrets = new Words() });

    private sealed class Words : ISecretSource
    {
        public string Reveal(SecretReference reference) => reference.Name;
    }

    // Answers each connection's requests; messages come with the first pull, later pulls are empty.
    private sealed class OnvifCamera : IStreamConnector
    {
        private static readonly string[] Calls =
        [
            "GetSystemDateAndTime", "GetCapabilities", "CreatePullPointSubscription", "PullMessages", "Renew",
                "Unsubscribe",
        ];

        private readonly Lock _gate = new();
        private readonly List<string> _requests = [];

        public IReadOnlyList<string> Requests
        {
            get
            {
                lock (_gate) return [.. _requests];
            }
        }

        public IEnumerable<string> Asked => Requests.Select(CallOf);

        public Task<Stream> ConnectAsync(string host, int port, TlsOptions? tls, CancellationToken stop)
        {
            var (near, far) = DuplexStream.Pair();
            _ = ServeAsync(far);
            return Task.FromResult<Stream>(near);
        }

        private static string CallOf(string request) => Calls.First(
            call => request.Contains($":{call} ", StringComparison.Ordinal)
                || request.Contains($":{call}>", StringComparison.Ordinal));

        private async Task ServeAsync(DuplexStream stream)
        {
            var text = "";
            var buffer = new byte[16 * 1024];
            for (int count; (count = await stream.ReadAsync(buffer)) > 0;)
            {
                text += Encoding.UTF8.GetString(buffer, 0, count);
                if (!text.TrimEnd('\0', '\r', '\n').EndsWith("Envelope>", StringComparison.Ordinal)) continue;
                bool isFirstPull;
                lock (_gate)
                {
                    isFirstPull = !_requests.Any(request => CallOf(request) == "PullMessages");
                    _requests.Add(text);
                }

                var body = Answer(CallOf(text), isFirstPull);
                text = "";
                await stream.WriteAsync(Encoding.UTF8.GetBytes(
                    $"HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
            }
        }

        private static string Answer(string call, bool isFirstPull)
        {
            var inner = call switch
            {
                "GetSystemDateAndTime" => "<UTCDateTime><Time><Hour>7</Hour><Minute>8</Minute><Second>9</Second></Time>"
                    + "<Date><Year>2031</Year><Month>5</Month><Day>6</Day></Date></UTCDateTime>",
                "GetCapabilities" => "<Events><XAddr>http://10.9.9.9/onvif/events</XAddr></Events>",
                "CreatePullPointSubscription" => "<SubscriptionReference><Address>http://10.9.9.9/sub/7?a=b</Address>"
                    + "</SubscriptionReference>",
                "PullMessages" when isFirstPull => Crossing,
                _ => "",
            };
            return $"<s:Envelope><s:Body><Answer>{inner}</Answer></s:Body></s:Envelope>";
        }
    }
}
