// Looks for events that should be here and are not, and asks their boxes to send them again.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Collecting;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Gaps;

/// <summary>
/// Asks for gaps. What the box still holds comes on <c>evt/…</c> like any event; what it does not, it names in its
/// answer. Instances share the gaps through the database.
/// </summary>
internal sealed class GapHealer(CollectorParts parts, IBrokerLink link)
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(parts.Config.Collector.GapsEvery, parts.Time, stop);
            await AskAsync(stop);
        }
    }

    /// <summary>One round.</summary>
    internal async Task AskAsync(CancellationToken stop)
    {
        IReadOnlyList<OpenGap> gaps;
        try
        {
            var (grace, again) = (parts.Config.Collector.GapGrace, parts.Config.Collector.GapAgain);
            gaps = await parts.Store.AskForGapsAsync(grace, again, AtOnce, stop);
        }
        catch (StoreUnavailable)
        {
            return; // The writer says so.
        }

        foreach (var gap in gaps) await AskAsync(gap, stop);
    }

    private async Task AskAsync(OpenGap gap, CancellationToken stop)
    {
        var topics = new Topics(parts.Config.Prefix, gap.Box.Tenant, gap.Box.Store, gap.Box.Box);
        var id = GapAnswers.IdOf(gap.Epoch, Guid.NewGuid().ToString("n")[..12]);
        var question = new QueryRequest
        {
            Id = id,
            Kind = QueryKinds.Gap,
            Box = gap.Box.ToString(),
            Epoch = gap.Epoch,
            SeqFrom = gap.From,
            SeqTo = gap.To,
            ReplyTo = topics.QueryAnswers(id),
            Deadline = parts.Time.GetUtcNow() + Patience,
            AskedBy = $"edge-hq {parts.Instance}",
        };
        var payload = JsonSerializer.SerializeToUtf8Bytes(question, DocumentJson.Default.QueryRequest);
        try
        {
            await link.PublishAsync(new BrokerMessage(topics.QueryRequests, payload, Retain: false), stop);
            parts.Figures.Asked.Add(1);
            CollectorLog.AskedAgain(parts.Log, gap.Box.ToString(), gap.From, gap.To, gap.Epoch, gap.Asked);
        }
        catch (BrokerRefusal refusal)
        {
            CollectorLog.NotAsked(parts.Log, gap.Box.ToString(), refusal.Message);
        }
    }
}
