// The uplink's figures while they change: written by its one loop only, read as a snapshot.
namespace EdgeAgent.Uplink;

internal sealed class UplinkCounters
{
    public long Sent { get; set; }

    public long Acknowledged { get; set; }

    public long Refused { get; set; }

    public long Quarantined { get; set; }

    public long Resent { get; set; }

    public long Unheard { get; set; }

    public long Reconnects { get; set; }

    public long AcksIgnored { get; set; }

    public TimeSpan? Lag { get; set; }
}
