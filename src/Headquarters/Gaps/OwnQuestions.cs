// The collector's own questions to boxes: about missing events, and about missing rollups.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Collecting;

namespace EdgeAgent.Headquarters.Gaps;

/// <summary>Sends questions; the answers come to any instance, as <see cref="OwnAnswers"/>.</summary>
internal sealed class OwnQuestions(CollectorParts parts, IBrokerLink link)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>What tells one question's id from another's.</summary>
    public static string Distinct() => Guid.NewGuid().ToString("n")[..12];

    /// <summary>Asks; false where the broker did not take the question.</summary>
    /// <param name="box">Whom.</param>
    /// <param name="id">The question's id.</param>
    /// <param name="about">Says what is asked.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<bool> AskAsync(
        BoxAddress box, string id, Func<QueryRequest, QueryRequest> about, CancellationToken stop)
    {
        var topics = new Topics(parts.Config.Prefix, box.Tenant, box.Store, box.Box);
        var question = about(new QueryRequest
        {
            Id = id,
            Kind = QueryKinds.Gap,
            Box = box.ToString(),
            ReplyTo = topics.QueryAnswers(id),
            Deadline = parts.Time.GetUtcNow() + Patience,
            AskedBy = $"edge-hq {parts.Instance}",
        });
        var payload = JsonSerializer.SerializeToUtf8Bytes(question, DocumentJson.Default.QueryRequest);
        try
        {
            await link.PublishAsync(new BrokerMessage(topics.QueryRequests, payload, Retain: false), stop);
            return true;
        }
        catch (BrokerRefusal refusal)
        {
            CollectorLog.NotAsked(parts.Log, box.ToString(), refusal.Message);
            return false;
        }
    }
}
