// The supervisor's word from the status page: an operator's work goes back to the pool.
using EdgeAgent.VoicePicking.Work;
using Microsoft.AspNetCore.Http;

namespace EdgeAgent.Web;

/// <summary>Gives an operator's work back to the pool.</summary>
/// <exception cref="WorkRefusal">With a sentence.</exception>
internal delegate Task ReleaseWork(string @operator, CancellationToken stop);

/// <summary>Answers <c>POST /picking/release?operator=7</c>.</summary>
internal static class SupervisorCall
{
    /// <summary>The path.</summary>
    public const string Path = "/picking/release";

    /// <summary>
    /// The header that the page sends: a page of another origin would have to ask first, and is not let.
    /// </summary>
    public const string Header = "X-EdgeAgent";

    private const int LongestOperator = 64;

    /// <summary>Answers one request.</summary>
    public static async Task AnswerAsync(HttpContext context, ReleaseWork release)
    {
        var who = context.Request.Query["operator"].ToString();
        var refusal = Refusal(context, who);
        if (refusal is not null)
        {
            await WebFace.TextAsync(context, refusal.Value.Code, refusal.Value.Text);
            return;
        }

        try
        {
            await release(who, context.RequestAborted);
            await WebFace.TextAsync(context, 200, "What was in this picker's hands lies in the pool.");
        }
        catch (WorkRefusal sentence)
        {
            await WebFace.TextAsync(context, 503, sentence.Message);
        }
    }

    private static (int Code, string Text)? Refusal(HttpContext context, string who)
    {
        if (!WebFace.IsOwn(context)) return (421, "Ask this box by 127.0.0.1 or localhost.");
        if (!HttpMethods.IsPost(context.Request.Method)) return (405, "Only POST is answered here.");
        if (!context.Request.Headers.ContainsKey(Header)) return (403, $"The header {Header} is missing.");
        return who.Length is 0 or > LongestOperator ? (400, "`operator` is missing or too long.") : null;
    }
}
