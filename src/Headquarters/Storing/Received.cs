// What came in and goes into the database, already checked.
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Life;

namespace EdgeAgent.Headquarters.Storing;

/// <summary>An event as it came.</summary>
/// <param name="Box">Whose it is, by its topic and its own words.</param>
/// <param name="Epoch">The box's epoch.</param>
/// <param name="Sequence">From 1.</param>
/// <param name="Type">The type with its version, known or not.</param>
/// <param name="Device">The device.</param>
/// <param name="Time">When it happened, UTC.</param>
/// <param name="Recorded">When the box put it on disk, UTC.</param>
/// <param name="Synced">Whether the box's clock could be trusted.</param>
/// <param name="Historical">Whether it was sent again or late.</param>
/// <param name="Data">Its data, a JSON value as UTF-8.</param>
public sealed record ReceivedEvent(
    BoxAddress Box, string Epoch, long Sequence, string Type, string Device, DateTimeOffset Time,
    DateTimeOffset Recorded, bool Synced, bool Historical, ReadOnlyMemory<byte> Data);

/// <summary>A row of a rollup as it came.</summary>
/// <param name="Box">Whose it is.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Period">The period's name.</param>
/// <param name="Subject">The zone, line, slot or operator; empty for the whole box.</param>
/// <param name="Start">Start of the period, UTC.</param>
/// <param name="End">End of the period, UTC, itself excluded.</param>
/// <param name="Revision">The highest wins.</param>
/// <param name="Values">The flat JSON object as UTF-8.</param>
public sealed record ReceivedRollup(
    BoxAddress Box, string Metric, string Period, string Subject, DateTimeOffset Start, DateTimeOffset End,
    int Revision, ReadOnlyMemory<byte> Values);

/// <summary>A status as it came.</summary>
/// <param name="Box">Whose it is.</param>
/// <param name="Status">The document.</param>
/// <param name="Received">When it came, by HQ's clock: a will bears no time of death.</param>
public sealed record ReceivedStatus(BoxAddress Box, BoxStatus Status, DateTimeOffset Received);

/// <summary>What could not be taken as what it claims to be: kept raw, with the reason.</summary>
/// <param name="Topic">Where it came.</param>
/// <param name="Reason">
/// A short word for the metric: <c>forged</c>, <c>json</c>, <c>size</c>, <c>topic</c>, <c>value</c>.
/// </param>
/// <param name="Sentence">For a person.</param>
/// <param name="Payload">The bytes as they came, cut at 64 KiB.</param>
/// <param name="Bytes">How many there were.</param>
/// <param name="Epoch">Where it is an event with a readable place: its epoch; it then counts as held.</param>
/// <param name="Sequence">Its sequence.</param>
/// <param name="Box">Whose topic it came on; null where the topic names none.</param>
public sealed record QuarantinedMessage(
    string Topic, string Reason, string Sentence, ReadOnlyMemory<byte> Payload, long Bytes, BoxAddress? Box = null,
    string? Epoch = null, long? Sequence = null);

/// <summary>Sequences that a box has said it no longer holds.</summary>
/// <param name="Box">The box.</param>
/// <param name="Epoch">Its epoch.</param>
/// <param name="From">The first.</param>
/// <param name="To">The last, itself included.</param>
/// <param name="Reason">Why, in the box's word.</param>
public sealed record NamedGap(BoxAddress Box, string Epoch, long From, long To, string Reason);
