// Sends rollups: one retained message for each metric and period, an array of flat rows that engines take without code.
using EdgeAgent.Outbox;
using EdgeAgent.Uplink.Handover;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink.Rollups;

/// <summary>Hands rollups over on one connection; one read of them is on its way at a time.</summary>
internal sealed class RollupSender(IOutboxReader reader, SessionTools tools)
{
    private const int RowsAtOnce = 500;

    private readonly Dictionary<string, DateTimeOffset> _newest = new(StringComparer.Ordinal);
    private int _onTheirWay;

    /// <summary>Whether rollups may have come since the last read.</summary>
    public bool Fresh { get; set; } = true;

    /// <summary>Sends what waits.</summary>
    public async Task PumpAsync(CancellationToken stop)
    {
        if (!Fresh || _onTheirWay > 0) return;
        var rows = await reader.ReadRollupsAsync(RowsAtOnce, stop);
        Fresh = rows.Count == RowsAtOnce;
        foreach (var bucket in rows.GroupBy(row => (row.Rollup.Metric, row.Rollup.Period, row.Rollup.Start)))
            Send([.. bucket], refusals: 0);
    }

    private void Send(IReadOnlyList<StoredRollup> bucket, int refusals)
    {
        var first = bucket[0].Rollup;
        var topic = tools.Box.Topics.Rollup(first.Metric, first.Period);

        // What is retained stays the latest period: a late revision of an older one goes to those who listen.
        var latest = !_newest.TryGetValue(topic, out var newest) || first.Start >= newest;
        if (latest) _newest[topic] = first.Start;
        var message = new OutgoingMessage(topic, RollupJson.Write(bucket), latest, "application/json");
        _onTheirWay++;
        var verdict = message.Payload.Length > tools.MostPayload(topic)
            ? PublishVerdict.TooLarge
            : tools.Send(message, reason => Answered(bucket, refusals, reason));
        if (verdict == PublishVerdict.Accepted) return;
        _onTheirWay--;
        if (verdict != PublishVerdict.NotConnected) PassOver(bucket, "it is larger than the broker takes");
    }

    private void Answered(IReadOnlyList<StoredRollup> bucket, int refusals, int reason)
    {
        _onTheirWay--;
        if (ReasonCodes.IsTaken(reason))
        {
            reader.RollupsHandedOver(bucket);
            return;
        }

        tools.Counters.Refused++;
        if (refusals + 1 >= RefusalRule.Tries) PassOver(bucket, ReasonCodes.Describe(reason));
        else Send(bucket, refusals + 1);
    }

    private void PassOver(IReadOnlyList<StoredRollup> bucket, string reason)
    {
        UplinkLog.RollupPassedOver(tools.Log, bucket[0].Rollup.Metric, bucket[0].Rollup.Period, reason);
        reader.RollupsHandedOver(bucket);
    }
}
