// A camera that is asked once and answers for ever, over an in-memory link.
using System.Text;
using EdgeAgent.Drivers.CameraMessages.Intake;
using EdgeAgent.Drivers.Hikvision.Messages;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Pull;
using EdgeAgent.Drivers.Tests.CameraMessages;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Pull;

public sealed class EventStreamDeviceTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n";

    private readonly ManualTime _time = new();
    private readonly CameraHost _host = new();
    private readonly Line _line = new();

    [Fact]
    public async Task Events_are_stored_as_they_come_and_pictures_are_passed_over()
    {
        using var stop = new CancellationTokenSource();
        var running = Device().RunAsync(_host, stop.Token);
        await AnswerAsync(Head + Part("<EventNotificationAlert><ANPR><licensePlate>A1</licensePlate></ANPR>"
            + "</EventNotificationAlert>") + "--B\r\nContent-Type: image/jpeg\r\nContent-Length: 4\r\n\r\nJFIF\r\n");
        await _host.Signals.UntilAsync(() => !_host.Stored.IsEmpty, "the event");
        Assert.True(_host.IsReady);
        await stop.CancelAsync();
        await running;
        Assert.Equal("A1", Assert.Single(_host.Vehicles).Plate);
    }

    [Fact]
    public async Task A_minute_without_a_heartbeat_means_that_the_link_is_lost()
    {
        var running = Device().RunAsync(_host, default);
        await AnswerAsync(Head + Part("<EventNotificationAlert><eventType>videoloss</eventType>"
            + "<eventState>inactive</eventState></EventNotificationAlert>"));
        await _host.Signals.UntilAsync(() => _host.Counts.ContainsKey("messages_total"), "the heartbeat");
        while (!running.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(61));
            await Task.Yield();
        }

        var fault = await Assert.ThrowsAsync<DeviceFault>(() => running);
        Assert.Contains("silent for 60 s", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "does not know", RetryAdvice.NeedsPerson)]
    [InlineData("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", "refused the login", RetryAdvice.NeedsPerson)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n", "login page",
        RetryAdvice.NeedsPerson)]
    [InlineData("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", "no place", RetryAdvice.Slow)]
    public async Task An_answer_that_is_no_stream_is_explained(string answer, string says, RetryAdvice retry)
    {
        var running = Device().RunAsync(_host, default);
        await AnswerAsync(answer);
        var fault = await Assert.ThrowsAsync<DeviceFault>(() => running);
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.Equal(retry, fault.Retry);
        Assert.False(_host.IsReady);
    }

    [Fact]
    public async Task A_camera_that_is_not_there_is_told_in_the_connectors_words()
    {
        _line.Fault = new DeviceFault("Nothing accepts connections.");
        var fault = await Assert.ThrowsAsync<DeviceFault>(() => Device().RunAsync(_host, default));
        Assert.Equal("Nothing accepts connections.", fault.Message);
    }

    private EventStreamDevice Device() => new(
        new HikvisionFormat(), new CameraOptions(), new PullOptions { Host = "192.0.2.1" },
        "ISAPI/Event/notification/alertStream", null,
        new DriverServices { Time = _time, Network = _line, Secrets = new NoSecrets() });

    private static string Part(string text) =>
        $"--B\r\nContent-Type: application/xml\r\nContent-Length: {Encoding.UTF8.GetByteCount(text)}\r\n\r\n{text}\r\n";

    private async Task AnswerAsync(string text)
    {
        var buffer = new byte[4096];
        Assert.NotEqual(0, await _line.Far.ReadAsync(buffer)); // the request
        await _line.Far.WriteAsync(Encoding.UTF8.GetBytes(text));
    }

    private sealed class Line : IStreamConnector
    {
        private readonly DuplexStream _near;

        public Line() => (_near, Far) = DuplexStream.Pair();

        public DuplexStream Far { get; }

        public DeviceFault? Fault { get; set; }

        public Task<Stream> ConnectAsync(string host, int port, TlsOptions? tls, CancellationToken stop) =>
            Fault is null ? Task.FromResult<Stream>(_near) : Task.FromException<Stream>(Fault);
    }

    private sealed class NoSecrets : ISecretSource
    {
        public string Reveal(SecretReference reference) => throw new InvalidOperationException("No secret is needed.");
    }
}
