// What the commands of updates know of the box beside its slots; given to them, so that tests can say it.
using EdgeAgent.Appliance.Updates.Records;
using EdgeAgent.Web;

namespace EdgeAgent.Appliance.Updates;

/// <summary>The box around the slots.</summary>
internal sealed record BoxAround
{
    /// <summary>The version that runs.</summary>
    public required UpdateVersion Version { get; init; }

    /// <summary>The kernel's boot id.</summary>
    public required string BootId { get; init; }

    /// <summary>Root's records.</summary>
    public required UpdateRecords Records { get; init; }

    /// <summary>What HQ wants; null for nothing, or where the config cannot be read.</summary>
    public UpdateOptions? Wish { get; init; }

    /// <summary>The bundle of a version that HQ sent, where it is whole; null where it is not.</summary>
    public required Func<UpdateVersion, string?> Bundle { get; init; }

    /// <summary>The running agent now; null where none answers.</summary>
    public required Func<CancellationToken, Task<AgentStatus?>> Status { get; init; }

    /// <summary>Whether the boot loader says that this start is a trial.</summary>
    public bool StartIsTrial { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }
}
