// The endpoint where new boxes ask: HTTPS only, two paths, small bodies. The login is the token itself.
using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Enrolment;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Headquarters.Enrolment;

/// <summary>The web server of the enrolment.</summary>
internal sealed class EnrolmentWeb(EnrolmentDesk desk, RefusalLimit limit, ILogger<EnrolmentWeb> log)
{
    private const int LargestRequest = 16 << 10;
    private const int LongestName = 200;

    /// <summary>Builds the server; the caller starts and stops it, and it disposes of the certificate.</summary>
    public WebApplication Build(IPEndPoint listen, X509Certificate2 certificate, ILoggerFactory logs)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = 256;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Listen(listen, socket => socket.UseHttps(certificate, tls =>
                tls.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13));
        });
        builder.Services.AddSingleton(logs);
        var web = builder.Build();
        web.Run(AnswerAsync);
        return web;
    }

    /// <summary>Answers one request.</summary>
    internal Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return (context.Request.Method, context.Request.Path.Value) switch
        {
            ("GET", EnrolmentPaths.Authority) => TextAsync(context, 200, desk.Authority, "application/x-pem-file"),
            ("POST", EnrolmentPaths.Enrol) => EnrolAsync(context),
            _ => TextAsync(context, 404, "Not here.\n", "text/plain; charset=utf-8"),
        };
    }

    private async Task EnrolAsync(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (limit.IsOver(address))
        {
            context.Response.Headers.RetryAfter = RefusalLimit.Span.TotalSeconds.ToString("0");
            await RefuseAsync(context, new EnrolmentRefusal(
                EnrolmentCodes.TooOften,
                "HQ has refused this address too often within a minute: the box asks again later."));
            return;
        }

        if (await ReadAsync(context) is not { } request)
        {
            limit.Count(address);
            await RefuseAsync(context, new EnrolmentRefusal(
                EnrolmentCodes.Malformed,
                "HQ does not understand the request: is the box's version too old or too new?"));
            return;
        }

        var (answer, refusal) = Judge(request);
        // What a stranger says goes into the log cut short and on one line.
        var box = BoxAddress.TryParse(request.Box, out var known) ? known.ToString() : "(no box's name)";
        if (refusal is not null)
        {
            limit.Count(address);
            EnrolmentLog.Refused(log, box, address.ToString(), refusal.Code);
            await RefuseAsync(context, refusal);
            return;
        }

        EnrolmentLog.LetIn(log, box, address.ToString());
        await JsonAsync(context, 200, JsonSerializer.Serialize(answer!, DocumentJson.Default.EnrolmentAnswer));
    }

    private (EnrolmentAnswer? Answer, EnrolmentRefusal? Refusal) Judge(EnrolmentRequest request)
    {
        try
        {
            return desk.Judge(request);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException
            or JsonException)
        {
            EnrolmentLog.Fault(log, fault, request.Box);
            throw;
        }
    }

    private static async Task<EnrolmentRequest?> ReadAsync(HttpContext context)
    {
        try
        {
            var request = await JsonSerializer.DeserializeAsync(
                context.Request.Body, DocumentJson.Default.EnrolmentRequest, context.RequestAborted);
            return request is { Box.Length: <= LongestName, Token: not null, Request: not null } ? request : null;
        }
        catch (Exception fault) when (fault is JsonException or BadHttpRequestException)
        {
            return null; // Answered as malformed.
        }
    }

    private static Task RefuseAsync(HttpContext context, EnrolmentRefusal refusal) => JsonAsync(
        context,
        refusal.Code switch
        {
            EnrolmentCodes.Malformed => 400,
            EnrolmentCodes.TooOften => 429,
            EnrolmentCodes.Expired or EnrolmentCodes.Used => 410,
            _ => 403,
        },
        JsonSerializer.Serialize(refusal, DocumentJson.Default.EnrolmentRefusal));

    private static Task JsonAsync(HttpContext context, int code, string json) =>
        TextAsync(context, code, json, "application/json; charset=utf-8");

    private static Task TextAsync(HttpContext context, int code, string text, string type)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
