// Opening links, and the sentences when that fails.
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Transport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Transport;

public sealed class TcpStreamConnectorTests : ISecretSource, IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edge-agent-tls");
    private string _key = "";

    public TcpStreamConnectorTests() => _listener.Start();

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    [Fact]
    public async Task A_port_where_nothing_listens_is_told_with_what_to_check()
    {
        var port = Port;
        _listener.Stop();

        var fault = await Assert.ThrowsAsync<DeviceFault>(() => ConnectAsync(port, null));

        Assert.Equal(RetryAdvice.Usual, fault.Retry);
        Assert.Contains($"Nothing accepts connections at 127.0.0.1:{port}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_told()
    {
        var fault = await Assert.ThrowsAsync<DeviceFault>(
            () => new TcpStreamConnector(this).ConnectAsync("reader.invalid", 5084, null, CancellationToken.None));

        Assert.Contains("'reader.invalid'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_own_authority_and_a_client_certificate_open_a_mutual_TLS_link()
    {
        using var server = Certificate("reader");
        using var client = Certificate("box");
        _key = client.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem();
        var serving = ServeAsync(server, asksForCertificate: true);
        var tls = new TlsOptions
        {
            AuthorityFile = Write("authority.pem", server.ExportCertificatePem()),
            CertificateFile = Write("box.pem", client.ExportCertificatePem()),
            Key = new SecretReference("env", "BOX_KEY"),
            ServerName = "reader",
        };

        await using var stream = await ConnectAsync(Port, tls);
        var answer = new byte[2];
        await stream.ReadExactlyAsync(answer);

        Assert.Equal("ok"u8.ToArray(), answer);
        Assert.Equal(client.Thumbprint, await serving);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_certificate_that_is_not_trusted_or_has_another_name_needs_a_person(bool trusted)
    {
        using var server = Certificate("reader");
        using var stranger = Certificate("reader");
        var serving = ServeAsync(server, asksForCertificate: false);
        var tls = new TlsOptions
        {
            AuthorityFile = Write("authority.pem", (trusted ? server : stranger).ExportCertificatePem()),
            ServerName = trusted ? "other" : "reader",
        };

        var fault = await Assert.ThrowsAsync<DeviceFault>(() => ConnectAsync(Port, tls));

        Assert.Equal(RetryAdvice.NeedsPerson, fault.Retry);
        Assert.Contains("`tls: authority`", fault.Message, StringComparison.Ordinal);
        await serving;
    }

    [Fact]
    public async Task A_file_that_is_no_certificate_is_named()
    {
        using var server = Certificate("reader");
        var serving = ServeAsync(server, asksForCertificate: false);
        var file = Write("authority.pem", "hello");

        var fault = await Assert.ThrowsAsync<DeviceFault>(
            () => ConnectAsync(Port, new TlsOptions { AuthorityFile = file }));

        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
        await serving;
    }

    public string Reveal(SecretReference reference) => _key;

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task<Stream> ConnectAsync(int port, TlsOptions? tls) =>
        new TcpStreamConnector(this).ConnectAsync("127.0.0.1", port, tls, CancellationToken.None);

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }

    private async Task<string?> ServeAsync(X509Certificate2 certificate, bool asksForCertificate)
    {
        using var client = await _listener.AcceptTcpClientAsync();
        await using var stream = new SslStream(client.GetStream());
        try
        {
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
            {
                ServerCertificate = certificate,
                ClientCertificateRequired = asksForCertificate,
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
            });
            await stream.WriteAsync("ok"u8.ToArray());
            return (stream.RemoteCertificate as X509Certificate2)?.Thumbprint;
        }
        catch (Exception refused) when (refused is IOException or AuthenticationException)
        {
            return null;
        }
    }

    private static X509Certificate2 Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
