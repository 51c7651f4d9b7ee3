// HTTPS with certificate files: the way for cameras that can.
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using EdgeAgent.Drivers.CameraMessages.Intake;
using EdgeAgent.Drivers.Hikvision.Messages;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Push;
using EdgeAgent.Drivers.Tests.CameraMessages;
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Push;

public sealed class PushTlsTests
{
    [Fact]
    public async Task Over_tls_a_camera_may_log_in_by_Basic()
    {
        using var certificates = new TestCertificates();
        using var stop = new CancellationTokenSource();
        var host = new CameraHost();
        var port = FreePort();
        var running = Device(certificates.ServerFile, certificates.ServerKeyFile, port).RunAsync(host, stop.Token);
        await host.Signals.UntilAsync(() => host.IsReady, "the listener");

        using var handler = new SocketsHttpHandler { UseProxy = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, found, _, _) => found!.Subject == "CN=127.0.0.1";
        using var client = new HttpClient(handler);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String("cam:word"u8));
        using var content = new StringContent("<a><ANPR><licensePlate>A1</licensePlate></ANPR></a>", Encoding.UTF8);
        using var answer = await client.PostAsync($"https://127.0.0.1:{port}/in/hikvision/gate", content);
        await stop.CancelAsync();
        await running;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("A1", Assert.Single(host.Vehicles).Plate);
    }

    [Fact]
    public async Task A_certificate_that_is_none_is_a_fault_that_names_the_file()
    {
        using var certificates = new TestCertificates();
        var fault = await Assert.ThrowsAsync<DeviceFault>(
            () => Device(certificates.ServerKeyFile, certificates.ServerKeyFile, FreePort()).RunAsync(
                new CameraHost(), default));
        Assert.Contains(certificates.ServerKeyFile, fault.Message, StringComparison.Ordinal);
        Assert.Equal(RetryAdvice.NeedsPerson, fault.Retry);
    }

    private static PushDevice Device(string certificate, string key, int port) => new(
        "gate", new HikvisionFormat(), new CameraOptions(),
        new PushOptions
        {
            Endpoint = new PushEndpoint
            {
                Port = port,
                CertificateFile = certificate,
                Key = new SecretReference("file", key),
            },
            Access = new PushAccess { User = "cam", Password = new SecretReference("env", "word") },
        },
        new DriverServices { Time = TimeProvider.System, Network = new Nothing(), Secrets = new Nothing() });

    private static int FreePort()
    {
        var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }

    private sealed class Nothing : IStreamConnector, ISecretSource
    {
        public Task<Stream> ConnectAsync(string host, int port, TlsOptions? tls, CancellationToken stop) =>
            throw new InvalidOperationException("Nothing is dialled here.");

        public string Reveal(SecretReference reference) =>
            reference.Scheme == "file" ? File.ReadAllText(reference.Name) : reference.Name;
    }
}
