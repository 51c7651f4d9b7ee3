// HQ's collector seen from outside: does it live, does it work, and its figures. Loopback only, GET only.
using System.Net;
using EdgeAgent.Headquarters.Custody;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Headquarters.Web;

/// <summary>The web server of a collector.</summary>
internal static class HqWeb
{
    /// <summary>Builds the server; the caller starts and stops it.</summary>
    public static WebApplication Build(int port, CollectorFigures figures, AckBook acks, ILoggerFactory logs)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = 64;
            kestrel.Limits.MaxRequestBodySize = 1_024;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddSingleton(logs);
        var web = builder.Build();
        web.Run(context => AnswerAsync(context, figures, acks));
        return web;
    }

    /// <summary>Answers one request.</summary>
    internal static Task AnswerAsync(HttpContext context, CollectorFigures figures, AckBook acks)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            return TextAsync(context, 405, "Only GET is answered here.\n");
        return context.Request.Path.Value switch
        {
            "/metrics" => TextAsync(context, 200, new HqMetrics(figures, acks).Write(), HqMetrics.ContentType),
            "/health/live" => TextAsync(context, 200, "The process works.\n"),
            "/health/ready" => ReadyAsync(context, figures),
            _ => TextAsync(context, 404, "Not here. Try /metrics, /health/live or /health/ready.\n"),
        };
    }

    private static Task ReadyAsync(HttpContext context, CollectorFigures figures)
    {
        string?[] problems = [figures.BrokerProblem, figures.DatabaseProblem];
        var sentences = string.Join('\n', problems.Where(problem => problem is not null));
        return sentences.Length == 0
            ? TextAsync(context, 200, "Broker and database are there.\n")
            : TextAsync(context, 503, $"{sentences}\n");
    }

    private static Task TextAsync(HttpContext context, int code, string text, string type = "text/plain; charset=utf-8")
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
