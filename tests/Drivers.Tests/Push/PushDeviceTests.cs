// Cameras over real HTTP on loopback: they share a port, log in, and are answered when all is on disk.
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using EdgeAgent.Drivers.CameraMessages.Intake;
using EdgeAgent.Drivers.Hikvision.Messages;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Push;
using EdgeAgent.Drivers.Tests.CameraMessages;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Push;

public sealed class PushDeviceTests : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];
    private readonly DriverServices _services;
    private readonly int _port = FreePort();

    public PushDeviceTests() => _services = new DriverServices
    {
        Time = TimeProvider.System,
        Network = new NoNetwork(),
        Secrets = new Words(),
    };

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
        _stop.Dispose();
    }

    [Fact]
    public async Task Two_cameras_share_a_port_and_each_gets_its_own()
    {
        var (gate, exit) = (await StartAsync("gate"), await StartAsync("exit"));
        using var client = Client("cam", "word");
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(client, "gate", "A1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(client, "exit", "B2")).StatusCode);
        Assert.Equal("A1", Assert.Single(gate.Vehicles).Plate);
        Assert.Equal("B2", Assert.Single(exit.Vehicles).Plate);
    }

    [Fact]
    public async Task A_wrong_password_is_answered_with_401_and_told()
    {
        var gate = await StartAsync("gate");
        using var client = Client("cam", "wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(client, "gate", "A1")).StatusCode);
        Assert.Empty(gate.Stored);
        Assert.Equal(1, gate.Counts["refused_requests_total"]);
    }

    [Fact]
    public async Task A_full_disk_is_answered_with_503_and_recovers_without_a_restart()
    {
        var gate = await StartAsync("gate");
        using var client = Client("cam", "word");
        gate.DiskIsFull = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PostAsync(client, "gate", "A1")).StatusCode);
        gate.DiskIsFull = false;
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(client, "gate", "A1")).StatusCode);
        Assert.Single(gate.Stored);
    }

    [Fact]
    public async Task A_body_of_fifty_megabytes_is_answered_with_413_and_not_kept()
    {
        var gate = await StartAsync("gate");
        using var client = Client("cam", "word");
        using var warm = await PostAsync(client, "gate", "A1"); // the login
        using var content = new ByteArrayContent(new byte[50 << 20]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "in/hikvision/gate") { Content = content };
        request.Headers.ExpectContinue = true;
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Single(gate.Stored);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_a_fault_that_says_so()
    {
        var holder = new System.Net.Sockets.TcpListener(IPAddress.Loopback, _port);
        holder.Start();
        try
        {
            var fault = await Assert.ThrowsAsync<DeviceFault>(() => Device("gate").RunAsync(new CameraHost(), default));
            Assert.Contains($"127.0.0.1:{_port}", fault.Message, StringComparison.Ordinal);
        }
        finally
        {
            holder.Stop();
        }
    }

    private async Task<CameraHost> StartAsync(string id)
    {
        var host = new CameraHost();
        _running.Add(Device(id).RunAsync(host, _stop.Token));
        await host.Signals.UntilAsync(() => host.IsReady, "the listener");
        return host;
    }

    private PushDevice Device(string id) => new(
        id, new HikvisionFormat(), new CameraOptions(),
        new PushOptions
        {
            Endpoint = new PushEndpoint { Port = _port },
            Access = new PushAccess { User = "cam", Password = new SecretReference("env", "word") },
        },
        _services);

    private HttpClient Client(string user, string password)
    {
        var root = new Uri($"http://127.0.0.1:{_port}/");
        var login = new CredentialCache { { root, "Digest", new NetworkCredential(user, password) } };
        return new HttpClient(new SocketsHttpHandler { Credentials = login, UseProxy = false }) { BaseAddress = root };
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string camera, string plate)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(
            "--B\r\nContent-Disposition: form-data; name=\"anpr.xml\"\r\n\r\n<EventNotificationAlert><ANPR><licensePlate>"
            + plate + "</licensePlate></ANPR></EventNotificationAlert>\r\n--B--\r\n"));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=B");
        return await client.PostAsync($"in/hikvision/{camera}", content);
    }

    private static int FreePort()
    {
        var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }

    private sealed class Words : ISecretSource
    {
        public string Reveal(SecretReference reference) => reference.Name;
    }

    private sealed class NoNetwork : IStreamConnector
    {
        public Task<Stream> ConnectAsync(string host, int port, TlsOptions? tls, CancellationToken stop) =>
            throw new DeviceFault("There is no network in this test.");
    }
}
