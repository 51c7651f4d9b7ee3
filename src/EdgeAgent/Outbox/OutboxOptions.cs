// The `outbox:` block of store.yaml.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Outbox;

/// <summary>How much the outbox keeps, how long, and how it groups its commits.</summary>
public sealed record OutboxOptions
{
    /// <summary>Bytes on disk before the oldest of the lowest class is given up; 4 MiB to 1 TiB.</summary>
    public long Budget { get; init; } = 1L << 30;

    /// <summary>
    /// Running time after which an event that was never handed over is given up; time switched off does not count.
    /// </summary>
    public TimeSpan Age { get; init; } = TimeSpan.FromDays(30);

    /// <summary>With broker custody: running time for which an event is kept after the broker took it.</summary>
    public TimeSpan ResendWindow { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// The longest an event waits for others to share its commit; one that comes when nothing was written for as long
    /// does not wait.
    /// </summary>
    public TimeSpan CommitWait { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Events that wait before a commit is made at once; 1 to 10,000.</summary>
    public int CommitEvents { get; init; } = 256;

    /// <summary>
    /// Free bytes on the file system below which low events are refused; normal ones below half, urgent ones below an
    /// eighth.
    /// </summary>
    public long Reserve { get; init; } = 64L << 20;

    /// <summary>Where the key for personal data is kept; null = a key file in the state folder.</summary>
    public SecretReference? Key { get; init; }

    /// <summary>Reads the block.</summary>
    public static OutboxOptions Read(IOptionReader reader)
    {
        var standard = new OutboxOptions();
        return new OutboxOptions
        {
            Budget = reader.Size(
                "budget",
                "Disk the outbox may fill; then the oldest of the lowest class goes first, and the gap is named.",
                standard.Budget, 4L << 20, 1L << 40),
            Age = reader.Duration(
                "age", "Running time after which an event that was never handed over is given up.",
                standard.Age, TimeSpan.FromHours(1), TimeSpan.FromDays(3650)),
            ResendWindow = reader.Duration(
                "resend-window", "With broker custody: how long an event is kept after the broker took it.",
                standard.ResendWindow, TimeSpan.Zero, TimeSpan.FromDays(3650)),
            CommitWait = reader.Duration(
                "commit-wait", "The longest an event waits for others to share its commit to disk.",
                standard.CommitWait, TimeSpan.Zero, TimeSpan.FromSeconds(1)),
            CommitEvents = reader.Integer(
                "commit-events", "Events that wait before a commit is made at once.", standard.CommitEvents, 1, 10_000),
            Reserve = reader.Size(
                "reserve",
                "Free space below which low events are refused; normal ones below half, urgent ones below an eighth.",
                standard.Reserve, 0, 1L << 40),
            Key = reader.OptionalSecret("key", "Key that encrypts personal data at rest: 32 bytes as hex or base64."),
        };
    }
}
