// Finds the text of the configuration that a box runs: HQ's own wish where that is in force, else the box is asked.
// Only a text whose hash is the one that the box reports counts: what was cleaned of something on its way is not the
// same.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Pull;

namespace EdgeAgent.Headquarters.Push;

/// <summary>Finds configurations.</summary>
internal sealed class ConfigInForce(IBroker broker, BoxQuestion questions, TimeProvider time)
{
    /// <summary>The text, or why HQ does not know it: a sentence.</summary>
    /// <exception cref="BrokerRefusal">The broker refused, or the connection was lost.</exception>
    public async Task<(string? Document, string? Why)> FindAsync(Topics topics, CancellationToken stop)
    {
        Standing standing;
        await using (var line = await BoxLine.OpenAsync(
            broker, topics, [topics.ReportedConfig, topics.DesiredConfig], time, stop))
            standing = await ReportReader.StandingAsync(line, topics.DesiredConfig, stop);
        if (standing.Report is not { } report)
            return (null, "The box has never reported its configuration to this broker: is its name right?");
        if (standing.Wish is { } wish && ContentHash.Of(wish.Document) == report.Hash) return (wish.Document, null);
        try
        {
            var document = await AskAsync(topics.Address, stop);
            return document is not null && ContentHash.Of(document) == report.Hash
                ? (document, null)
                : (null,
                    "HQ does not know its configuration letter for letter (it holds something that does not leave the box): "
                    + "push the whole file by `edge-hq push config`.");
        }
        catch (BoxRefusal refusal)
        {
            return (null, $"HQ does not know its configuration, and it cannot be asked: {refusal.Message}");
        }
    }

    private async Task<string?> AskAsync(BoxAddress box, CancellationToken stop)
    {
        string? document = null;
        await questions.AskAsync(
            box,
            new QueryRequest { Id = "", Kind = QueryKinds.Config },
            chunk =>
            {
                foreach (var item in chunk.Items ?? [])
                {
                    if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("yaml", out var text))
                        document = text.GetString();
                }

                return Task.CompletedTask;
            },
            stop);
        return document;
    }
}
