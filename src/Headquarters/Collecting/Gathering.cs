// A batch while it is being gathered, with the deliveries that are settled once it is stored.
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Collecting;

/// <summary>What is gathered for one transaction. Used by one loop at a time.</summary>
internal sealed class Gathering
{
    // Enough to see what a message was; the rest of a huge one would only fill the disk.
    private const int LongestRaw = 64 << 10;

    private readonly List<ReceivedEvent> _events = [];
    private readonly List<ReceivedRollup> _rollups = [];
    private readonly Dictionary<BoxAddress, ReceivedStatus> _statuses = [];
    private readonly List<QuarantinedMessage> _quarantined = [];
    private readonly List<NamedGap> _gaps = [];
    private readonly List<Delivery> _deliveries = [];

    /// <summary>What counts against the size of a batch.</summary>
    public int Weight => Math.Max(_events.Count + _rollups.Count + _statuses.Count, _deliveries.Count);

    /// <summary>What to settle when it is stored.</summary>
    public IReadOnlyList<Delivery> Deliveries => _deliveries;

    /// <summary>Boxes whose status came.</summary>
    public IReadOnlyCollection<ReceivedStatus> Statuses => _statuses.Values;

    /// <summary>Its events.</summary>
    public IReadOnlyList<ReceivedEvent> Events => _events;

    /// <summary>What it holds, for the database.</summary>
    public Batch Batch => new()
    {
        Events = _events,
        Rollups = _rollups,
        Statuses = [.. _statuses.Values],
        Quarantined = _quarantined,
        Gaps = _gaps,
    };

    /// <summary>Notes a delivery that is settled with the batch.</summary>
    public void Take(Delivery delivery) => _deliveries.Add(delivery);

    public void Add(ReceivedEvent one) => _events.Add(one);

    public void Add(ReceivedRollup row) => _rollups.Add(row);

    public void Add(NamedGap gap) => _gaps.Add(gap);

    /// <summary>The last status of a box is the one that counts.</summary>
    public void Add(ReceivedStatus status) => _statuses[status.Box] = status;

    /// <summary>Keeps a message, or the part of it that is no good, raw and with its reason.</summary>
    public void Quarantine(
        Delivery delivery, string reason, string sentence, BoxAddress? box = null, ReadOnlyMemory<byte>? part = null,
        Place? place = null)
    {
        var raw = part ?? delivery.Payload;
        _quarantined.Add(new QuarantinedMessage(
            delivery.Topic, reason, sentence, raw[..Math.Min(raw.Length, LongestRaw)], raw.Length, box, place?.Epoch,
            place?.Sequence));
    }
}
