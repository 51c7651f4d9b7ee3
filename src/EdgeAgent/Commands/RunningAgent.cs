// Asks the agent that runs on this machine, over its own loopback page: the one source that `devices` and the support
// bundle share with people.
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Web;

namespace EdgeAgent.Commands;

/// <summary>The agent that runs on this machine, if one does.</summary>
/// <param name="web">Where its page is.</param>
/// <param name="patience">How long an answer may take; null for the 5 s that a person waits.</param>
internal sealed class RunningAgent(WebOptions web, TimeSpan? patience = null) : IDisposable
{
    private readonly HttpClient _client = new()
    {
        BaseAddress = new UriBuilder("http", web.Address, web.Port).Uri,
        Timeout = patience ?? TimeSpan.FromSeconds(5),
    };

    /// <summary>Its address.</summary>
    public Uri Address => _client.BaseAddress!;

    /// <summary>Its state now; null where none answers.</summary>
    public async Task<AgentStatus?> StatusAsync(CancellationToken stop) =>
        await TextAsync("status.json", stop) is { } text
            ? JsonSerializer.Deserialize(text, AgentStatusJson.Default.AgentStatus)
            : null;

    /// <summary>One of its texts; null where no agent answers.</summary>
    public async Task<string?> TextAsync(string path, CancellationToken stop)
    {
        try
        {
            return await _client.GetStringAsync(new Uri(path, UriKind.Relative), stop);
        }
        catch (HttpRequestException)
        {
            // Nobody listens there: that is the answer, and each caller says it in its own words.
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
