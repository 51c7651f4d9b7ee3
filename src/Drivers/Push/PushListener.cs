// The web server of one endpoint. HTTP/1.1 alone, because that is what cameras speak; connections and bodies that are
// read at once are bounded, so that memory is.
using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeAgent.Drivers.Push;

/// <summary>One open endpoint.</summary>
internal sealed class PushListener : IAsyncDisposable
{
    private const int MostConnections = 256;
    private const int MostBodies = 16;

    private readonly WebApplication _web;
    private readonly X509Certificate2? _certificate;
    private readonly SemaphoreSlim _bodies = new(MostBodies, MostBodies);
    private readonly CancellationTokenSource _closing = new();

    private PushListener(PushEndpoint endpoint, X509Certificate2? certificate, TimeProvider time)
    {
        Endpoint = endpoint;
        Routes = new PushRoutes(time);
        _certificate = certificate;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.MaxRequestBodySize = null; // each camera has its own limit, below
            kestrel.Listen(IPAddress.Parse(endpoint.Address), endpoint.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                if (certificate is not null) listen.UseHttps(certificate);
            });
        });
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        _web = builder.Build();
        _web.Run(AnswerAsync);
    }

    /// <summary>Where it listens.</summary>
    public PushEndpoint Endpoint { get; }

    /// <summary>Its cameras.</summary>
    public PushRoutes Routes { get; }

    /// <summary>The port: that of the endpoint, or the one that the system chose for 0.</summary>
    public int Port => new Uri(_web.Urls.First()).Port;

    /// <summary>Opens an endpoint.</summary>
    /// <exception cref="DeviceFault">The port is taken, the address is not the box's, or the certificate is wrong.
    /// </exception>
    public static async Task<PushListener> OpenAsync(
        PushEndpoint endpoint, DriverServices services, CancellationToken stop)
    {
        var listener = new PushListener(endpoint, Certificate(endpoint, services.Secrets), services.Time);
        try
        {
            await listener._web.StartAsync(stop);
            return listener;
        }
        catch (IOException fault)
        {
            await listener.DisposeAsync();
            throw new DeviceFault(
                $"Nothing can listen on {endpoint.Address}:{endpoint.Port} ({fault.Message.TrimEnd('.')}): another program "
                + "holds the port, or the box has not that address. Name another `port` or `address` under `push`.",
                RetryAdvice.Slow, fault);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _web.DisposeAsync();
        _certificate?.Dispose();
        _bodies.Dispose();
        _closing.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        using var room = new BodyRoom(_bodies);
        var answer = await Routes.AnswerAsync(
            new PushRequest(
                request.Method, request.Path.Value ?? "/",
                context.Features.Get<IHttpRequestFeature>()?.RawTarget
                    ?? request.Path, context.Connection.RemoteIpAddress,
                request.Headers.Authorization, request.ContentType, request.ContentLength,
                request.IsHttps || context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)),
            largest => ReadAsync(context, room, largest),
            _closing.Token);
        context.Response.StatusCode = answer.Status;
        if (answer.Challenge is not null) context.Response.Headers.WWWAuthenticate = answer.Challenge;
        if (answer.Status == 413) context.Response.Headers.Connection = "close"; // its body is not waited for
        context.Response.ContentType = "text/plain; charset=utf-8";
        if (request.Method != "HEAD") await context.Response.WriteAsync(answer.Text, context.RequestAborted);
    }

    private static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context, BodyRoom room, long largest)
    {
        await room.EnterAsync(context.RequestAborted);
        var body = new ArrayBufferWriter<byte>((int)Math.Clamp(context.Request.ContentLength ?? 0, 4096, largest));
        while (true)
        {
            var count = await context.Request.Body.ReadAsync(body.GetMemory(4096), context.RequestAborted);
            if (count == 0) return body.WrittenMemory;
            body.Advance(count);
            if (body.WrittenCount > largest) return null;
        }
    }

    private static X509Certificate2? Certificate(PushEndpoint endpoint, ISecretSource secrets)
    {
        if (endpoint.CertificateFile is not { } file || endpoint.Key is not { } key) return null;
        try
        {
            return X509Certificate2.CreateFromPem(File.ReadAllText(file), secrets.Reveal(key));
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new DeviceFault(
                $"The certificate in {file} cannot be used ({fault.Message.TrimEnd('.')}): it must be PEM text, belong to "
                + "the `key`, and be readable by the agent's user.",
                RetryAdvice.NeedsPerson, fault);
        }
    }

    // A body holds its room until its answer is out.
    private sealed class BodyRoom(SemaphoreSlim rooms) : IDisposable
    {
        private bool _isInside;

        public async ValueTask EnterAsync(CancellationToken stop)
        {
            await rooms.WaitAsync(stop);
            _isInside = true;
        }

        public void Dispose()
        {
            if (_isInside) rooms.Release();
        }
    }
}
