// What an outbox needs to be opened.
using EdgeAgent.Outbox.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeAgent.Outbox;

/// <summary>Everything <see cref="DurableOutbox.OpenAsync"/> takes.</summary>
public sealed record OutboxSetup
{
    /// <summary>The state folder; made when missing.</summary>
    public required string Folder { get; init; }

    /// <summary>The box's id, as in its places.</summary>
    public required string Box { get; init; }

    /// <summary>Budget, windows and commit grouping.</summary>
    public OutboxOptions Options { get; init; } = new();

    /// <summary>When an event may be pruned.</summary>
    public Custody Custody { get; init; } = Custody.Broker;

    /// <summary>The key for personal data; null = one is made in the state folder when first needed.</summary>
    public PayloadKey? Key { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where it says what it repairs.</summary>
    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>The kernel's boot id; it tells a crash from a power cut.</summary>
    public Guid BootId { get; init; } = Guid.TryParse(Hosting.Kernel.BootId.Read(), out var boot) ? boot : Guid.Empty;

    /// <summary>Free bytes on the state folder's file system.</summary>
    internal Func<string, long> FreeBytes { get; init; } = folder => new DriveInfo(folder).AvailableFreeSpace;

    /// <summary>
    /// A file larger than this is not checked whole at the start: damage in it is then found when it is read.
    /// </summary>
    internal long CheckAtStartBytes { get; init; } = 32L << 20;

    /// <summary>Pages in the log after which it is folded into the database.</summary>
    internal int CheckpointPages { get; init; } = 1000;

    /// <summary>Called at each step of a commit; a test that throws here crashes the writer at that point.</summary>
    internal Action<CommitStep>? AtStep { get; init; }
}
