// The server of the picking page. It may listen beyond loopback: it speaks TLS 1.2 or newer alone, and gives a session
// only to who signed on. Pages of other origins get nothing: neither a sign-on nor a socket.
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using EdgeAgent.VoicePicking.Headsets;
using EdgeAgent.VoicePicking.Headsets.Certificates;
using EdgeAgent.VoicePicking.Operators;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Web.Picking;

/// <summary>What the server is made of.</summary>
internal sealed record PickingParts
{
    /// <summary>What the config says.</summary>
    public required HeadsetOptions Options { get; init; }

    /// <summary>The box's id, for the set-up page.</summary>
    public required string Box { get; init; }

    /// <summary>By which certificate the box is known.</summary>
    public required HeadsetCertificate Certificate { get; init; }

    /// <summary>Where pickers sign on.</summary>
    public required SignOnDesk Desk { get; init; }

    /// <summary>The tokens of who signed on.</summary>
    public required SessionTokens Tokens { get; init; }

    /// <summary>The sessions behind the page.</summary>
    public required IPickerSessions Sessions { get; init; }

    /// <summary>Loggers.</summary>
    public required ILoggerFactory Logs { get; init; }
}

/// <summary>The server of the picking page.</summary>
internal static class PickingFace
{
    private const int MostConnections = 128;

    /// <summary>Builds the server; the caller starts and stops it.</summary>
    public static WebApplication Build(PickingParts parts)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = MostConnections / 2;
            kestrel.Limits.MaxRequestBodySize = 1_024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1_024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Listen(IPAddress.Parse(parts.Options.Address), parts.Options.Port, listen =>
            {
                // WebSockets go over HTTP/1.1; one protocol is one less to look after.
                listen.Protocols = HttpProtocols.Http1;
                listen.UseHttps(new TlsHandshakeCallbackOptions
                {
                    OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
                    {
                        ServerCertificateContext = parts.Certificate.Context,
                        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    }),
                });
            });
        });
        builder.Services.AddSingleton(parts.Logs);
        var web = builder.Build();
        var half = parts.Options.LineDownAfter / 2;
        web.UseWebSockets(new WebSocketOptions { KeepAliveInterval = half, KeepAliveTimeout = half });
        var answers = new PickingAnswers(parts, PickingAssets.Read());
        web.Run(answers.AnswerAsync);
        return web;
    }

    /// <summary>Whether a request comes from the box's own page: browsers tell where it was made.</summary>
    internal static bool IsOwn(HttpRequest request) =>
        request.Headers.Origin is [{ } origin]
        && string.Equals(origin, $"https://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
}
