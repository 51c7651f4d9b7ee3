// What the box believes the broker has. The broker's own memory of this document shows, after a reconnect, whether it
// forgot something.
namespace EdgeAgent.Contracts.Custody;

/// <summary>
/// The sequences up to which the broker has acknowledged every event of a class. Retained on the <c>handed-over</c>
/// topic (the will does not overwrite it there), and repeated in <c>status</c>.
/// </summary>
/// <param name="Epoch">The box's epoch.</param>
/// <param name="Low">Class low.</param>
/// <param name="Normal">Class normal.</param>
/// <param name="Urgent">Class urgent.</param>
public sealed record HandedOver(string Epoch, long Low, long Normal, long Urgent);
