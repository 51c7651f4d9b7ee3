// HQ's own acknowledgement: what a broker's receipt is not.
namespace EdgeAgent.Contracts.Custody;

/// <summary>
/// The retained document on the <c>ack</c> topic: HQ holds every event of this box's epoch up to a sequence, itself
/// included, or a named gap. The box may then prune them.
/// </summary>
/// <param name="Epoch">
/// The epoch that is acknowledged. It is required: without it, a retained message from the box's former life would free
/// events that HQ never saw. A message without it is ignored with an alarm, like one for another epoch.
/// </param>
/// <param name="Upto">The last sequence covered; 0 for none.</param>
public sealed record CustodyAck(string? Epoch, long Upto);
