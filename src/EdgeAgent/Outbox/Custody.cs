// When an event that was handed over may be pruned.
namespace EdgeAgent.Outbox;

/// <summary>Whose word ends the box's duty to keep an event.</summary>
public enum Custody
{
    /// <summary>
    /// The broker took it, and the re-send window has passed since: for an HQ that runs standard tools only.
    /// </summary>
    Broker,

    /// <summary>HQ's own cumulative acknowledgement covers it.</summary>
    Hq,
}
