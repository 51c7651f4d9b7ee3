// What the picking page's server answers.
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EdgeAgent.VoicePicking.Operators;
using Microsoft.AspNetCore.Http;

namespace EdgeAgent.Web.Picking;

/// <summary>Answers requests of handhelds.</summary>
internal sealed class PickingAnswers(PickingParts parts, PickingAssets assets)
{
    /// <summary>The cookie of who signed on; the prefix binds it to this host, TLS and the whole path.</summary>
    public const string Cookie = "__Host-picker";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Answers one request.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "microphone=(self), screen-wake-lock=(self), camera=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-cache";
        var path = context.Request.Path.Value ?? "/";
        if (HttpMethods.IsPost(context.Request.Method)) return PostAsync(context, path);
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            return TextAsync(context, 405, "Only GET and POST are answered here.");
        if (assets.Find(path) is { } asset) return AssetAsync(context, asset);
        return path switch
        {
            "/session" => SessionAsync(context),
            "/me" => MeAsync(context),
            "/setup.json" => SetupAsync(context),
            "/authority.crt" => AuthorityAsync(context),
            _ => TextAsync(context, 404, "Not here. The page for pickers is at /, the set-up of a handheld at /setup."),
        };
    }

    private Task PostAsync(HttpContext context, string path)
    {
        if (!PickingFace.IsOwn(context.Request))
            return TextAsync(context, 403, "Only the box's own page may ask this.");
        return path switch
        {
            "/sign-on" => SignOnAsync(context),
            "/sign-off" => SignOffAsync(context),
            _ => TextAsync(context, 404, "Not here."),
        };
    }

    private async Task SignOnAsync(HttpContext context)
    {
        var stop = context.RequestAborted;
        if (await ReadAsync(context) is not { Number: { } number, Pin: { } pin } wish)
        {
            await JsonAsync(context, 400, new SignOnAnswer(null, "Type your number and your PIN."));
            return;
        }

        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        var result = await parts.Desk.SignOnAsync(
            number, pin, address, one => wish.TakeOver || !parts.Sessions.IsAtWork(one.Number), stop);
        switch (result)
        {
            case SignOnResult.Granted(var granted):
                parts.Sessions.TakeOver(granted.Number);
                SetCookie(context, parts.Tokens.Seal(granted, parts.Options.Shift));
                await JsonAsync(context, 200, new SignOnAnswer(granted.Name));
                break;
            case SignOnResult.Elsewhere:
                await JsonAsync(
                    context, 409,
                    new SignOnAnswer(
                        null, "You are signed on at another handheld. Go on here instead?", Elsewhere: true));
                break;
            case SignOnResult.Wait(var wait):
                var seconds = (int)Math.Ceiling(wait.TotalSeconds);
                context.Response.Headers.RetryAfter = seconds.ToString(provider: null);
                await JsonAsync(
                    context, 429,
                    new SignOnAnswer(null, $"Too many tries. Wait {seconds} seconds.", WaitSeconds: seconds));
                break;
            default:
                await JsonAsync(context, 401, new SignOnAnswer(null, "Number or PIN is wrong."));
                break;
        }
    }

    private async Task SignOffAsync(HttpContext context)
    {
        if (Whose(context) is { } signedOn) await parts.Sessions.SignOffAsync(signedOn.Number, context.RequestAborted);
        context.Response.Cookies.Delete(Cookie, new CookieOptions { Secure = true, Path = "/" });
        await JsonAsync(context, 200, new SignOnAnswer(null));
    }

    private Task MeAsync(HttpContext context) => Whose(context) is { } signedOn
        ? JsonAsync(context, 200, new SignOnAnswer(signedOn.Name))
        : JsonAsync(context, 200, new SignOnAnswer(null));

    private async Task SessionAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await TextAsync(context, 426, "Here is the socket of the page for pickers.");
            return;
        }

        if (!PickingFace.IsOwn(context.Request))
        {
            await TextAsync(context, 403, "Only the box's own page may open this.");
            return;
        }

        if (Whose(context) is not { } signedOn)
        {
            await TextAsync(context, 401, "Sign on first.");
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await parts.Sessions.ServeAsync(signedOn, socket, context.RequestAborted);
    }

    private Task SetupAsync(HttpContext context)
    {
        var names = parts.Certificate.Names;
        var facts = new SetupFacts(
            parts.Box, parts.Certificate.Fingerprint, parts.Certificate.AuthorityDer is not null,
            [.. names.Hosts.Concat(names.Addresses.Select(address => address.ToString()))]);
        return JsonAsync(context, 200, facts, SignOnJson.Default.SetupFacts);
    }

    private Task AuthorityAsync(HttpContext context)
    {
        if (parts.Certificate.AuthorityDer is not { } authority)
            return TextAsync(context, 404, "This box has a certificate from elsewhere: trust its authority.");
        context.Response.Headers.ContentDisposition = "attachment; filename=\"edgeagent-box.crt\"";
        return BytesAsync(context, authority, "application/x-x509-ca-cert");
    }

    private static Task AssetAsync(HttpContext context, PickingAsset asset)
    {
        context.Response.Headers.ETag = asset.Tag;
        if (context.Request.Headers.IfNoneMatch != asset.Tag) return BytesAsync(context, asset.Bytes, asset.Type);
        context.Response.StatusCode = 304;
        return Task.CompletedTask;
    }

    private OperatorRecord? Whose(HttpContext context) => parts.Tokens.Open(context.Request.Cookies[Cookie]);

    private void SetCookie(HttpContext context, string token) => context.Response.Cookies.Append(
        Cookie, token,
        new CookieOptions
        {
            Secure = true,
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Path = "/",
            MaxAge = parts.Options.Shift,
        });

    private static async Task<SignOnWish?> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(
                context.Request.Body, SignOnJson.Default.SignOnWish, context.RequestAborted);
        }
        catch (Exception fault) when (fault is JsonException or BadHttpRequestException)
        {
            return null; // No sign-on of the page: the caller says what is expected.
        }
    }

    private static Task JsonAsync(HttpContext context, int code, SignOnAnswer answer) =>
        JsonAsync(context, code, answer, SignOnJson.Default.SignOnAnswer);

    private static Task JsonAsync<T>(HttpContext context, int code, T value, JsonTypeInfo<T> json)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TextAsync(context, code, JsonSerializer.Serialize(value, json), "application/json; charset=utf-8");
    }

    private static Task TextAsync(HttpContext context, int code, string text, string type = "text/plain; charset=utf-8")
    {
        context.Response.StatusCode = code;
        return BytesAsync(context, System.Text.Encoding.UTF8.GetBytes(text), type);
    }

    private static Task BytesAsync(HttpContext context, byte[] bytes, string type)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
