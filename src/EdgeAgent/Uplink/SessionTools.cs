// What every part of a session works with: the link with its receipts, options, clocks, figures, log.
using System.Text;
using EdgeAgent.Uplink.Mqtt;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Uplink;

/// <summary>The tools of one session, and the messages on their way.</summary>
internal sealed class SessionTools(
    IMqttLink link,
    UplinkOptions options,
    BoxFacts box,
    TimeProvider time,
    RunningClock clock,
    UplinkCounters counters,
    ILogger log)
{
    // Fixed header, packet id and MQTT 5 properties of a publish, generously.
    private const int PacketOverhead = 128;

    // MQTT allows 256 MiB; no message of a box comes near this.
    private const int LargestMessage = 16 << 20;

    private readonly SortedDictionary<long, (TimeSpan SentAt, Action<int> Receipt)> _open = [];
    private long _lastTag;

    public IMqttLink Link => link;

    public UplinkOptions Options => options;

    public BoxFacts Box => box;

    public TimeProvider Time => time;

    public RunningClock Clock => clock;

    public UplinkCounters Counters => counters;

    public ILogger Log => log;

    /// <summary>Whether the broker has taken a status on this connection.</summary>
    public bool Proven { get; set; }

    /// <summary>
    /// Event messages in flight at most; one place of the broker's Receive Maximum is left for status and marks.
    /// </summary>
    public int Window => Math.Clamp(link.Grant.ReceiveMaximum - 1, 1, options.Window);

    /// <summary>Messages without an answer.</summary>
    public int InFlight => _open.Count;

    /// <summary>Age of the oldest message without an answer.</summary>
    public TimeSpan OldestUnacknowledged => OldestSentAt is { } sentAt ? clock.Now - sentAt : TimeSpan.Zero;

    /// <summary>When the oldest message without an answer was sent; null where there is none.</summary>
    public TimeSpan? OldestSentAt => _open.Count == 0 ? null : _open.First().Value.SentAt;

    /// <summary>Bytes of payload that fit into one message on a topic.</summary>
    public int MostPayload(string topic) =>
        (int)Math.Min(
            LargestMessage,
            (link.Grant.MaximumPacketSize ?? LargestMessage) - Encoding.UTF8.GetByteCount(topic) - PacketOverhead);

    /// <summary>
    /// Sends a message; <paramref name="receipt"/> is called with the broker's reason code, unless the link is lost
    /// before.
    /// </summary>
    public PublishVerdict Send(OutgoingMessage message, Action<int> receipt)
    {
        var tag = ++_lastTag;
        var verdict = link.Publish(tag, message);
        if (verdict == PublishVerdict.Accepted) _open.Add(tag, (clock.Now, receipt));
        return verdict;
    }

    /// <summary>Passes a broker's answer on to whoever sent the message.</summary>
    public void Answered(long tag, int reason)
    {
        if (_open.Remove(tag, out var sent)) sent.Receipt(reason);
    }
}
