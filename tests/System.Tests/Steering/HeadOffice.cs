// HQ in a test: wishes, commands and lists go to the real broker, and what the box answers is waited for.
using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Push;
using EdgeAgent.SystemTests.Agent;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.SystemTests.Steering;

/// <summary>Directs the box of a store.</summary>
internal sealed class HeadOffice(StoreUnderTest store)
{
    public static Topics Topics { get; } = new("retail", "test", "kill", StoreUnderTest.Box);

    /// <summary>What the box reports now; null before the first report.</summary>
    public ReportedConfig? Report => store.Hq.Last(Topics.ReportedConfig) is { } text
        ? JsonSerializer.Deserialize(text, DocumentJson.Default.ReportedConfig)
        : null;

    /// <summary>Wishes a configuration.</summary>
    public Task WishAsync(long version, string document, int healthyWithinS = 30, string? hash = null) => SendAsync(
        Topics.DesiredConfig,
        JsonSerializer.Serialize(
            new DesiredConfig(version, hash ?? ContentHash.Of(document), document, healthyWithinS),
            DocumentJson.Default.DesiredConfig),
        retain: true);

    /// <summary>Waits for a report; fails with the agent's own words.</summary>
    public async Task<ReportedConfig> ReportsAsync(string state, long version)
    {
        var since = DateTime.UtcNow;
        while (DateTime.UtcNow - since < TimeSpan.FromMinutes(1))
        {
            if (Report is { } report && report.State == state && report.Version == version) return report;
            await Task.Delay(20);
        }

        throw new TimeoutException($"The box never reported {state} {version}, but {Report}. It said:\n{store.Words}");
    }

    /// <summary>Gives a command, and waits for its result.</summary>
    public async Task<CommandResult> CommandAsync(
        string name, string id, TimeSpan? life = null, string? arguments = null)
    {
        var expires = DateTimeOffset.UtcNow + (life ?? TimeSpan.FromMinutes(5));
        var before = Results(id).Count;
        await SendAsync(
            Topics.Command(name),
            $$"""{"id":"{{id}}","expires":"{{expires:O}}","arguments":{{arguments ?? "{}"}},"askedBy":"a test"}""",
            retain: false);
        var since = DateTime.UtcNow;
        while (Results(id).Count == before)
        {
            if (DateTime.UtcNow - since > TimeSpan.FromMinutes(1))
                throw new TimeoutException($"The box never answered {name} {id}. It said:\n{store.Words}");
            await Task.Delay(20);
        }

        return Results(id)[^1];
    }

    /// <summary>Sends a list.</summary>
    public Task ListAsync(string name, long version, string kind, JsonArray entries)
    {
        var text = entries.ToJsonString();
        return SendAsync(
            Topics.List(name),
            $$"""{"version":{{version}},"kind":"{{kind}}","hash":"{{ContentHash.Of(text)}}","entries":{{text}}}""",
            retain: true);
    }

    /// <summary>How many events of a type HQ holds.</summary>
    public int EventsOf(string type) => store.Hq.Places.Count(place => store.Hq.TypeOf(place) == type);

    /// <summary>Waits for an event of a type, of which there must be one alone.</summary>
    public async Task IsToldOnceAsync(string type)
    {
        await Until.True(() => EventsOf(type) > 0, $"{type} comes to HQ");
        Assert.Equal(1, EventsOf(type));
    }

    private List<CommandResult> Results(string id) =>
        [.. store.Hq.Messages.Where(message => message.Topic == Topics.CommandResult(id)).Select(
            message => JsonSerializer.Deserialize(message.Payload, DocumentJson.Default.CommandResult)!)];

    private Task SendAsync(string topic, string payload, bool retain) =>
        HqOracle.PublishAsync(store.Broker, topic, payload, retain);
}
