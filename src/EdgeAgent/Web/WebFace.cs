// The box seen from outside: three health questions, metrics, and a page for people. Loopback only, and only under
// loopback's own names, so that no web page elsewhere can read it through a browser in the store. GET only, but for the
// supervisor's word, which needs a header that no other page may send.
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Web.Listening;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Web;

/// <summary>The web server of the box.</summary>
internal static class WebFace
{
    private static readonly string[] OwnNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Builds the server; the caller starts and stops it.</summary>
    /// <param name="options">Where it listens.</param>
    /// <param name="status">The agent at any moment.</param>
    /// <param name="release">Gives an operator's work back to the pool; null where there are no pickers.</param>
    /// <param name="passed">The sockets that came with the start of the process.</param>
    /// <param name="logs">Where it logs.</param>
    public static WebApplication Build(
        WebOptions options, Func<AgentStatus> status, ReleaseWork? release, PassedSockets passed, ILoggerFactory logs)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var socket = new PageSocket(passed, logs.CreateLogger<PageSocket>());
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = socket.Open);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = 64;
            kestrel.Limits.MaxRequestBodySize = 1_024;
            kestrel.Listen(System.Net.IPAddress.Parse(options.Address), options.Port);
        });
        builder.Services.AddSingleton(logs);
        var page = ReadPage();
        var web = builder.Build();
        web.Run(context => context.Request.Path == SupervisorCall.Path && release is not null
            ? SupervisorCall.AnswerAsync(context, release)
            : AnswerAsync(context, status, page));
        return web;
    }

    /// <summary>Answers one request.</summary>
    internal static Task AnswerAsync(HttpContext context, Func<AgentStatus> status, string page)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'";
        if (!IsOwn(context))
            return TextAsync(context, 421, "Ask this box by 127.0.0.1 or localhost.");
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            return TextAsync(context, 405, "Only GET is answered here.");
        return context.Request.Path.Value switch
        {
            "/" => TextAsync(context, 200, page, "text/html; charset=utf-8"),
            "/status.json" => JsonAsync(context, 200, status(), AgentStatusJson.Default.AgentStatus),
            "/metrics" => TextAsync(
                context, 200, AgentMetrics.Of(status(), ProcessFigures.Read()), PrometheusText.ContentType),
            "/health/live" => HealthAsync(context, status().Live),
            "/health/ready" => HealthAsync(context, status().Ready),
            "/health/connected" => HealthAsync(context, status().Connected),
            _ =>
                TextAsync(
                    context,
                    404,
                    "Not here. Try /, /status.json, /metrics, /health/live, /health/ready or /health/connected."),
        };
    }

    /// <summary>Whether it is asked for by one of loopback's own names.</summary>
    internal static bool IsOwn(HttpContext context) =>
        OwnNames.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase);

    private static Task HealthAsync(HttpContext context, HealthAnswer answer) =>
        JsonAsync(context, answer.Ok ? 200 : 503, answer, AgentStatusJson.Default.HealthAnswer);

    private static Task JsonAsync<T>(
        HttpContext context, int code, T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> json) =>
        TextAsync(context, code, JsonSerializer.Serialize(value, json), "application/json; charset=utf-8");

    /// <summary>Answers with a text.</summary>
    internal static Task TextAsync(
        HttpContext context, int code, string text, string type = "text/plain; charset=utf-8")
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static string ReadPage()
    {
        using var stream = typeof(WebFace).Assembly.GetManifestResourceStream("EdgeAgent.Web.Page.index.html")
            ?? throw new InvalidOperationException("The status page is missing from the build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
