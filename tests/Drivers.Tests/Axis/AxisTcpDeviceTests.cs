// Bare JSON over real TCP on loopback, cut in odd places; and whoever is not the camera is hung up on.
using System.Net;
using System.Net.Sockets;
using System.Text;
using EdgeAgent.Drivers.Axis;
using EdgeAgent.Drivers.CameraMessages.Intake;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Tests.CameraMessages;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Axis;

public sealed class AxisTcpDeviceTests : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CameraHost _host = new();
    private Task _running = Task.CompletedTask;
    private int _port;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    [Fact]
    public async Task New_and_lost_cut_anywhere_are_one_passage_with_the_direction_of_lost()
    {
        await StartAsync(IPAddress.Loopback);
        using var camera = new TcpClient();
        await camera.ConnectAsync(IPAddress.Loopback, _port);
        camera.NoDelay = true;
        var text = Encoding.UTF8.GetBytes(
            """{"plateText":"A1","carState":"new","carID":"7"}"""
            + """{"plateText":"A1","carState":"lost","carID":"7","carMoveDirection":"in"}""");
        for (var at = 0; at < text.Length; at += 7)
            await camera.GetStream().WriteAsync(text.AsMemory(at, Math.Min(7, text.Length - at)));
        await _host.Signals.UntilAsync(() => _host.Stored.Count == 2, "both messages");

        Assert.Single(_host.Vehicles.Select(vehicle => vehicle.Sighting).Distinct());
        Assert.Equal([(PassageState.New, null), (PassageState.Final, (Heading?)Heading.In)],
            _host.Vehicles.Select(vehicle => (vehicle.State, vehicle.Heading)));
    }

    [Fact]
    public async Task Whoever_comes_from_another_address_is_hung_up_on()
    {
        await StartAsync(IPAddress.Parse("192.0.2.12"));
        using var stranger = new TcpClient();
        await stranger.ConnectAsync(IPAddress.Loopback, _port);
        Assert.Equal(0, await stranger.GetStream().ReadAsync(new byte[1]));
        Assert.Equal(1, _host.Counts["refused_requests_total"]);
    }

    private async Task StartAsync(IPAddress camera)
    {
        var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        _port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        _running = new AxisTcpDevice(
            new CameraOptions(), new AxisTcpOptions { Port = _port, Camera = camera },
            new DriverServices { Time = TimeProvider.System, Network = new Nothing(), Secrets = new Nothing() })
            .RunAsync(_host, _stop.Token);
        await _host.Signals.UntilAsync(() => _host.IsReady, "the listener");
    }

    private sealed class Nothing : IStreamConnector, ISecretSource
    {
        public Task<Stream> ConnectAsync(string host, int port, TlsOptions? tls, CancellationToken stop) =>
            throw new InvalidOperationException("Nothing is dialled here.");

        public string Reveal(SecretReference reference) => throw new InvalidOperationException("No secret is needed.");
    }
}
